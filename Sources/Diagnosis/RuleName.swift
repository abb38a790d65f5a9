/// A rule's name, its only identity: in findings, suppressions, configuration, files and fixtures.
///
/// Lower-case words joined by hyphens that state the fault, such as `settings-not-found`.
package struct RuleName: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  package init(stringLiteral text: String) {
    self.text = text
  }

  package static func < (left: RuleName, right: RuleName) -> Bool {
    left.text < right.text
  }
}
