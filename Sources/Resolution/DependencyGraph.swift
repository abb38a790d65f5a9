import Concurrency
import HeapModule
import Platform

/// Which object has to be there before which, and an order that follows from it.
///
/// Source: "Create and Manage Tenants" and "Create and Manage Projects" for the order of creation;
/// "Configure Integrations", Validation Constraints, for Secrets before the Settings that name them.
public struct DependencyGraph: Sendable {
  /// For each object the objects that have to exist first, ascending, each once.
  public let dependencies: Adjacency
  /// The loops, each as the objects along it, starting with its smallest.
  public let cycles: [[Int]]
  /// For each object that lies in a namespace which a Tenant's controller makes, that Tenant.
  public let gates: [Int: Int]
  /// The objects whose content is known.
  private let whole: [UInt32]

  init(catalogue: Catalogue, references: References) {
    let count = catalogue.objects.count
    let stretches = parallelStretches(count: count, of: stretchLength(of: count, atMost: 512)) {
      objects in
      Stretch(objects, catalogue, references)
    }
    var elements: [UInt32] = []
    elements.reserveCapacity(stretches.reduce(0) { $0 + $1.elements.count })
    var starts: [UInt32] = [0]
    starts.reserveCapacity(count + 1)
    var gates: [Int: Int] = [:]
    for stretch in stretches {
      let first = UInt32(elements.count)
      elements += stretch.elements
      starts += stretch.ends.lazy.map { first + $0 }
      for (index, tenant) in stretch.gates { gates[index] = tenant }
    }
    dependencies = Adjacency(elements: elements, starts: starts)
    self.gates = gates
    whole = (0..<UInt32(count)).filter { catalogue.isWhole(at: Int($0)) }
    cycles = DependencyGraph.cycles(among: whole, dependencies)
  }

  /// What some neighbouring objects depend on.
  private struct Stretch: Sendable {
    /// The objects that are needed, ascending for each object, each once.
    private(set) var elements: [UInt32] = []
    /// Where the list of each object ends.
    private(set) var ends: [UInt32] = []
    private(set) var gates: [(object: Int, tenant: Int)] = []

    init(_ objects: Range<Int>, _ catalogue: Catalogue, _ references: References) {
      ends.reserveCapacity(objects.count)
      var needed: [Int] = []
      for index in objects {
        if catalogue.isWhole(at: index) {
          if let tenant = collectPlace(of: index, in: catalogue, &needed) {
            gates.append((index, tenant))
          }
          for reference in references[from: index] {
            collectTargets(of: reference, in: catalogue, &needed)
          }
          needed.sort()
          for (place, other) in needed.enumerated()
          where (place == 0 || other != needed[place - 1]) && other != index
            && catalogue.isWhole(at: other)
          {
            elements.append(UInt32(other))
          }
          needed.removeAll(keepingCapacity: true)
        }
        ends.append(UInt32(elements.count))
      }
    }

    /// Adds what has to be there before anything can lie in an object's namespace, and says which
    /// Tenant's controller makes that.
    private func collectPlace(
      of index: Int, in catalogue: Catalogue, _ needed: inout [Int]
    ) -> Int? {
      guard let namespace = catalogue.namespace(at: index) else { return nil }
      if let place = catalogue.namespaceIndex(ofObjectAt: index) { needed.append(place) }
      let tenant = catalogue.tenant(owning: namespace)
      if let tenant { needed.append(tenant) }
      return tenant
    }

    /// Adds the objects that a reference makes necessary.
    private func collectTargets(
      of reference: Reference, in catalogue: Catalogue, _ needed: inout [Int]
    ) {
      switch reference.role {
      case .integrationSecret, .paletteCertificate:
        let target = reference.target
        needed += catalogue.secretProviders(namespace: target.namespace, name: target.name)
        return
      case .tenantSettings:
        // A Tenant's Settings in the namespace that its own controller makes can only come after it.
        let own = Tenant.namespace(of: catalogue.name(at: reference.from))
        if reference.target.namespace == own { return }
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
  public var order: [Int] {
    // Kahn's algorithm, always with the smallest object that is ready.
    let dependents = dependencies.reversed()
    var waiting = (0..<dependencies.count).map { dependencies[$0].count }
    var ready = Heap(whole.lazy.map { Int($0) }.filter { waiting[$0] == 0 })
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
  private static func cycles(among whole: [UInt32], _ dependencies: Adjacency) -> [[Int]] {
    let dependents = dependencies.reversed()
    var waiting = (0..<dependencies.count).map { UInt32(dependencies[$0].count) }
    var ready = whole.filter { waiting[Int($0)] == 0 }
    var done = 0
    while let next = ready.popLast() {
      done += 1
      for dependent in dependents[Int(next)] {
        waiting[dependent] -= 1
        if waiting[dependent] == 0 { ready.append(UInt32(dependent)) }
      }
    }
    guard done < whole.count else { return [] }
    let stuck = whole.lazy.map { Int($0) }.filter { waiting[$0] > 0 }
    return loops(among: Array(stuck), dependencies, waiting)
  }

  private static func loops(
    among stuck: [Int], _ dependencies: Adjacency, _ waiting: [UInt32]
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
