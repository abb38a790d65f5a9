import Platform
import SourceText
import YAMLSyntax

/// An object as an applier reads it from a bundle.
struct Manifest {
  /// What the cluster tells objects apart by.
  struct ID: Hashable, Comparable, CustomStringConvertible {
    let group: String
    let kind: String
    let namespace: String?
    let name: String

    var description: String { "\(kind) \(namespace.map { "\($0)/" } ?? "")\(name)" }

    static func < (left: ID, right: ID) -> Bool { left.description < right.description }
  }

  let id: ID
  let root: Node
  let annotations: [String: String]
  /// The comments before it.
  let comments: [String]

  private static let keys = KeyTable(fieldsAnd: [])

  /// The documents of a stream or file; each comment goes with the document after it.
  static func read(_ bytes: [UInt8]) -> [Manifest] {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.split(separator: "---").compactMap { lines in
      let text = Array(lines.joined(separator: "\n").utf8)
      let file = YAMLReader.read(text, source: SourceID(0), keys: keys)
      guard let root = file.documents.first?.root else { return nil }
      return Manifest(root, lines.filter { $0.hasPrefix("#") }.map(String.init))
    }
  }

  private init(_ root: Node, _ comments: [String]) {
    let metadata = root["metadata"]
    let version = root["apiVersion"]?.string ?? ""
    id = ID(
      group: version.split(separator: "/").dropLast().first.map(String.init) ?? "",
      kind: root["kind"]?.string ?? "", namespace: metadata?["namespace"]?.string,
      name: metadata?["name"]?.string ?? "")
    self.root = root
    self.comments = comments
    annotations = Dictionary(
      (metadata?["annotations"]?.entries.map { ($0.key.text, $0.value.text) }) ?? [],
      uniquingKeysWith: { $1 })
  }

  /// The values of an annotation that may have suffixes.
  func values(of annotation: String) -> [String] {
    annotations.filter { $0.key == annotation || $0.key.hasPrefix(annotation + ".") }.map(\.value)
  }

  /// Whether an applier is told to keep the object.
  var isGuarded: Bool {
    options(of: Replay.syncOptions).contains("Prune=false")
      || annotations["kustomize.toolkit.fluxcd.io/prune"] == "disabled"
      || annotations["client.lifecycle.config.k8s.io/deletion"] == "detach"
      || annotations["kapp.k14s.io/delete-strategy"] == "orphan"
  }

  /// Whether SOPS's checksum forbids annotations.
  var isTamperProof: Bool {
    root["sops"] != nil && root["sops"]?["mac_only_encrypted"] == nil && annotations.isEmpty
  }

  func options(of annotation: String) -> [String] {
    (annotations[annotation] ?? "").split(separator: ",").map(String.init)
  }
}

/// What a replay finds wrong.
struct Violation: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
