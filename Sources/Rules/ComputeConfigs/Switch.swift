import YAMLSyntax

/// A field that is true or false, as far as it can be known.
enum Switch {
  case on(Node)
  /// False or not there; the value where it is written.
  case off(Node?)
  /// Something else, which other rules report.
  case unknown

  init(_ node: Node?) {
    guard let node, !node.isNull else {
      self = .off(node.flatMap { $0.isPoison ? nil : $0 })
      return
    }
    switch node.scalar {
    case .boolean(true)?: self = .on(node)
    case .boolean(false)?: self = .off(node)
    default: self = .unknown
    }
  }

  /// Whether the field is surely true.
  var isOn: Bool {
    guard case .on = self else { return false }
    return true
  }

  /// Whether the field is surely not true.
  var isOff: Bool {
    guard case .off = self else { return false }
    return true
  }

  /// The value where it is written.
  var node: Node? {
    switch self {
    case .on(let node): node
    case .off(let node): node
    case .unknown: nil
    }
  }
}
