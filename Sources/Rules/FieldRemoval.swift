import Diagnosis
import YAMLSyntax

/// The fix that takes a field out.
enum FieldRemoval {
  /// Nil where the field cannot be taken out without touching more than itself.
  static func fix(_ entry: Node.Entry) -> Fix? {
    entry.removal.map { Fix(title: "remove the field", edits: [$0]) }
  }
}
