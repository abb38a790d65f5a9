import Diagnosis

/// `unused-suppression`: found once all findings are known.
package enum UnusedSuppression: Rule {
  package static let descriptor = RuleDescriptor(
    "unused-suppression", .warning, by: .advice,
    summary: "a gesso:ignore comment that silences nothing",
    explanation: """
      What it silenced is mended, or it stands in the wrong place: above a key or an item it covers that \
      node and all below it, at the end of a line that line, and `gesso:ignore-file` at the top of a \
      file the whole file. Remove it, or move it. Nothing is reported while a document cannot be read, \
      since what depends on it is not known.
      """,
    sources: ["gesso's own comments, so that none of them hides what comes later"])
}
