import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `dependency-cycle`.
enum DependencyCycle: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "dependency-cycle", .error, by: .advice,
    summary: "objects wait for one another, so that none can be the first",
    explanation: """
      An object can be made only after its Namespace and after what it refers to, and `tenant-<tenant>` \
      exists only after the Tenant. The printed loop has no beginning; let one of its references point \
      elsewhere. A Tenant whose own Settings is in its `tenant-<tenant>` is no loop: it comes first and \
      becomes ready later.
      """,
    sources: [
      "Create and Manage Tenants and Create and Manage Projects: the order of creation",
      "Create and Manage Tenants: the controller makes tenant-<name>",
    ])

  /// Why an object of a loop waits for the next one.
  private struct Step {
    let object: PlatformObject
    let token: Node?
    let isReference: Bool

    var location: SourceRange { token?.range ?? object.blame }
  }

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    for cycle in resolution.graph.cycles {
      let steps = zip(cycle, cycle.dropFirst() + cycle.prefix(1)).map {
        step(from: $0, to: $1, resolution)
      }
      // A reference can be pointed elsewhere; where an object lies is hardly ever the mistake.
      let start = steps.firstIndex(where: \.isReference) ?? 0
      let loop = Array(steps[start...] + steps[..<start])
      guard let first = loop.first else { continue }
      let names = (loop + [first]).map(\.object.phrase).joined(separator: " -> ")
      report.add(
        "these objects wait for one another: \(names)", in: first.object,
        at: first.token ?? first.object.root, range: first.location,
        related: zip(loop, loop.dropFirst() + [first]).dropFirst().map { step, next in
          Label(
            message: "\(step.object.phrase) waits for \(next.object.phrase)",
            location: step.location)
        },
        help: "let one of the references point elsewhere")
    }
  }

  /// The token that makes one object wait for another: a reference, else its namespace.
  private static func step(from index: Int, to next: Int, _ resolution: Resolution) -> Step {
    let object = resolution.catalogue[index]
    let reference = resolution.references(from: index).first { reference in
      if reference.referent == .object(next) { return true }
      return reference.target.kind == .secret
        && resolution.catalogue.secretProviders(
          namespace: reference.target.namespace, name: reference.target.name
        ).contains(next)
    }
    if let reference { return Step(object: object, token: reference.name, isReference: true) }
    return Step(object: object, token: object.metadata?[.namespace], isReference: false)
  }
}
