import Platform
import YAMLSyntax

/// Writes one object as a manifest: what a person decides, without what the server fills in.
///
/// Source: Kubernetes API reference, ObjectMeta (read-only and system fields) and "Objects in
/// Kubernetes", Object spec and status.
enum ManifestWriter {
  static func write(
    _ object: PlatformObject, with annotations: [Annotation], to writer: inout YAMLWriter
  ) {
    guard !object.isTamperProof || !annotations.isEmpty else { return writer.document(object.root) }
    var isAnnotated = annotations.isEmpty
    for entry in object.root.entries where entry.key.key != Field.status.id {
      if entry.key.key == Field.metadata.id {
        write(metadata: entry, with: annotations, to: &writer)
        isAnnotated = true
      } else {
        writer.entry(entry, depth: 0)
      }
    }
    guard !isAnnotated else { return }
    writer.opening("metadata", depth: 0)
    write(annotations, over: nil, to: &writer)
  }

  private static func write(
    metadata entry: Node.Entry, with annotations: [Annotation], to writer: inout YAMLWriter
  ) {
    guard entry.value.isMapping || !annotations.isEmpty else {
      return writer.entry(entry, depth: 0)
    }
    let isEmpty = entry.value.entries.allSatisfy { isServerManaged($0.key) }
    guard !isEmpty || !annotations.isEmpty else { return writer.emptyMapping("metadata", depth: 0) }
    writer.opening("metadata", depth: 0)
    var isAnnotated = annotations.isEmpty
    for field in entry.value.entries where !isServerManaged(field.key) {
      if field.key.key == Field.annotations.id, !annotations.isEmpty {
        write(annotations, over: field.value, to: &writer)
        isAnnotated = true
      } else {
        writer.entry(field, depth: 1)
      }
    }
    if !isAnnotated { write(annotations, over: nil, to: &writer) }
  }

  /// Writes annotations: what is there in its order, ours in its place or at the end.
  private static func write(
    _ annotations: [Annotation], over existing: Node?, to writer: inout YAMLWriter
  ) {
    writer.opening("annotations", depth: 1)
    var left = annotations
    if let existing {
      for entry in existing.entries {
        guard let place = left.firstIndex(where: { entry.key.isText($0.key) }) else {
          writer.entry(entry, depth: 2)
          continue
        }
        let annotation = left.remove(at: place)
        writer.entry(annotation.key, annotation.text(after: entry.value.string), depth: 2)
      }
    }
    for annotation in left {
      writer.entry(annotation.key, annotation.text(after: nil), depth: 2)
    }
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
