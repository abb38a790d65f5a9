import Concurrency
package import Platform
package import Resolution

/// The objects that a bundle holds, in the order in which the cluster can take them.
///
/// All whole objects of the catalogue, of equal ones the first, without the namespaces that Tenants'
/// controllers make. Objects on a loop, which only `--force` renders, come last.
package struct ApplyOrder: Sendable {
  /// One object of a bundle.
  package struct Step: Sendable {
    /// The object's index in the catalogue.
    package let index: Int
    /// The steps that have to be taken first, by place in the order; ascending, each once.
    package let dependencies: [Int]
    /// The length of the longest chain of dependencies below the object: 0 where it needs nothing.
    package fileprivate(set) var wave = 0
    /// The step of the Tenant whose controller makes the object's namespace; nil where it needs none.
    package let gate: Int?
  }

  package let catalogue: Catalogue
  /// The steps, each after those that it depends on.
  package let steps: [Step]
  /// Objects that no bundle can hold because of faults that are reported, by index, ascending.
  package let omitted: [Int]

  package func object(_ step: Step) -> PlatformObject { catalogue[step.index] }

  /// The number of waves.
  package var waveCount: Int { (steps.map(\.wave).max() ?? -1) + 1 }
}

extension ApplyOrder {
  /// The objects of a whole repository.
  package init(_ resolution: Resolution) {
    self.init(resolution, keeping: nil)
  }

  /// One Tenant's part: the Tenant, its Projects, what lies in their namespaces, and whatever these
  /// refer to or depend on.
  ///
  /// Nil where the repository has neither such a Tenant nor a Project that names it.
  package init?(_ resolution: Resolution, tenant: String) {
    guard let part = TenantPart(of: tenant, in: resolution) else { return nil }
    self.init(resolution, keeping: part.indices)
  }

  private init(_ resolution: Resolution, keeping part: Set<Int>?) {
    let catalogue = resolution.catalogue
    let repeated = Set(catalogue.duplicates.map(\.object))
    let ordered = resolution.graph.order
    var isOrdered = [Bool](repeating: false, count: catalogue.objects.count)
    for index in ordered { isOrdered[index] = true }
    let stuck = catalogue.objects.indices.filter { !isOrdered[$0] && catalogue.isWhole(at: $0) }
    let kept = (ordered + stuck).filter { index in
      part?.contains(index) != false && !repeated.contains(index)
        && !ApplyOrder.isMadeByController(index, in: catalogue)
    }
    self.catalogue = catalogue
    omitted = catalogue.objects.indices.filter { !catalogue.isWhole(at: $0) }
    steps = ApplyOrder.steps(kept, resolution.graph, count: catalogue.objects.count)
  }

  private static func steps(_ kept: [Int], _ graph: DependencyGraph, count: Int) -> [Step] {
    var places = [Int](repeating: Int.max, count: count)
    for (place, index) in kept.enumerated() { places[index] = place }
    // What stands on a loop may need what comes later.
    var steps = parallelMap(count: kept.count, inRunsOf: 256) { [places] place in
      let index = kept[place]
      return Step(
        index: index,
        dependencies: graph.dependencies[index].map { places[$0] }.filter { $0 < place }.sorted(),
        gate: graph.gates[index].map { places[$0] }.flatMap { $0 < place ? $0 : nil })
    }
    for place in steps.indices {
      steps[place].wave = steps[place].dependencies.map { steps[$0].wave + 1 }.max() ?? 0
    }
    return steps
  }

  /// Whether an object is the namespace of a Tenant of the repository.
  ///
  /// Source: "Create and Manage Tenants", introduction: the controller makes `tenant-<name>`.
  private static func isMadeByController(_ index: Int, in catalogue: Catalogue) -> Bool {
    catalogue.indices(of: .namespace).contains(index)
      && catalogue.tenant(owning: catalogue.name(at: index)) != nil
  }
}
