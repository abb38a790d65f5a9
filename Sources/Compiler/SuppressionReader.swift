import Diagnosis
import Rules
import SourceText
import YAMLSyntax

/// Reads a file's `gesso:ignore` comments: what they silence, and what is wrong with them.
struct SuppressionReader {
  private let source: SourceID
  private(set) var suppressions: [Suppression] = []
  private(set) var findings: [Finding] = []

  private static let search = ByteSearch(SuppressionComment.mark)

  init(_ bytes: [UInt8], _ file: YAMLFile) {
    source = file.source
    let comments = CommentFinder.comments(
      SuppressionComment.mark, in: bytes, file, search: Self.search)
    guard !comments.isEmpty else { return }
    let above = CommentTargets(bytes, file).extents(after: comments.map(\.content.upperBound))
    let top = file.documents.first.map { Int($0.extent.start) } ?? bytes.count
    for (comment, extent) in zip(comments, above) {
      let parsed = SuppressionComment(bytes, comment.content)
      for (problem, word) in parsed.problems { report(problem, word, parsed) }
      guard parsed.isValid else { continue }
      if !parsed.isForFile {
        add(parsed, covering: comment.isAlone ? extent : comment.line)
      } else if comment.isAlone, comment.content.lowerBound < top {
        add(parsed, covering: Suppression.wholeFile)
      } else {
        reportMisplaced(parsed)
      }
    }
  }

  private mutating func add(_ comment: SuppressionComment, covering extent: ClosedRange<Int>?) {
    let end = comment.end.map { Suppression.End(day: $0.day, location: range($0.word)) }
    for (name, word) in comment.rules {
      suppressions.append(
        Suppression(rule: name, location: range(word), end: end, extent: extent))
    }
  }

  private func range(_ word: SuppressionComment.Word) -> SourceRange {
    SourceRange(source: source, start: word.bytes.lowerBound, end: word.bytes.upperBound)
  }

  // MARK: Findings

  private mutating func report(
    _ problem: SuppressionComment.Problem, _ word: SuppressionComment.Word,
    _ comment: SuppressionComment
  ) {
    let (message, help) = words(for: problem, word, comment)
    report(message, at: word, help: help)
  }

  private mutating func reportMisplaced(_ comment: SuppressionComment) {
    report(
      "\(comment.mark.text) stands below the beginning of the file", at: comment.mark,
      help: "move it above the file's first key, or write \(SuppressionComment.mark)")
  }

  private mutating func report(
    _ message: String, at word: SuppressionComment.Word, help: String
  ) {
    findings.append(
      Finding(
        rule: UnknownSuppression.name, severity: .warning, message: message,
        location: range(word), help: help))
  }

  private func words(
    for problem: SuppressionComment.Problem, _ word: SuppressionComment.Word,
    _ comment: SuppressionComment
  ) -> (String, String) {
    let mark = SuppressionComment.mark
    switch problem {
    case .unknownMark:
      return ("there is no \"\(word.text)\"", "write \(mark) or \(mark)-file")
    case .noRule:
      return ("the comment names no rule to ignore", "write \(mark) RULE: reason")
    case .noReason:
      return ("the comment does not say why", "add a colon and the reason")
    case .unknownRule(let name):
      let nearest = nearest(to: name.text, in: RuleCatalogue.names.lazy.map(\.text))
      return (
        "there is no rule \"\(name.text)\"",
        nearest.map { "did you mean \"\($0)\"?" } ?? "gesso rules lists all rules"
      )
    case .unsuppressible(let name):
      return (
        "no comment can silence \"\(name.text)\"",
        "PaletteAI's admission webhook refuses the object all the same; mend it"
      )
    case .noDay:
      return (
        comment.end == nil ? "\"\(word.text)\" is no day" : "the comment ends on two days",
        "write one until=YYYY-MM-DD before the colon"
      )
    case .unexpected:
      return (
        "\"\(word.text)\" stands between the day and the colon",
        "write until=YYYY-MM-DD last, right before the colon"
      )
    }
  }
}
