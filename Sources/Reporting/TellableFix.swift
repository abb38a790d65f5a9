import Diagnosis
import SourceText

extension Finding {
  /// The fix as a report may tell it: nil where an edit would write anew what is a secret.
  ///
  /// An edit that only inserts beside a secret (quotes) or deletes one tells nothing of it.
  func fix(toldFrom sources: Sources) -> Fix? {
    guard let fix else { return nil }
    let rewritesSecret = fix.edits.contains { edit in
      !edit.replacement.isEmpty
        && !sources[edit.range.source].sensitive(in: edit.range.bytes).isEmpty
    }
    return rewritesSecret ? nil : fix
  }
}
