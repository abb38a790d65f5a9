/// A rule's name, its only identity: in findings, suppressions, configuration, files and fixtures.
///
/// Lower-case words joined by hyphens that state the fault, such as `settings-not-found`.
public struct RuleName: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  /// The name as options take it and reports show it.
  public let text: String

  /// Takes any text; whether there is such a rule is not checked.
  public init(_ text: String) {
    self.text = text
  }

  /// Lets a string literal stand for a rule's name.
  public init(stringLiteral text: String) {
    self.text = text
  }

  /// Orders by the text.
  public static func < (left: RuleName, right: RuleName) -> Bool {
    left.text < right.text
  }
}
