/// A rule's name, its only identity: in findings, suppressions, configuration, files and fixtures.
///
/// Lower-case words joined by hyphens that state the fault, such as `settings-not-found`.
public struct RuleName: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  public let text: String

  public init(_ text: String) {
    self.text = text
  }

  public init(stringLiteral text: String) {
    self.text = text
  }

  public static func < (left: RuleName, right: RuleName) -> Bool {
    left.text < right.text
  }
}
