/// Writes nodes as block YAML, two columns a level.
struct Emitter {
  private(set) var text = ""

  /// Writes a document after those before it; the first needs no `---`.
  mutating func write(_ document: Node, comment: String? = nil, marked: Bool = false) {
    if !text.isEmpty || marked { text += "---\n" }
    if let comment { text += "# \(comment)\n" }
    body(document, depth: 0)
  }

  /// Writes a value whose first line begins where the cursor stands, at the start of a line.
  private mutating func body(_ node: Node, depth: Int) {
    switch node {
    case .map(let entries):
      for entry in entries { write(entry, depth: depth, indented: false) }
    case .list(let items):
      for item in items { write(item: item, depth: depth) }
    default:
      text += Self.inline(node) + "\n"
    }
  }

  /// Writes one key; `indented` says that the cursor already stands behind a list's dash.
  private mutating func write(_ entry: Node.Entry, depth: Int, indented: Bool) {
    if let above = entry.above, !indented { indent(depth, "# \(above)\n") }
    if indented { text += "\(entry.key):" } else { indent(depth, "\(entry.key):") }
    let beside = entry.beside.map { " # \($0)" } ?? ""
    write(value: entry.value, beside: beside, depth: depth)
  }

  private mutating func write(value: Node, beside: String, depth: Int) {
    switch value {
    case .anchor(let name, let content):
      text += " &\(name)"
      write(value: content, beside: beside, depth: depth)
    case .map(let entries) where !entries.isEmpty:
      text += "\(beside)\n"
      body(value, depth: depth + 1)
    case .list(let items) where !items.isEmpty:
      text += "\(beside)\n"
      body(value, depth: depth + 1)
    case .block(let content):
      text += " |\(beside)\n"
      for line in content.split(separator: "\n") { indent(depth + 1, "\(line)\n") }
    default:
      text += " \(Self.inline(value))\(beside)\n"
    }
  }

  private mutating func write(item: Node, depth: Int) {
    indent(depth, "- ")
    guard case .map(let entries) = item, !entries.isEmpty else {
      text += Self.inline(item) + "\n"
      return
    }
    for (index, entry) in entries.enumerated() {
      write(entry, depth: depth + 1, indented: index == 0)
    }
  }

  private mutating func indent(_ depth: Int, _ line: String) {
    for _ in 0..<depth { text += "  " }
    text += line
  }

  /// The value on one line: scalars as they are, lists and maps in brackets.
  private static func inline(_ node: Node) -> String {
    switch node {
    case .plain(let value): value
    case .single(let value): "'\(value)'"
    case .double(let value): "\"\(value)\""
    case .alias(let name): "*\(name)"
    case .anchor(let name, let content): "&\(name) \(inline(content))"
    case .flow(let content): inline(content)
    case .list(let items): "[\(items.map(inline).joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "\($0.key): \(inline($0.value))" }.joined(separator: ", "))}"
    case .block:
      preconditionFailure("a literal block has no place inside brackets")
    }
  }
}
