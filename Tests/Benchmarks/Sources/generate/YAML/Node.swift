/// A YAML value as a person would write it; literals make the generator's templates read like YAML.
///
/// A string literal is a plain scalar, written as it stands.
indirect enum Node {
  case plain(String)
  case single(String)
  case double(String)
  /// A literal block (`|`); every line ends with a newline.
  case block(String)
  case list([Node])
  case map([Entry])
  /// A list or map in braces, on one line.
  case flow(Node)
  case anchor(String, Node)
  case alias(String)

  /// A key, its value, and what someone wrote beside it.
  struct Entry {
    var key: String
    var value: Node
    /// A line of its own above the key.
    var above: String?
    /// At the end of the key's line.
    var beside: String?
  }
}

extension Node: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  init(stringLiteral value: String) { self = .plain(value) }
  init(integerLiteral value: Int) { self = .plain(String(value)) }
  init(booleanLiteral value: Bool) { self = .plain(String(value)) }
  init(_ number: Int) { self = .plain(String(number)) }
}

extension Node: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  init(arrayLiteral elements: Node...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, Node)...) {
    self = .map(elements.map { Entry(key: $0.0, value: $0.1) })
  }
}

extension Node {
  /// The same map with one more key, unless the value is nil.
  func adding(_ key: String, _ value: Node?, above: String? = nil, beside: String? = nil) -> Node {
    guard case .map(let entries) = self, let value else { return self }
    return .map(entries + [Entry(key: key, value: value, above: above, beside: beside)])
  }

  /// True for `{}` and `[]`.
  var isEmpty: Bool {
    switch self {
    case .map(let entries): entries.isEmpty
    case .list(let items): items.isEmpty
    default: false
    }
  }

  /// The value, or nil where it would be `{}` or `[]`.
  var unlessEmpty: Node? { isEmpty ? nil : self }
}
