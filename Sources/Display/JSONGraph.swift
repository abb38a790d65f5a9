import Platform
import Reporting
import Resolution

extension ReferenceGraph {
  /// The graph for programs, with the order in which the cluster can take the objects.
  package var json: String {
    var origins = origins
    var objects: [JSON] = []
    for node in nodes { objects.append(json(node, &origins)) }
    let document: JSON = [
      "version": .integer(1),
      "objects": .array(objects),
      "references": .array(
        edges.filter { !$0.isGate }.map { edge in
          [
            "from": id(edge.from), "field": .string(edge.label), "to": id(edge.to),
            "isBroken": .boolean(edge.isBroken),
          ]
        }),
      "gates": .array(
        gates.map { ["object": id($0.node), "waitsFor": id($0.gate)] }),
      "order": .array(order.map(id)),
      "cycles": .array(cycles.map { .array($0.map(id)) }),
    ]
    return document.text
  }

  private func id(_ place: Int) -> JSON { .string(nodes[place].selector) }

  private func json(_ node: Node, _ origins: inout Origins) -> JSON {
    let object = node.object.map { resolution.catalogue[$0] }
    let namespace = node.kind == Kind.namespace.name ? nil : node.namespace
    return [
      "id": .string(node.selector), "kind": .string(node.kind), "namespace": JSON(namespace),
      "name": .string(node.name), "standing": .string(node.standing.rawValue),
      "location": object.map { origins.json(of: $0.blame) } ?? .null,
    ]
  }
}
