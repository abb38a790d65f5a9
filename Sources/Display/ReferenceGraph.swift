import Diagnosis
import Platform
package import Resolution
package import SourceText

/// The objects of a repository and what they say of one another, laid out by namespace.
package struct ReferenceGraph: Sendable {
  /// What stands at a node.
  enum Standing: String {
    case object
    /// The configuration says that it exists in the cluster.
    case external
    /// It may stand in a document that could not be read.
    case unreadable
    /// A reference leads there, and nothing is.
    case missing
    /// A namespace that a Tenant's controller makes.
    case gate
  }

  struct Node {
    /// The name as `gesso show` takes it.
    let selector: String
    let kind: String
    let namespace: String?
    let name: String
    let standing: Standing
    /// The object's index in the catalogue; nil for what is not there.
    let object: Int?
  }

  struct Edge {
    let from: Int
    let to: Int
    /// What the one says of the other: the field of the reference, or `waits for`.
    let label: String
    let isBroken: Bool
    let isGate: Bool
  }

  /// Objects in the order of the catalogue, then gates, then what is only referred to, each by name.
  let nodes: [Node]
  /// By the node that refers, in the order of its fields.
  let edges: [Edge]
  /// The objects among `nodes` in the order in which the cluster can take them.
  let order: [Int]
  let cycles: [[Int]]
  /// For each node that waits for a gate, the gate.
  let gates: [(node: Int, gate: Int)]
  let resolution: Resolution
  let origins: Origins

  /// - Parameter tenant: the Tenant to show with all that belongs to it or is needed by that; nil for
  ///   everything.
  package init(of resolution: Resolution, tenant: Int?, sources: Sources) {
    self.resolution = resolution
    origins = Origins(sources)
    var builder = GraphBuilder(resolution: resolution)
    builder.addObjects(tenant.map { GraphScope.objects(of: $0, in: resolution) })
    builder.addGates()
    builder.addReferences()
    nodes = builder.nodes
    edges = builder.edges
    gates = builder.gates
    order = resolution.graph.order.compactMap { builder.places[$0] }
    cycles = resolution.graph.cycles.compactMap { loop in
      let places = loop.compactMap { builder.places[$0] }
      return places.count == loop.count ? places : nil
    }
  }

  /// What a namespace is called in the graph.
  func title(of namespace: String) -> String {
    let isKnown = resolution.catalogue.namespaceExists(namespace)
    return "namespace \(namespace)" + (isKnown ? "" : " (not in this repository)")
  }

  /// The namespaces of the nodes by name, each with its nodes; nil for what lies in none.
  var clusters: [(namespace: String?, nodes: [Int])] {
    let groups = Dictionary(grouping: nodes.indices) { nodes[$0].namespace }
    // What lies in none comes before the namespace of an empty name.
    let names = groups.keys.sorted { ($0 == nil ? 0 : 1, $0 ?? "") < ($1 == nil ? 0 : 1, $1 ?? "") }
    return names.map { ($0, groups[$0] ?? []) }
  }
}

/// Which objects belong to a Tenant.
private enum GraphScope {
  /// The Tenant, its Projects, everything in their namespaces, and whatever these refer to.
  static func objects(of tenant: Int, in resolution: Resolution) -> Set<Int> {
    let catalogue = resolution.catalogue
    let name = catalogue[tenant].name
    var namespaces: Set<String> = [Tenant.namespace(of: name)]
    var wanted: Set<Int> = [tenant]
    var open = [tenant] + resolution.projects(of: name)
    while let index = open.popLast() {
      wanted.insert(index)
      if let namespace = catalogue[index].namespace { namespaces.insert(namespace) }
      for reference in resolution.references(from: index) {
        guard case .object(let target) = reference.referent, !wanted.contains(target) else {
          continue
        }
        open.append(target)
      }
    }
    for (index, object) in catalogue.objects.enumerated() {
      let namespace = object.kind == .namespace ? object.name : object.namespace
      if let namespace, namespaces.contains(namespace), object.kind != .tenant {
        wanted.insert(index)
      }
    }
    return wanted
  }
}

/// Puts a graph together.
private struct GraphBuilder {
  let resolution: Resolution
  private(set) var nodes: [ReferenceGraph.Node] = []
  private(set) var edges: [ReferenceGraph.Edge] = []
  private(set) var gates: [(node: Int, gate: Int)] = []
  /// The node of each object shown.
  private(set) var places: [Int: Int] = [:]
  private var others: [String: Int] = [:]

  private var catalogue: Catalogue { resolution.catalogue }

  init(resolution: Resolution) {
    self.resolution = resolution
  }

  /// Adds the objects that are wanted; nil for all of them.
  mutating func addObjects(_ wanted: Set<Int>?) {
    for (index, object) in catalogue.objects.enumerated()
    where !object.name.isEmpty && catalogue.isFirst(index) && wanted?.contains(index) != false {
      places[index] = nodes.count
      let namespace = object.kind == .namespace ? object.name : object.namespace
      nodes.append(
        ReferenceGraph.Node(
          selector: object.selector, kind: object.kindName, namespace: namespace,
          name: object.name, standing: .object, object: index))
    }
  }

  /// Adds the namespaces that controllers make, and who waits for them.
  mutating func addGates() {
    for (index, tenant) in resolution.graph.gates.sorted(by: { $0.key < $1.key }) {
      guard let place = places[index], let namespace = catalogue[index].namespace else { continue }
      let selector = "namespace/\(namespace)"
      if others[selector] == nil {
        let key = ObjectKey(kind: .namespace, namespace: nil, name: namespace)
        let written = catalogue.index(of: key).flatMap { places[$0] }
        others[selector] = written ?? add(key, selector, .gate)
        if let gate = others[selector], let tenant = places[tenant] {
          edges.append(
            ReferenceGraph.Edge(
              from: gate, to: tenant, label: "made by its controller", isBroken: false,
              isGate: true))
        }
      }
      guard let gate = others[selector] else { continue }
      gates.append((place, gate))
    }
  }

  mutating func addReferences() {
    for reference in resolution.references {
      guard let from = places[reference.from] else { continue }
      let object = catalogue[reference.from]
      let label = object.path(of: reference.name)
      switch reference.referent {
      case .object(let target):
        guard let to = places[target] else { continue }
        addEdge(from, to, label)
      case .external: addEdge(from, other(reference.target, .external), label)
      case .unreadable: addEdge(from, other(reference.target, .unreadable), label)
      case .missing: addEdge(from, other(reference.target, .missing), label, isBroken: true)
      }
    }
    edges = edges.enumerated().sorted { left, right in
      (left.element.from, left.offset) < (right.element.from, right.offset)
    }.map(\.element)
  }

  private mutating func addEdge(_ from: Int, _ to: Int, _ label: String, isBroken: Bool = false) {
    edges.append(
      ReferenceGraph.Edge(from: from, to: to, label: label, isBroken: isBroken, isGate: false))
  }

  private mutating func other(_ key: ObjectKey, _ standing: ReferenceGraph.Standing) -> Int {
    let parts = [key.kind.name.lowercased(), key.namespace, key.name].compactMap(\.self)
    let selector = parts.joined(separator: "/")
    if let known = others[selector] { return known }
    let place = add(key, selector, standing)
    others[selector] = place
    return place
  }

  private mutating func add(
    _ key: ObjectKey, _ selector: String, _ standing: ReferenceGraph.Standing
  ) -> Int {
    nodes.append(
      ReferenceGraph.Node(
        selector: selector, kind: key.kind.name,
        namespace: key.kind == .namespace ? key.name : key.namespace, name: key.name,
        standing: standing, object: nil))
    return nodes.count - 1
  }
}
