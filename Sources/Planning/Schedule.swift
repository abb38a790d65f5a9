import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// Puts what is to be done into an order that the cluster can take.
struct Schedule {
  private let comparison: Comparison
  private var steps: [Step] = []

  private var base: Side { comparison.base }
  private var head: Side { comparison.head }

  static func steps(of comparison: Comparison) -> [Step] {
    var schedule = Schedule(comparison: comparison)
    schedule.addCreations()
    schedule.addDeletions()
    return schedule.steps
  }

  private init(comparison: Comparison) {
    self.comparison = comparison
  }

  // MARK: What is made or changed

  private mutating func addCreations() {
    let created = Set(comparison.created)
    let changes = Dictionary(
      comparison.changed.map { ($0.head, $0) }, uniquingKeysWith: { first, _ in first })
    let order = head.resolution.graph.order
    let ordered = Set(order)
    let rest = head.catalogue.objects.indices.filter { !ordered.contains($0) }
    for index in order + rest {
      let gate = gate(of: index, created)
      if created.contains(index) {
        steps.append(
          Step(.create, head.catalogue[index].reference, at: head.place(of: index), gate: gate))
      } else if let change = changes[index] {
        steps.append(
          Step(
            .change, head.catalogue[index].reference, at: head.place(of: index),
            fields: change.fields, gate: gate))
      }
    }
  }

  /// The namespace to wait for, where the Tenant that brings it is created on the way.
  private func gate(of index: Int, _ created: Set<Int>) -> Gate? {
    guard let tenant = head.resolution.graph.gates[index], created.contains(tenant),
      let namespace = head.catalogue[index].namespace
    else { return nil }
    return Gate(namespace: namespace, tenant: head.catalogue[tenant].name)
  }

  // MARK: What goes

  /// Source: "Create and Manage Tenants", Delete a Tenant, and "Delete Projects": what runs in the
  /// Projects, the Projects, the Tenant's settings reference, the Tenant, and what is left by hand.
  private static func phase(_ kind: Kind) -> Int {
    switch kind {
    case .other, .profileBundle: 0
    case .project: 1
    case .computeConfig: 3
    case .tenant: 4
    case .settings: 5
    case .secret, .sealedSecret, .externalSecret: 6
    case .namespace: 7
    }
  }

  /// When the settings references of Tenants go: after the Projects.
  private static let detaching = 2

  private mutating func addDeletions() {
    let causes = DeletionCauses(comparison)
    var takenAlong: [Int: [Int]] = [:]
    for index in inReverse(comparison.deleted) {
      guard let cause = causes.cause(of: index) else { continue }
      takenAlong[cause, default: []].append(index)
    }
    var hasDetached = false
    for index in inReverse(comparison.deleted) where causes.cause(of: index) == nil {
      let object = base.catalogue[index]
      if !hasDetached, Schedule.phase(object.kind) > Schedule.detaching {
        addDetachments()
        hasDetached = true
      }
      steps.append(Step(.delete, object.reference, at: base.place(of: index)))
      for other in takenAlong[index] ?? [] {
        steps.append(
          Step(
            .delete, base.catalogue[other].reference, at: base.place(of: other),
            cause: object.reference))
      }
    }
  }

  /// The objects by the phase in which they go; within one, what was created last goes first.
  private func inReverse(_ indices: [Int]) -> [Int] {
    let places = Dictionary(
      base.resolution.graph.order.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    return indices.sorted { left, right in
      let phases = (
        Schedule.phase(base.catalogue[left].kind), Schedule.phase(base.catalogue[right].kind)
      )
      return phases.0 == phases.1
        ? (places[left] ?? -1, left) > (places[right] ?? -1, right) : phases.0 < phases.1
    }
  }

  /// Tenants that go together with the Settings that they refer to.
  private mutating func addDetachments() {
    let deleted = Set(comparison.deleted)
    for index in comparison.deleted where base.catalogue[index].kind == .tenant {
      guard let reference = base.resolution.reference(.tenantSettings, from: index),
        case .object(let settings) = reference.referent, deleted.contains(settings),
        let value = base.catalogue[index].spec?[.settingsRef]
      else { continue }
      let place = base.place(value.range)
      steps.append(
        Step(
          .detach, base.catalogue[index].reference, at: base.place(of: index),
          fields: [
            FieldChange(
              path: "spec.settingsRef", kind: .removed, old: PlannedValue(value), new: nil,
              isMasked: false, location: place)
          ]))
    }
  }
}
