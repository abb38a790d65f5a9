/// How Kubernetes wants names, labels and keys to be written.
///
/// Source: Kubernetes, Object Names and IDs; Labels and Selectors, Syntax and character set.
enum KubernetesSyntax {
  /// A DNS label without regard to length: lower-case letters, digits, inner hyphens.
  static func isLabel(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last else { return false }
    return isLowerAlphanumeric(first) && isLowerAlphanumeric(last)
      && bytes.allSatisfy { isLowerAlphanumeric($0) || $0 == UInt8(ascii: "-") }
  }

  /// A DNS subdomain: labels joined by dots, at most 253 characters.
  static func isSubdomain(_ text: some StringProtocol) -> Bool {
    text.utf8.count <= 253
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isLabel($0) }
  }

  /// A label's or annotation's key: an optional DNS subdomain and `/`, then a name.
  static func isQualifiedKey(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return isQualifiedName(parts[0])
    case 2: return isSubdomain(parts[0]) && isQualifiedName(parts[1])
    default: return false
    }
  }

  /// At most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends.
  static func isQualifiedName(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 63 else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && bytes.allSatisfy {
        isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: ".")
      }
  }

  /// A label's value: empty, or like a key's name.
  static func isLabelValue(_ text: String) -> Bool {
    text.isEmpty || isQualifiedName(text)
  }

  /// A key of a Secret's data: `[-._a-zA-Z0-9]+`, at most 253 characters.
  static func isDataKey(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 253 && text != "." && text != ".."
      && text.utf8.allSatisfy {
        isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: ".")
      }
  }

  private static func isLowerAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLowerAlphanumeric(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
