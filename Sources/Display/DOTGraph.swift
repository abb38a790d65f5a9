import Reporting

extension ReferenceGraph {
  /// The graph for Graphviz.
  ///
  /// Source: Graphviz, "DOT Language": in a quoted string a backslash and a quotation mark are escaped.
  package var dot: String {
    var text = """
      digraph gesso {
        rankdir=LR
        node [shape=box, fontname="sans-serif"]
        edge [fontname="sans-serif", fontsize=10]

      """
    for (number, cluster) in clusters.enumerated() {
      let isNamespace = cluster.namespace != nil
      if let namespace = cluster.namespace {
        text += "  subgraph cluster_\(number) {\n"
        text += "    label=\(ReferenceGraph.quoted([title(of: namespace)]))\n"
      }
      for place in cluster.nodes { text += (isNamespace ? "    " : "  ") + line(of: place) + "\n" }
      if isNamespace { text += "  }\n" }
    }
    for edge in edges {
      let look = edge.isBroken ? ", color=red, fontcolor=red, style=dashed" : ""
      let style = edge.isGate ? ", style=dotted" : look
      let label = ReferenceGraph.quoted([edge.caption])
      text += "  n\(edge.from) -> n\(edge.to) [label=\(label)\(style)]\n"
    }
    for gate in gates {
      text += "  n\(gate.node) -> n\(gate.gate) [label=\"waits for\", style=dotted]\n"
    }
    return text + "}\n"
  }

  private func line(of place: Int) -> String {
    let node = nodes[place]
    let look =
      switch node.standing {
      case .object: ""
      case .external: ", style=dotted"
      case .unreadable: ", style=dashed, color=orange"
      case .missing: ", style=dashed, color=red, fontcolor=red"
      case .gate: ", shape=hexagon"
      }
    return "n\(place) [label=\(ReferenceGraph.quoted(node.caption))\(look)]"
  }

  private static func quoted(_ lines: [String]) -> String {
    let escaped = lines.map { line in
      visible(line).unicodeScalars.reduce(into: "") { result, scalar in
        if scalar == "\"" || scalar == "\\" { result += "\\" }
        result.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped.joined(separator: "\\n"))\""
  }
}
