import Reporting

extension ReferenceGraph {
  /// The graph as Mermaid shows it, for Markdown files and pull requests.
  ///
  /// Source: Mermaid, "Flowcharts": entity codes such as `#quot;` in quoted labels.
  package var mermaid: String {
    var text = "flowchart LR\n"
    for (number, cluster) in clusters.enumerated() {
      let isNamespace = cluster.namespace != nil
      if let namespace = cluster.namespace {
        let title = ReferenceGraph.entities(title(of: namespace))
        text += "  subgraph s\(number)[\"\(title)\"]\n"
      }
      for place in cluster.nodes { text += (isNamespace ? "    " : "  ") + line(of: place) + "\n" }
      if isNamespace { text += "  end\n" }
    }
    for edge in edges {
      let label = "\"\(ReferenceGraph.entities(edge.caption))\""
      let arrow = edge.isBroken || edge.isGate ? "-.->" : "-->"
      text += "  n\(edge.from) \(arrow)|\(label)| n\(edge.to)\n"
    }
    for gate in gates { text += "  n\(gate.node) -.->|\"waits for\"| n\(gate.gate)\n" }
    text += classes
    return text
  }

  private func line(of place: Int) -> String {
    let node = nodes[place]
    let label = "\"\(node.caption.map(ReferenceGraph.entities).joined(separator: "<br>"))\""
    let shape =
      switch node.standing {
      case .object: "[\(label)]"
      case .external: "([\(label)])"
      case .unreadable, .missing: "[\(label)]"
      case .gate: "{{\(label)}}"
      }
    return "n\(place)\(shape)"
  }

  private var classes: String {
    let looks: [(Standing, String)] = [
      (.external, "stroke-dasharray: 2 2"),
      (.unreadable, "stroke:#b58900,stroke-dasharray: 4 4"),
      (.missing, "stroke:#c00,color:#c00,stroke-width:2px,stroke-dasharray: 4 4"),
      (.gate, "stroke:#268bd2"),
    ]
    return looks.map { standing, look in
      let places = nodes.indices.filter { nodes[$0].standing == standing }.map { "n\($0)" }
      guard !places.isEmpty else { return "" }
      let name = standing.rawValue
      return "  classDef \(name) \(look)\n  class \(places.joined(separator: ",")) \(name)\n"
    }.joined()
  }

  /// A text with every character that means something to Mermaid or HTML written as an entity code.
  private static func entities(_ text: String) -> String {
    visible(text).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\"": result += "#quot;"
      case "#", "&", "<", ">", "`", "|", "\\", "[", "]", "{", "}", "(", ")", "*", ";":
        result += "#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}

extension ReferenceGraph.Node {
  /// The lines of the node's label.
  var caption: [String] {
    switch standing {
    case .object: [kind, name]
    case .external: [kind, name, "made elsewhere"]
    case .unreadable: [kind, name, "cannot be read"]
    case .missing: [kind, name, "does not exist"]
    case .gate: [kind, name, "made by a controller"]
    }
  }
}

extension ReferenceGraph.Edge {
  var caption: String { isBroken ? "\(label), broken" : label }
}
