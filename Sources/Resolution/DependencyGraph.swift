import Concurrency
import HeapModule
import Platform

/// Which object has to be there before which, and an order that follows from it.
///
/// Source: "Create and Manage Tenants" and "Create and Manage Projects" for the order of creation;
/// "Configure Integrations", Validation Constraints, for Secrets before the Settings that name them.
package struct DependencyGraph: Sendable {
  /// For each object the objects that have to exist first, ascending, each once.
  package let dependencies: Adjacency
  /// The loops, each as the objects along it, starting with its smallest.
  package let cycles: [[Int]]
  /// For each object that lies in a namespace which a Tenant's controller makes, that Tenant.
  package let gates: [Int: Int]
  /// The objects that wait for each object.
  private let dependents: Adjacency
  /// The objects whose content is known.
  private let whole: [Int]

  init(catalogue: Catalogue, references: References) {
    let count = catalogue.objects.count
    let stretches = parallelStretches(count: count, of: stretchLength(of: count, atMost: 512)) {
      objects in
      Stretch(objects, catalogue, references)
    }
    var elements: [Int] = []
    elements.reserveCapacity(references.count + count)
    var starts = [0]
    starts.reserveCapacity(count + 1)
    var gates: [Int: Int] = [:]
    for stretch in stretches {
      let first = elements.count
      elements += stretch.elements
      starts += stretch.ends.lazy.map { first + $0 }
      for (index, tenant) in stretch.gates { gates[index] = tenant }
    }
    dependencies = Adjacency(elements: elements, starts: starts)
    dependents = dependencies.reversed()
    self.gates = gates
    whole = catalogue.objects.indices.filter { catalogue.isWhole(at: $0) }
    cycles = DependencyGraph.cycles(among: whole, dependencies, dependents)
  }

  /// What some neighbouring objects depend on.
  private struct Stretch: Sendable {
    /// The objects that are needed, ascending for each object, each once.
    private(set) var elements: [Int] = []
    /// Where the list of each object ends.
    private(set) var ends: [Int] = []
    private(set) var gates: [(object: Int, tenant: Int)] = []

    init(_ objects: Range<Int>, _ catalogue: Catalogue, _ references: References) {
      var needed: [Int] = []
      for index in objects {
        if catalogue.isWhole(at: index) {
          let key = catalogue.key(at: index)
          if let tenant = collectPlace(of: key, in: catalogue, &needed) {
            gates.append((index, tenant))
          }
          for reference in references[from: index] {
            collectTargets(of: reference, from: key, in: catalogue, &needed)
          }
          needed.sort()
          for (place, other) in needed.enumerated()
          where (place == 0 || other != needed[place - 1]) && other != index
            && catalogue.isWhole(at: other)
          {
            elements.append(other)
          }
          needed.removeAll(keepingCapacity: true)
        }
        ends.append(elements.count)
      }
    }

    /// Adds what has to be there before anything can lie in an object's namespace, and says which
    /// Tenant's controller makes that.
    private func collectPlace(
      of object: ObjectKey, in catalogue: Catalogue, _ needed: inout [Int]
    ) -> Int? {
      guard let namespace = object.namespace else { return nil }
      let key = ObjectKey(kind: .namespace, namespace: nil, name: namespace)
      if let place = catalogue.index(of: key) { needed.append(place) }
      let tenant = catalogue.tenant(owning: namespace)
      if let tenant { needed.append(tenant) }
      return tenant
    }

    /// Adds the objects that a reference makes necessary.
    private func collectTargets(
      of reference: Reference, from object: ObjectKey, in catalogue: Catalogue,
      _ needed: inout [Int]
    ) {
      switch reference.role {
      case .integrationSecret, .paletteCertificate:
        needed += catalogue.secretProviders(
          namespace: reference.target.namespace, name: reference.target.name)
        return
      case .tenantSettings:
        // A Tenant's Settings in the namespace that its own controller makes can only come after it.
        if reference.target.namespace == Tenant.namespace(of: object.name) { return }
      case .profileBundle: return
      case .projectTenant, .projectSettings, .projectComputeConfig: break
      }
      if case .object(let index) = reference.referent { needed.append(index) }
    }
  }

  /// The objects whose content is known, each after all that it depends on; among those that are
  /// ready, the smallest key first.
  ///
  /// Objects on or behind a cycle are left out. The order is worked out each time it is asked for.
  package var order: [Int] {
    // Kahn's algorithm, always with the smallest object that is ready.
    var waiting = (0..<dependencies.count).map { dependencies[$0].count }
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
    return order
  }

  /// One loop for each group of objects that wait for one another.
  private static func cycles(
    among whole: [Int], _ dependencies: Adjacency, _ dependents: Adjacency
  ) -> [[Int]] {
    var waiting = (0..<dependencies.count).map { dependencies[$0].count }
    var ready = whole.filter { waiting[$0] == 0 }
    var done = 0
    while let next = ready.popLast() {
      done += 1
      for dependent in dependents[next] {
        waiting[dependent] -= 1
        if waiting[dependent] == 0 { ready.append(dependent) }
      }
    }
    guard done < whole.count else { return [] }
    return loops(among: whole.filter { waiting[$0] > 0 }, dependencies, waiting)
  }

  private static func loops(
    among stuck: [Int], _ dependencies: Adjacency, _ waiting: [Int]
  ) -> [[Int]] {
    var loops: [[Int]] = []
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
        loops.append(smallestFirst(Array(path[place...])))
      }
      visited.formUnion(path)
    }
    return loops
  }

  private static func smallestFirst(_ loop: [Int]) -> [Int] {
    guard let place = loop.indices.min(by: { loop[$0] < loop[$1] }) else { return loop }
    return Array(loop[place...] + loop[..<place])
  }
}
