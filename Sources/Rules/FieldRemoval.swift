import Diagnosis
import SourceText
import YAMLSyntax

/// The fix that takes a field out.
///
/// Whole lines and separators around the range go with it when the fix is applied, since only the
/// file's text tells how much that is.
enum FieldRemoval {
  static func fix(_ entry: Node.Entry) -> Fix? {
    guard entry.key.source == entry.value.source, entry.key.range.start <= entry.value.range.end
    else { return nil }
    let range = entry.removalRange
    return Fix(title: "remove the field", edits: [Edit(range: range, replacement: "")])
  }
}
