package import Bundle
import Platform
import SourceText
import YAMLSyntax

/// The items of a list once its definitions are compiled.
///
/// First the objects of the bundle in its order: those that manifests make as they were given, if the
/// applier needs no annotations, in their own files; those that definitions make in files of the
/// output folder. Then whatever else was given.
package struct RenderedItems {
  private let list: ResourceList
  private let config: FunctionConfig
  private let writer: BundleWriter
  /// For each source that was compiled, the item that it was.
  private let compiled: [Int]

  package init(
    _ list: ResourceList, _ config: FunctionConfig, writer: BundleWriter, compiled: [Int]
  ) {
    self.list = list
    self.config = config
    self.writer = writer
    self.compiled = compiled
  }

  package var documents: [[UInt8]] {
    var isUsed = [Bool](repeating: false, count: list.items.count)
    let merged = mergedNamespaces
    var documents = writer.order.steps.indices.map { place -> [UInt8] in
      let object = writer.order.object(writer.order.steps[place])
      let isManifest = object.origin == .manifest
      let item = isManifest ? compiled[Int(object.root.source.index)] : merged[object.key]
      if let item { isUsed[item] = true }
      return document(of: object, at: place, from: item)
    }
    documents = writer.leadingDocuments.map(\.bytes) + documents
    for (place, item) in list.items.enumerated()
    where !isUsed[place] && !config.holds(item) && !item.isOfKapp {
      if !item.isLocal {
        documents.append(item.text)
      } else if item.path != nil {
        documents.append(item.keptLocal)
      }
    }
    return documents
  }

  private func document(of object: PlatformObject, at place: Int, from item: Int?) -> [UInt8] {
    if object.origin == .manifest, let item, !writer.isAnnotated(place),
      list.items[item].holdsOneObject
    {
      return list.items[item].text
    }
    let marks =
      item.map { list.items[$0].holdsOneObject ? list.items[$0].marks : [] } ?? newMarks(object)
    return writer.manifest(place, adding: marks.map { ($0.key, $0.value) })
  }

  /// Where an object lies that a definition makes; nowhere if nothing lies in files.
  private func newMarks(_ object: PlatformObject) -> [Item.Mark] {
    guard list.hasPaths else { return [] }
    let name = "\(object.kindName.lowercased())-\(object.name).yaml"
    let folders = [config.folder, object.namespace].compactMap(\.self)
    return [
      Item.Mark(
        "internal.config.kubernetes.io/path", (folders + [name]).joined(separator: "/")),
      Item.Mark("internal.config.kubernetes.io/index", "0"),
    ]
  }

  /// The Namespaces that are written and that a definition makes as well, by item.
  private var mergedNamespaces: [ObjectKey: Int] {
    var merged: [ObjectKey: Int] = [:]
    for item in compiled where list.items[item].root[.kind]?.isText("Namespace") == true {
      let object = PlatformObject(kind: .namespace, root: list.items[item].root)
      merged[object.key] = merged[object.key] ?? item
    }
    return merged
  }
}

extension Item {
  /// Whether the item is an object, and not a list of several.
  fileprivate var holdsOneObject: Bool {
    if case .list = DocumentClass(root) { return false }
    return true
  }

  /// Whether the item is the document that an earlier run made for kapp.
  fileprivate var isOfKapp: Bool {
    root[.apiVersion]?.isText("kapp.k14s.io/v1alpha1") == true
      && root[.kind]?.isText("Config") == true
      && root[.metadata, .name]?.isText("gesso") == true
  }

  /// A definition as it stays in its file, where nobody is to apply it.
  fileprivate var keptLocal: [UInt8] {
    guard !marks.contains(Item.localConfig) else { return text }
    let file = YAMLReader.read(text, source: SourceID(0), keys: KeyTable(fieldsAnd: []))
    guard let annotations = file.documents.first?.root[.metadata, .annotations],
      let first = annotations.entries.first(where: { _ in true })
    else { return text }
    let start = Int(first.key.range.start)
    let column = text[..<start].reversed().prefix { $0 != 0x0A }.count
    let seam = annotations.style == .flow ? ", " : "\n" + String(repeating: " ", count: column)
    let entry = "\(Item.localConfig.key): \"\(Item.localConfig.value)\"\(seam)"
    return text[..<start] + Array(entry.utf8) + text[start...]
  }
}
