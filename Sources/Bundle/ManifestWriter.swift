import Platform
import YAMLSyntax

/// Writes one object as a manifest: what a person decides, without what the server fills in.
///
/// Source: Kubernetes API reference, ObjectMeta (read-only and system fields) and "Objects in
/// Kubernetes", Object spec and status.
enum ManifestWriter {
  /// - Returns: where in the writer's bytes stands what the annotations have brought about and the
  ///   object alone would not have; ascending.
  @discardableResult
  static func write(
    _ object: PlatformObject, with annotations: [Annotation], to writer: inout YAMLWriter
  ) -> [Range<Int>] {
    guard !object.isTamperProof || !annotations.isEmpty else {
      writer.document(object.root)
      return []
    }
    var isAnnotated = annotations.isEmpty
    var added: [Range<Int>] = []
    for entry in object.root.entries where entry.key.key != Field.status.id {
      if entry.key.key == Field.metadata.id {
        added = write(metadata: entry, with: annotations, to: &writer)
        isAnnotated = true
      } else {
        writer.entry(entry, depth: 0)
      }
    }
    guard !isAnnotated else { return added }
    let start = writer.bytes.count
    writer.opening("metadata", depth: 0)
    _ = write(annotations, over: nil, to: &writer)
    return [start..<writer.bytes.count]
  }

  private static func write(
    metadata entry: Node.Entry, with annotations: [Annotation], to writer: inout YAMLWriter
  ) -> [Range<Int>] {
    guard entry.value.isMapping || !annotations.isEmpty else {
      writer.entry(entry, depth: 0)
      return []
    }
    let isEmpty = entry.value.entries.allSatisfy { isServerManaged($0.key) }
    guard !isEmpty || !annotations.isEmpty else {
      writer.emptyMapping("metadata", depth: 0)
      return []
    }
    writer.opening("metadata", depth: 0)
    var isAnnotated = annotations.isEmpty
    var added: [Range<Int>] = []
    for field in entry.value.entries where !isServerManaged(field.key) {
      if field.key.key == Field.annotations.id, !annotations.isEmpty {
        added = write(annotations, over: field.value, to: &writer)
        isAnnotated = true
      } else {
        writer.entry(field, depth: 1)
      }
    }
    return isAnnotated ? added : write(annotations, over: nil, to: &writer)
  }

  /// Writes annotations: what is there in its order, ours in its place or at the end.
  private static func write(
    _ annotations: [Annotation], over existing: Node?, to writer: inout YAMLWriter
  ) -> [Range<Int>] {
    let opening = writer.bytes.count
    writer.opening("annotations", depth: 1)
    var left = annotations
    var added: [Range<Int>] = []
    var isOurs = true
    for entry in existing.map({ Array($0.entries) }) ?? [] {
      guard let place = left.firstIndex(where: { entry.key.isText($0.key) }) else {
        writer.entry(entry, depth: 2)
        isOurs = false
        continue
      }
      added.append(write(left.remove(at: place), after: entry.value.string, to: &writer))
    }
    for annotation in left { added.append(write(annotation, after: nil, to: &writer)) }
    return isOurs ? [opening..<writer.bytes.count] : added
  }

  private static func write(
    _ annotation: Annotation, after existing: String?, to writer: inout YAMLWriter
  ) -> Range<Int> {
    let start = writer.bytes.count
    writer.entry(annotation.key, annotation.text(after: existing), depth: 2)
    return start..<writer.bytes.count
  }

  private static func isServerManaged(_ key: Node) -> Bool {
    switch key.key {
    case Field.uid.id, Field.resourceVersion.id, Field.generation.id, Field.creationTimestamp.id,
      Field.deletionTimestamp.id, Field.managedFields.id, Field.selfLink.id, Field.finalizers.id:
      true
    default: false
    }
  }
}
