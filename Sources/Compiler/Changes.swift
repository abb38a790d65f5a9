import Definitions
package import Diagnosis
package import Planning
import Resolution
import SourceText

extension Compiler {
  /// What the way from one compilation to another does to the cluster.
  package static func plan(
    from base: Compilation, to head: Compilation, allowing allowed: [Allowance] = []
  ) -> Plan {
    let sides = sides(base, head)
    var plan = makePlan(from: sides.base, to: sides.head, allowing: allowed)
    plan.findings = Verdict(head.resolution.configuration, isEverythingKnown: true)
      .judge(plan.findings, silencedBy: head.comments)
    return plan
  }

  /// The findings of a compilation that the change from another one could have caused.
  package static func findings(of head: Compilation, since base: Compilation) -> [Finding] {
    let sides = sides(base, head)
    let impact = Impact(of: Comparison(from: sides.base, to: sides.head))
    let text = ChangedText(from: base.sources, to: head.sources)
    let known = Set(base.findings.map { KnownFinding($0, in: base.sources) })
    return head.findings.filter { finding in
      guard let object = finding.object else { return text.isInChangedFile(finding.location) }
      return impact.concerns(object) || text.isOnChangedLine(finding.location)
        || !known.contains(KnownFinding(finding, in: head.sources))
    }
  }

  private static func sides(
    _ base: Compilation, _ head: Compilation
  ) -> (base: Side, head: Side) {
    (base.side(firstSource: head.sources.files.count), head.side(firstSource: 0))
  }
}

/// A finding as it would be told in another state, wherever it lies there.
private struct KnownFinding: Hashable {
  let fingerprint: String
  let message: String

  init(_ finding: Finding, in sources: Sources) {
    fingerprint = finding.fingerprint(path: sources[finding.location.source].path)
    message = finding.message
  }
}

extension Compilation {
  fileprivate func side(firstSource: Int) -> Side {
    Side(
      resolution: resolution, expansion: expansion, definitions: definitions.map(\.definition),
      sources: sources, firstSource: firstSource)
  }
}
