import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `duplicate-worker-pool`.
enum DuplicateWorkerPool: ObjectRule {
  static let descriptor = RuleDescriptor(
    "duplicate-worker-pool", .error, severityNote: "warning for a pool without a name", by: .ui,
    summary: "two worker pools of one name, or one without a name",
    explanation: """
      The name tells a Compute Pool's worker pools apart; of two that share it, one is lost. Whether \
      the schema requires a name is not documented, but every example has one.
      """,
    sources: [
      "Create and Manage Projects, Compute Config - Worker Pool Defaults",
      "Compute Config (0.1.x), workerPools: each pool has a name",
    ],
    since: "0.1")

  static let kinds = [Kind.computeConfig]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let pools = subject.cluster?.pools, mayRepeat(pools) else { return }
    var first: [String: Node] = [:]
    for pool in pools {
      guard let name = pool[.name], !name.isNull, !name.isText("") else {
        reportNameless(pool, in: subject.object, &report)
        continue
      }
      guard let text = name.string else { continue }
      if let earlier = first[text] {
        report.add(
          "there is a worker pool \"\(text)\" already", in: subject.object, at: name,
          related: [Label(message: "the first of that name", location: earlier.range)],
          help: "give it another name, or put the two together")
      } else {
        first[text] = name
      }
    }
  }

  /// Whether a name may be missing or there twice.
  private static func mayRepeat(_ pools: Mappings) -> Bool {
    var sieve = RepetitionSieve()
    return pools.contains { pool in
      guard let name = pool[.name], !name.isNull else { return true }
      return name.withText { $0.isEmpty || sieve.mayHaveSeen($0) }
    }
  }

  /// Blames the empty name, else the first thing that is written of the pool.
  private static func reportNameless(
    _ pool: Node, in object: PlatformObject, _ report: inout RuleReport
  ) {
    let written = pool.entry(.name).map { $0.value.isNull ? $0.key : $0.value }
    report.addAbsence(
      "a worker pool has no name", as: .warning, in: object,
      field: object.path(of: pool) + ".name",
      at: written ?? pool.entries.first { _ in true }?.key ?? pool,
      help: "write a name, such as worker-pool-0")
  }
}
