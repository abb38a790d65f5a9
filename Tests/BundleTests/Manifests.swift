import Bundle
import Configuration
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// Manifests in text as a resolved repository.
struct Manifests {
  let resolution: Resolution

  static let schemas = Schemas()

  init(_ texts: String...) {
    self.init(files: texts.map { Array($0.utf8) })
  }

  init(files: [[UInt8]]) {
    var objects: [PlatformObject] = []
    for (index, bytes) in files.enumerated() {
      let file = YAMLReader.read(bytes, source: SourceID(index), keys: Manifests.schemas.keys)
      for document in file.documents { objects += Manifests.objects(document.root) }
    }
    let configuration = Configuration()
    resolution = Resolution(
      catalogue: Catalogue(
        objects: objects, unreadable: Catalogue.Unreadable(), configuration: configuration),
      schemas: Manifests.schemas, configuration: configuration)
  }

  private static func objects(_ root: Node) -> [PlatformObject] {
    switch DocumentClass(root) {
    case .manifest(let kind): [PlatformObject(kind: kind, root: root)]
    case .list: (root["items"]?.items).map { $0.flatMap(objects) } ?? []
    default: []
    }
  }

  func writer(_ dialect: Dialect = .kubectl, pruneGuards: Bool = true) -> BundleWriter {
    BundleWriter(
      ApplyOrder(resolution),
      options: BundleOptions(dialect: dialect, pruneGuards: pruneGuards, toolVersion: "1.2.3"))
  }

  func stream(_ dialect: Dialect = .kubectl) -> String {
    String(decoding: writer(dialect).stream(), as: UTF8.self)
  }
}
