import SourceText

extension Node {
  /// The path of a field below this node that lies at an index of the same tree, such as
  /// `spec.roleMapping.viewer[0]`; empty for the node itself.
  public func path(to target: Node) -> String {
    var path = ""
    var node = self
    while node.index < target.index {
      guard let step = node.step(towards: target.index) else { return path }
      FieldPath.append(step.text, to: &path)
      node = step.node
    }
    return path
  }

  /// The path of the mapping below this node that has a key at a range.
  func path(toMappingWithKeyAt range: SourceRange) -> String {
    var path = ""
    var node = self
    while true {
      if node.entries.contains(where: { $0.key.range == range }) { return path }
      let step = node.steps.first { step in
        step.node.range.start <= range.start && range.end <= step.node.range.end
      }
      guard let step else { return path }
      FieldPath.append(step.text, to: &path)
      node = step.node
    }
  }

  private func step(towards index: Int) -> FieldPath.Step? {
    switch kind {
    case .mapping:
      let entry = entries.first { $0.key.index == index || $0.value.spans(index) }
      return entry.map { FieldPath.Step(text: FieldPath.key($0.key.text), node: $0.value) }
    case .sequence:
      let item = items.enumerated().first { $0.element.spans(index) }
      return item.map { FieldPath.Step(text: "[\($0.offset)]", node: $0.element) }
    case .scalar, .poison: return nil
    }
  }

  private func spans(_ index: Int) -> Bool { self.index <= index && index < endIndex }

  private var steps: [FieldPath.Step] {
    switch kind {
    case .mapping:
      entries.map {
        FieldPath.Step(text: FieldPath.key($0.key.text), node: $0.value)
      }
    case .sequence:
      items.enumerated().map {
        FieldPath.Step(text: "[\($0.offset)]", node: $0.element)
      }
    case .scalar, .poison: []
    }
  }
}

/// How field paths are written: as kubectl writes them, keys that hold dots in brackets and quotes.
public enum FieldPath {
  fileprivate struct Step {
    let text: String
    let node: Node
  }

  /// A key as a step: `name`, or `["palette.ai/tenant"]`.
  public static func key(_ key: String) -> String {
    let isSimple =
      !key.isEmpty
      && key.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
    return isSimple ? key : "[\"\(key)\"]"
  }

  /// Adds a step to a path.
  public static func append(_ step: String, to path: inout String) {
    if !path.isEmpty, !step.hasPrefix("[") { path += "." }
    path += step
  }
}
