/// How one person writes YAML: a repository of many hands has every style in it.
struct Hand {
  private enum Quotes { case none, single, double }

  private let quotes: Quotes
  /// Short maps and lists in braces and brackets.
  let isCompact: Bool
  let comments: Bool
  /// `---` before the first document too.
  let marksFirst: Bool
  /// Repeated labels once, then by alias.
  let usesAnchors: Bool
  /// Several documents in one file where they belong together.
  let joinsFiles: Bool

  init(_ dice: inout Dice) {
    quotes = dice.pick([.none, .none, .none, .single, .double])
    isCompact = dice.chance(30)
    comments = dice.chance(40)
    marksFirst = dice.chance(15)
    usesAnchors = dice.chance(4)
    joinsFiles = dice.chance(25)
  }

  /// A string, in the quotes this hand likes.
  func text(_ value: String) -> Node {
    switch quotes {
    case .none: .plain(value)
    case .single: .single(value)
    case .double: .double(value)
    }
  }

  /// A string that would be something else, or nothing at all, without quotes.
  func quoted(_ value: String) -> Node {
    if case .double = quotes { .double(value) } else { .single(value) }
  }

  /// A label's value, in quotes where YAML or this hand needs them.
  func label(_ value: String) -> Node {
    Int(value) != nil || value == "true" ? quoted(value) : text(value)
  }

  /// A short map or list, on one line if this hand writes it so.
  func short(_ node: Node) -> Node {
    isCompact ? .flow(node) : node
  }

  /// A list of strings.
  func list(_ values: [String]) -> Node {
    short(.list(values.map { $0 == "*" ? quoted($0) : text($0) }))
  }

  /// A map of strings, such as labels.
  func map(_ pairs: Pairs) -> Node {
    .map(pairs.map { Node.Entry(key: $0.key, value: label($0.value)) })
  }

  /// A quota: families and numbers.
  func map(_ quota: Quota) -> Node {
    short(.map(quota.map { Node.Entry(key: $0.family, value: Node($0.count)) }))
  }

  /// The comment, if this hand writes any.
  func comment(_ words: String) -> String? {
    comments ? words : nil
  }
}
