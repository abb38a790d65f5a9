package import Diagnosis
package import SourceText

/// A repository as it was linted in one state.
package struct Linted: Sendable {
  package let sources: Sources
  /// Everything that was found.
  package let findings: [Finding]
  /// The findings whose fixes are wanted, in the order in which they are reported.
  package let wanted: [Finding]
  /// How many faults keep documents from being read, whatever the configuration says of them.
  package let malformed: Int

  package init(sources: Sources, findings: [Finding], wanted: [Finding], malformed: Int) {
    self.sources = sources
    self.findings = findings
    self.wanted = wanted
    self.malformed = malformed
  }
}

/// What applying all fixes came to.
package struct FixOutcome: Sendable {
  /// A file that changed.
  package struct Change: Sendable {
    package let source: SourceID
    package let text: EditedText
  }

  /// A fix that was not applied.
  package struct Refusal: Sendable {
    package let finding: Finding
    /// What would be wrong afterwards; nil for a document that could not be read any more.
    package let consequence: Finding?
  }

  /// The files that differ from what they were, in path order.
  package let changes: [Change]
  /// The repository with the changes.
  package let linted: Linted
  /// How many fixes were applied.
  package let applied: Int
  /// The fixes that do harm in the final state, in the order of their findings.
  package let refusals: [Refusal]
  /// The rules whose fixes undo one another and were therefore left alone: sorted.
  package let contradictions: [RuleName]
}

/// Applies fixes until none is left, linting after every round.
///
/// A fix that makes a document unreadable or brings an error about is left out. The outcome is one
/// that a second run leaves as it is.
package struct FixRun {
  /// How often fixes may give rise to others.
  static let mostRounds = 16

  /// Lints the repository with some files replaced, each given by its identity.
  package typealias Lint = ([(source: SourceID, bytes: [UInt8])]) -> Linted

  /// The files that fixes touched, by identity.
  private struct State {
    var texts: [SourceID: EditedText] = [:]
    var linted: Linted
    var applied = 0
    /// The rules whose fixes led from the state before to this one.
    var rules: Set<RuleName> = []

    /// The changed files in path order.
    var files: [(source: SourceID, bytes: [UInt8])] {
      texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value.bytes) }
    }

    mutating func apply(_ candidates: [Candidate]) {
      var edits: [SourceID: [Edit]] = [:]
      for edit in candidates.flatMap(\.fix.edits) {
        edits[edit.range.source, default: []].append(edit)
      }
      for (source, edits) in edits {
        texts[source, default: EditedText(linted.sources[source].bytes)].apply(edits)
      }
    }

    func hasSameText(as other: State) -> Bool {
      let sources = Set(texts.keys).union(other.texts.keys)
      return sources.allSatisfy { source in
        linted.sources[source].bytes == other.linted.sources[source].bytes
      }
    }
  }

  private let lint: Lint
  private var states: [State]
  private var barred: Set<RuleName> = []
  private var refusals: [FixOutcome.Refusal] = []

  /// Fixes what is wanted.
  package static func run(from linted: Linted, lint: Lint) -> FixOutcome {
    withoutActuallyEscaping(lint) { lint in
      var run = FixRun(lint: lint, states: [State(linted: linted)])
      var rounds = 0
      while rounds < mostRounds, run.advance() { rounds += 1 }
      return run.outcome
    }
  }

  private init(lint: @escaping Lint, states: [State]) {
    self.lint = lint
    self.states = states
  }

  private var outcome: FixOutcome {
    let state = states[states.count - 1]
    let changes = state.texts.sorted { $0.key < $1.key }.compactMap { source, text in
      text.replacements.isEmpty ? nil : FixOutcome.Change(source: source, text: text)
    }
    return FixOutcome(
      changes: changes, linted: state.linted, applied: state.applied, refusals: refusals,
      contradictions: barred.sorted())
  }

  /// Applies one round of fixes; false when there is nothing more to do.
  private mutating func advance() -> Bool {
    let base = states[states.count - 1]
    let candidates = FixSelection(
      of: base.linted.wanted, in: base.linted.sources, barred: barred
    ).candidates
    refusals = []
    var accepted: [Candidate] = []
    var next = base
    accept(candidates[...], onto: base, &accepted, &next)
    guard !accepted.isEmpty else { return false }
    next.applied = base.applied + accepted.count
    next.rules = Set(accepted.map(\.finding.rule))
    if let earlier = states.firstIndex(where: { $0.hasSameText(as: next) }) {
      barred.formUnion(next.rules)
      for state in states[(earlier + 1)...] { barred.formUnion(state.rules) }
      states.removeSubrange((earlier + 1)...)
    } else {
      states.append(next)
    }
    return true
  }

  /// Takes as many of the candidates as do no harm, halving the batch where one does.
  private mutating func accept(
    _ batch: ArraySlice<Candidate>, onto base: State, _ accepted: inout [Candidate],
    _ current: inout State
  ) {
    guard let first = batch.first else { return }
    var trial = base
    trial.apply(accepted + batch)
    trial.linted = lint(trial.files)
    guard let harm = Harm(from: current.linted, to: trial.linted) else {
      accepted += batch
      current = trial
      return
    }
    if batch.count == 1 {
      refusals.append(FixOutcome.Refusal(finding: first.finding, consequence: harm.finding))
      return
    }
    let middle = batch.startIndex + batch.count / 2
    accept(batch[..<middle], onto: base, &accepted, &current)
    accept(batch[middle...], onto: base, &accepted, &current)
  }
}
