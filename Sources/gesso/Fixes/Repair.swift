import Compiler
import Diagnosis
import Fixing
import Reporting
import Repository
import SourceText

/// Applies fixes to a repository that was read.
struct Repair {
  let input: Input
  let scope: ReportScope

  /// What fixing comes to; nothing is written.
  func outcome(from compilation: Compilation) -> FixOutcome {
    FixRun.run(from: linted(compilation, input)) { files in
      let changed = input.replacing(files)
      return linted(changed.compile(), changed)
    }
  }

  private func linted(_ compilation: Compilation, _ input: Input) -> Linted {
    let sources = compilation.sources
    let reported = scope.apply(to: compilation.findings, in: sources).reported
    return Linted(
      sources: sources, findings: compilation.findings,
      wanted: reported.filter { finding in
        finding.fix?.edits.allSatisfy {
          scope.selection.contains(sources[$0.range.source].path)
        } ?? false
      },
      malformed: input.units.reduce(0) { total, unit in
        total + unit.findings.count { Repair.unreadable.contains($0.rule) }
      })
  }

  /// The rules whose findings say that a document, or part of it, could not be read.
  private static let unreadable: [RuleName] = ["yaml-syntax", "input-limit", "duplicate-key"]

  /// Writes the changed files, each at once or not at all; the first that cannot be written stops it.
  func write(_ outcome: FixOutcome) throws(Failure) {
    for change in outcome.changes { try verify(change) }
    let shelves = Dictionary(grouping: outcome.changes) { BundleFolder.split(path(of: $0)).folder }
    do throws(OutputError) {
      // Step by step from the top, so that no folder may have become a link meanwhile.
      guard let root = try Folder.open("\(input.repository.root)/.") else { return }
      for (folder, changes) in shelves.sorted(by: { $0.key < $1.key }) {
        _ = try root.within(folder) { below throws(OutputError) in try write(changes, in: below) }
      }
    } catch {
      throw Failure(error)
    }
  }

  /// Writes the changed files of one folder.
  private func write(
    _ changes: [FixOutcome.Change], in folder: borrowing Folder
  ) throws(OutputError) {
    let names = changes.map { BundleFolder.split(path(of: $0)).name }
    Leftovers.removeFiles(of: Set(names), in: folder)
    for (name, change) in zip(names, changes) {
      try AtomicFile.replace(
        name, in: folder, with: change.text.bytes,
        shown: "\(input.repository.root)/\(path(of: change))")
    }
  }

  /// Stops unless the file is still what was linted, and no symbolic link leads to it.
  private func verify(_ change: FixOutcome.Change) throws(Failure) {
    let path = path(of: change)
    let bytes = try attempt { () throws(RepositoryError) in try input.repository.read(path: path) }
    guard bytes == change.text.original else {
      throw .unreadable("\(visible(path)) changed while it was linted; no file was fixed")
    }
  }

  private func path(of change: FixOutcome.Change) -> String {
    input.units[Int(change.source.index)].file.path
  }

  /// The changes as one patch, from the top of the repository.
  func patch(of outcome: FixOutcome) -> (bytes: [UInt8], concealed: Int) {
    var patch: [UInt8] = []
    var concealed = 0
    for change in outcome.changes {
      let file = input.units[Int(change.source.index)].file
      let diff = UnifiedDiff(
        of: change.text, path: input.repository.prefix + file.path, secrets: file.sensitive)
      patch += diff.bytes
      concealed += diff.concealed
    }
    return (patch, concealed)
  }

  /// What there is to say beside the report, a line each.
  func remarks(on outcome: FixOutcome, concealed: Int?) -> [String] {
    let count = "\(outcome.applied) finding\(outcome.applied == 1 ? "" : "s")"
    let files = "\(outcome.changes.count) file\(outcome.changes.count == 1 ? "" : "s")"
    let verb = concealed == nil ? "fixed" : "would fix"
    var lines = ["\(verb) \(count) in \(files)"]
    lines += outcome.refusals.map { remark(on: $0, in: outcome.linted.sources) }
    if !outcome.contradictions.isEmpty {
      let rules = outcome.contradictions.map(\.text).joined(separator: ", ")
      lines.append("not fixed: the fixes of \(rules) undo one another")
    }
    if let concealed, concealed > 0 {
      lines.append(
        "\(concealed) change\(concealed == 1 ? "" : "s") beside a Secret's values "
          + "\(concealed == 1 ? "is" : "are") not in the patch; --fix alone makes them")
    }
    return lines
  }

  private func remark(on refusal: FixOutcome.Refusal, in sources: Sources) -> String {
    let file = sources[refusal.finding.location.source]
    let place = LineTable(file.bytes).position(of: Int(refusal.finding.location.start))
    let reason = refusal.consequence.map { "it would bring about: \($0.message) [\($0.rule.text)]" }
    return visible(
      "\(file.path):\(place.line):\(place.column): not fixed [\(refusal.finding.rule.text)]: "
        + (reason ?? "the document could not be read any more"))
  }
}
