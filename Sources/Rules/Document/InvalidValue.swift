import Diagnosis
package import Platform
import Resolution
import YAMLSyntax

/// `invalid-value`.
package enum InvalidValue: SievedRule {
  package static let descriptor = RuleDescriptor(
    "invalid-value", .error, by: .schema,
    summary: "a value outside an enumeration, a pattern or a range",
    explanation: """
      A control plane has 1, 3 or 5 nodes so that it keeps its quorum; architectures are AMD64 and \
      ARM64 in capitals; a deletion policy is delete or orphan; the overlay network is VXLAN; an \
      amount of memory has a unit, as in 16 GB.
      """,
    sources: [
      "Create and Manage Projects, Compute Config tables and ComputeConfigSpec",
      "Configure Integrations, Configure Project Model Settings: source is HuggingFace or NGC",
    ],
    fix: "corrects the case of a value that is right but for it")

  /// What is said once, of the cluster's own schemas, is said of the first object of all.
  package static let reach = [Reach.words { $0.resolution.schemas.areOfCluster ? nil : [] }]

  package static let kinds = Kind.allCases

  package static func mayBreak(_ subject: Subject) -> Bool {
    subject.object.hasViolations || subject.resolution.schemas.areOfCluster
  }

  package static func check(
    _ suspects: [Int], _ inspection: Inspection, _ report: inout RuleReport
  ) {
    noteValidationRules(inspection.resolution, &report)
    for index in suspects { check(inspection.catalogue[index], &report) }
  }

  private static func check(_ object: PlatformObject, _ report: inout RuleReport) {
    SchemaFindings.forEach(in: object) { violation in
      guard let (message, help) = words(for: violation) else { return }
      let corrected = correction(of: violation)
      report.add(
        message, in: object, at: violation.node, field: violation.path,
        help: corrected.map { "did you mean \"\($0)\"?" } ?? help,
        fix: corrected.flatMap { fix(violation.node, $0) })
    }
  }

  /// Says once what of the cluster's own schemas only its API server evaluates.
  private static func noteValidationRules(
    _ resolution: Resolution, _ report: inout RuleReport
  ) {
    let kinds = resolution.schemas.kindsWithValidationRules
    let first = kinds.lazy.flatMap { kind in
      resolution.catalogue.indices(of: kind).lazy.filter {
        resolution.catalogue[$0].state == .whole
      }
    }.first
    guard resolution.schemas.areOfCluster, let first else { return }
    report.add(
      "x-kubernetes-validations in the schema of \(kinds.map(\.name).joined(separator: ", ")) "
        + "are not evaluated",
      as: .note, about: resolution.catalogue[first],
      help: "only the API server evaluates them; kubectl apply --dry-run=server shows what it says")
  }

  private static func words(for violation: SchemaViolation) -> (String, String?)? {
    let value = "\(violation.path) is \"\(violation.node.text)\""
    switch violation.problem {
    case .notAllowed(let allowed):
      return ("\(value), which is none of \(allowed.joined(separator: ", "))", nil)
    case .noMatch(let pattern):
      let isAmount = violation.path.hasSuffix("emory")
      return (
        isAmount ? "\(value), which is no amount with a unit" : "\(value), which does not fit",
        isAmount ? "write a number and a unit, such as 16 GB" : "it has to match \(pattern)"
      )
    case .outOfRange(let minimum, let maximum):
      return ("\(value), which is out of range", bounds(minimum, maximum))
    case .wrongLength(let minimum, let maximum):
      return (
        "\(value), which has the wrong length",
        bounds(minimum.map(Double.init), maximum.map(Double.init))
      )
    case .unknownField, .missingField, .wrongType, .wrongKeyType: return nil
    }
  }

  private static func bounds(_ minimum: Double?, _ maximum: Double?) -> String? {
    switch (minimum, maximum) {
    case (let minimum?, let maximum?): "from \(whole(minimum)) to \(whole(maximum))"
    case (let minimum?, nil): "at least \(whole(minimum))"
    case (nil, let maximum?): "at most \(whole(maximum))"
    case (nil, nil): nil
    }
  }

  private static func whole(_ number: Double) -> String {
    Int64(exactly: number).map { String($0) } ?? String(number)
  }

  /// The allowed value that differs in case only.
  private static func correction(of violation: SchemaViolation) -> String? {
    guard case .notAllowed(let allowed) = violation.problem else { return nil }
    let text = violation.node.text.lowercased()
    return allowed.first { $0.lowercased() == text }
  }

  /// Writes the value in the quotes that are there; none for a block scalar or a tagged one.
  private static func fix(_ node: Node, _ value: String) -> Fix? {
    let quote: String
    switch node.style {
    case .plain: quote = ""
    case .singleQuoted: quote = "'"
    case .doubleQuoted: quote = "\""
    case .literal, .folded, .block, .flow: return nil
    }
    guard node.tag == .none else { return nil }
    return Fix(
      title: "write \(value)",
      edits: [Edit(range: node.range, replacement: quote + value + quote)])
  }
}
