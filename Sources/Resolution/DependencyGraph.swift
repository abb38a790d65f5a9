import HeapModule
import Platform

/// Which object has to be there before which, and an order that follows from it.
///
/// Source: "Create and Manage Tenants" and "Create and Manage Projects" for the order of creation;
/// "Configure Integrations", Validation Constraints, for Secrets before the Settings that name them.
package struct DependencyGraph: Sendable {
  /// For each object the objects that have to exist first, ascending, each once.
  package let dependencies: [[Int]]
  /// The objects whose content is known, each after all that it depends on; among those that are
  /// ready, the smallest key first.
  ///
  /// Objects on or behind a cycle are left out.
  package let order: [Int]
  /// The loops, each as the objects along it, starting with its smallest.
  package let cycles: [[Int]]
  /// For each object that lies in a namespace which a Tenant's controller makes, that Tenant.
  package let gates: [Int: Int]

  init(catalogue: Catalogue, references: [Reference], firstReference: [Int]) {
    var dependencies = [[Int]](repeating: [], count: catalogue.objects.count)
    var gates: [Int: Int] = [:]
    for (index, object) in catalogue.objects.enumerated() where object.state == .whole {
      var needed: Set<Int> = []
      if let namespace = object.namespace {
        let key = ObjectKey(kind: .namespace, namespace: nil, name: namespace)
        if let place = catalogue.index(of: key) { needed.insert(place) }
        if let tenant = catalogue.tenant(owning: namespace) {
          needed.insert(tenant)
          gates[index] = tenant
        }
      }
      for reference in references[firstReference[index]..<firstReference[index + 1]] {
        needed.formUnion(DependencyGraph.targets(of: reference, from: object, in: catalogue))
      }
      needed.remove(index)
      dependencies[index] = needed.filter { catalogue[$0].state == .whole }.sorted()
    }
    self.dependencies = dependencies
    self.gates = gates
    (order, cycles) = DependencyGraph.sort(catalogue, dependencies)
  }

  /// The objects that a reference makes necessary.
  private static func targets(
    of reference: Reference, from object: PlatformObject, in catalogue: Catalogue
  ) -> [Int] {
    switch reference.role {
    case .integrationSecret, .paletteCertificate:
      return catalogue.secretProviders(
        namespace: reference.target.namespace, name: reference.target.name)
    case .tenantSettings:
      // A Tenant's Settings in the namespace that its own controller makes can only come after it.
      if reference.target.namespace == Tenant.namespace(of: object.name) { return [] }
    case .profileBundle: return []
    case .projectTenant, .projectSettings, .projectComputeConfig: break
    }
    guard case .object(let index) = reference.referent else { return [] }
    return [index]
  }

  /// Kahn's algorithm, always with the smallest object that is ready.
  private static func sort(
    _ catalogue: Catalogue, _ dependencies: [[Int]]
  ) -> (order: [Int], cycles: [[Int]]) {
    var waiting = dependencies.map(\.count)
    var dependents = [[Int]](repeating: [], count: dependencies.count)
    for (index, needed) in dependencies.enumerated() {
      for other in needed { dependents[other].append(index) }
    }
    let whole = catalogue.objects.indices.filter { catalogue[$0].state == .whole }
    var ready = Heap(whole.filter { waiting[$0] == 0 })
    var order: [Int] = []
    order.reserveCapacity(whole.count)
    while let next = ready.popMin() {
      order.append(next)
      for dependent in dependents[next] {
        waiting[dependent] -= 1
        if waiting[dependent] == 0 { ready.insert(dependent) }
      }
    }
    guard order.count < whole.count else { return (order, []) }
    return (order, cycles(among: whole.filter { waiting[$0] > 0 }, dependencies, waiting))
  }

  /// One loop for each group of objects that wait for one another.
  private static func cycles(
    among stuck: [Int], _ dependencies: [[Int]], _ waiting: [Int]
  ) -> [[Int]] {
    var cycles: [[Int]] = []
    var visited: Set<Int> = []
    for start in stuck where !visited.contains(start) {
      var path: [Int] = []
      var places: [Int: Int] = [:]
      var node = start
      while !visited.contains(node), places[node] == nil {
        places[node] = path.count
        path.append(node)
        guard let next = dependencies[node].first(where: { waiting[$0] > 0 }) else { break }
        node = next
      }
      if let place = places[node], !visited.contains(node) {
        cycles.append(smallestFirst(Array(path[place...])))
      }
      visited.formUnion(path)
    }
    return cycles
  }

  private static func smallestFirst(_ loop: [Int]) -> [Int] {
    guard let place = loop.indices.min(by: { loop[$0] < loop[$1] }) else { return loop }
    return Array(loop[place...] + loop[..<place])
  }
}
