import Diagnosis
import SourceText
package import YAMLSyntax

/// What a KRM function is given: the objects of a package and what the function is to do with them.
///
/// Source: KRM Functions Specification v1, "ResourceList".
package struct ResourceList: Sendable {
  package static let apiVersion = "config.kubernetes.io/v1"
  package static let kind = "ResourceList"

  /// The objects in the order given.
  package let items: [Item]
  /// What the function is configured by; nil where it is not.
  package let functionConfig: Node?

  /// Whether any object lies in a file.
  package let hasPaths: Bool

  /// Why an input is no list that can be worked on, as a sentence.
  package struct Fault: Error {
    package let message: String
  }

  /// Reads a list.
  package init(
    reading bytes: [UInt8], keys: KeyTable, limits: ReadLimits = ReadLimits()
  ) throws(Fault) {
    let file = YAMLReader.read(bytes, source: SourceID(0), keys: keys, limits: limits)
    if let finding = file.findings.first {
      let line = LineTable(bytes).position(of: Int(finding.location.start)).line
      throw Fault(message: "standard input, line \(line): \(finding.message)")
    }
    guard file.documents.count == 1, let root = file.documents.first?.root,
      root["kind"]?.isText("ResourceList") == true
    else {
      throw Fault(message: "standard input is no ResourceList; kpt or kustomize runs the function")
    }
    guard root["apiVersion"]?.isText("config.kubernetes.io/v1") == true else {
      let version = root["apiVersion"]?.text ?? ""
      throw Fault(message: "the ResourceList is of version \"\(version)\", not of the known v1")
    }
    let documents = root["items"].map { ItemText(bytes, limits: limits).documents(of: $0) } ?? []
    var items: [Item] = []
    for text in documents {
      guard let item = Item(text, keys: keys, limits: limits) else {
        throw Fault(message: "items[\(items.count)] cannot be read as a document of its own")
      }
      items.append(item)
    }
    self.items = items
    hasPaths = items.contains { $0.path != nil }
    let config = root["functionConfig"]
    functionConfig = config?.isMapping == true ? config : nil
  }
}
