import YAMLSyntax

/// How Kubernetes wants names, labels and keys to be written.
///
/// Source: Kubernetes, Object Names and IDs; Labels and Selectors, Syntax and character set.
enum KubernetesSyntax {
  /// A DNS label without regard to length: lower-case letters, digits, inner hyphens.
  static func isLabel(_ text: Span<UInt8>) -> Bool {
    guard let last = text.indices.last, isLowerAlphanumeric(text[0]),
      isLowerAlphanumeric(text[last])
    else { return false }
    for index in text.indices {
      guard isLowerAlphanumeric(text[index]) || text[index] == UInt8(ascii: "-") else {
        return false
      }
    }
    return true
  }

  /// A DNS subdomain: labels joined by dots, at most 253 characters.
  static func isSubdomain(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 253 else { return false }
    let (dot, hyphen) = (UInt8(ascii: "."), UInt8(ascii: "-"))
    // As if a label had just ended.
    var last = dot
    for index in text.indices {
      let byte = text[index]
      switch byte {
      case dot: guard isLowerAlphanumeric(last) else { return false }
      case hyphen: guard last != dot else { return false }
      default: guard isLowerAlphanumeric(byte) else { return false }
      }
      last = byte
    }
    return isLowerAlphanumeric(last)
  }

  /// A label's or annotation's key: an optional DNS subdomain and `/`, then a name.
  static func isQualifiedKey(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] == UInt8(ascii: "/") {
      return isSubdomain(text.extracting(0..<index))
        && isQualifiedName(text.extracting(index + 1..<text.count))
    }
    return isQualifiedName(text)
  }

  /// At most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends.
  static func isQualifiedName(_ text: Span<UInt8>) -> Bool {
    guard let last = text.indices.last, text.count <= 63, isAlphanumeric(text[0]),
      isAlphanumeric(text[last])
    else { return false }
    for index in text.indices where !isNameCharacter(text[index]) { return false }
    return true
  }

  /// A label's value: empty, or like a key's name.
  static func isLabelValue(_ text: Span<UInt8>) -> Bool {
    text.isEmpty || isQualifiedName(text)
  }

  /// A key of a Secret's data: letters, digits, `-`, `_` and `.`, at most 253 of them.
  static func isDataKey(_ text: Span<UInt8>) -> Bool {
    guard !text.isEmpty, text.count <= 253, !text.isEqual(to: "."), !text.isEqual(to: "..") else {
      return false
    }
    for index in text.indices where !isNameCharacter(text[index]) { return false }
    return true
  }

  /// A letter, a digit, `-`, `_` or `.`.
  static func isNameCharacter(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ".")
  }

  private static func isLowerAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLowerAlphanumeric(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}

/// The same for text that is no node of a tree.
extension KubernetesSyntax {
  static func isLabel(_ text: some StringProtocol) -> Bool { isLabel(Array(text.utf8).span) }
  static func isSubdomain(_ text: some StringProtocol) -> Bool {
    isSubdomain(Array(text.utf8).span)
  }
  static func isQualifiedKey(_ text: some StringProtocol) -> Bool {
    isQualifiedKey(Array(text.utf8).span)
  }
  static func isQualifiedName(_ text: some StringProtocol) -> Bool {
    isQualifiedName(Array(text.utf8).span)
  }
  static func isLabelValue(_ text: some StringProtocol) -> Bool {
    isLabelValue(Array(text.utf8).span)
  }
  static func isDataKey(_ text: some StringProtocol) -> Bool { isDataKey(Array(text.utf8).span) }
}
