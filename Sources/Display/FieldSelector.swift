import Diagnosis
import Platform
package import YAMLSyntax

/// A field as findings and kubectl name it: `spec.roleMapping.viewer[0]`,
/// `metadata.labels["palette.ai/tenant"]`; a dot in a key may also have a backslash before it.
package struct FieldSelector: Sendable {
  /// Why there is no such field, as a sentence.
  package struct Failure: Error {
    package let message: String
  }

  private enum Step: Equatable {
    case key(String)
    case item(Int)
  }

  private let steps: [Step]

  package init(_ text: String) throws(Failure) {
    var reader = Reader(text: text)
    while reader.hasMore { try reader.step() }
    guard !reader.steps.isEmpty else { throw Failure(message: "the field's name is empty") }
    steps = reader.steps
  }

  /// The field's value below an object's mapping.
  ///
  /// - Parameter isHidden: whether nothing that lies in a node may be told.
  package func find(
    in root: Node, isHidden: (Node) -> Bool = { _ in false }
  ) throws(Failure) -> Node {
    var node = root
    var path = ""
    for step in steps {
      switch step {
      case .key(let name):
        var full = path
        FieldPath.append(FieldPath.key(name), to: &full)
        guard let entry = node.entry(name) else {
          if isHidden(node) { throw Failure(message: "\"\(path)\" is a secret as a whole") }
          throw Failure(message: FieldSelector.missing(name, full, below: node, at: path))
        }
        (node, path) = (entry.value, full)
      case .item(let index):
        let items = Array(node.items)
        path += "[\(index)]"
        guard items.indices.contains(index) else {
          throw Failure(message: "there is no \"\(path)\": \(FieldSelector.count(of: node))")
        }
        node = items[index]
      }
    }
    return node
  }

  private static func missing(_ name: String, _ full: String, below node: Node, at path: String)
    -> String
  {
    guard node.isMapping else {
      return node.isSequence && !node.isEmptyCollection
        ? "\"\(path)\" is a list: name an item, such as \(path)[0]"
        : "there is no \"\(full)\": \(count(of: node))"
    }
    if let removed = node.overridden.first(where: {
      $0.isRemoval && $0.text.hasPrefix(FieldPath.key(name) + ":")
    }) {
      return "there is no \"\(full)\": null removes what was inherited (\(removed.text))"
    }
    let names = node.entries.map(\.key).filter { SecretKeys.mayBeTold($0) }.map(\.text)
    guard let near = nearest(to: name, in: names) else {
      let known = names.isEmpty ? "nothing" : names.joined(separator: ", ")
      return "there is no \"\(full)\"; \(path.isEmpty ? "the object" : "\"\(path)\"") has \(known)"
    }
    var meant = path
    FieldPath.append(FieldPath.key(near), to: &meant)
    return "there is no \"\(full)\"; did you mean \"\(meant)\"?"
  }

  private static func count(of node: Node) -> String {
    guard node.isSequence else {
      return node.isMapping ? "it is a mapping" : "it is a single value"
    }
    let count = node.items.reduce(0) { count, _ in count + 1 }
    return count == 0 ? "the list is empty" : "the last item is [\(count - 1)]"
  }

  /// Takes a path apart.
  private struct Reader {
    var rest: Substring
    var steps: [Step] = []
    private let text: String

    init(text: String) {
      self.text = text
      rest = text.hasPrefix(".") ? text.dropFirst() : text[...]
    }

    var hasMore: Bool { !rest.isEmpty }

    mutating func step() throws(Failure) {
      if rest.hasPrefix("[\"") {
        guard let end = rest.range(ofText: "\"]") else { throw wrong }
        steps.append(.key(String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound])))
        rest = rest[end.upperBound...]
      } else if rest.first == "[" {
        guard let end = rest.firstIndex(of: "]"),
          let index = Int(rest[rest.index(after: rest.startIndex)..<end])
        else { throw wrong }
        steps.append(.item(index))
        rest = rest[rest.index(after: end)...]
      } else {
        steps.append(.key(try plainKey()))
      }
      if rest.first == "." {
        rest = rest.dropFirst()
        if rest.isEmpty { throw wrong }
      }
    }

    private mutating func plainKey() throws(Failure) -> String {
      var key = ""
      while let character = rest.first, character != ".", character != "[" {
        rest = rest.dropFirst()
        guard character == "\\", let next = rest.first else {
          key.append(character)
          continue
        }
        key.append(next)
        rest = rest.dropFirst()
      }
      if key.isEmpty { throw wrong }
      return key
    }

    private var wrong: Failure {
      Failure(
        message: "\"\(text)\" is no field; write spec.roleMapping.viewer[0] or labels[\"a.b/c\"]")
    }
  }
}

extension Substring {
  /// The first place of a text.
  fileprivate func range(ofText text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
