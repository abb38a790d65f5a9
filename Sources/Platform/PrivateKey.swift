public import YAMLSyntax

/// Private key material as tools write it, which nobody may see.
///
/// Source: RFC 7468 (`-----BEGIN … PRIVATE KEY-----`); PuTTY's own format.
public enum PrivateKey {
  /// Whether a text holds a private key, or the beginning of one.
  public static func isIn(_ text: String) -> Bool {
    text.utf8.span.isPrivateKey
  }

  /// Whether the text of a scalar holds a private key, or the beginning of one.
  public static func isIn(_ node: Node) -> Bool {
    node.withText { $0.isPrivateKey }
  }
}

extension Span<UInt8> {
  fileprivate var isPrivateKey: Bool {
    contains("-----BEGIN", from: UInt8(ascii: "-"))
      && contains("PRIVATE KEY", from: UInt8(ascii: "P"))
      || hasPrefix("PuTTY-User-Key-File-", at: 0)
  }

  /// Whether a word that begins with a byte stands anywhere.
  private func contains(_ word: StaticString, from first: UInt8) -> Bool {
    let last = count - word.utf8CodeUnitCount
    var index = 0
    while index <= last {
      if self[index] == first, hasPrefix(word, at: index) { return true }
      index &+= 1
    }
    return false
  }

  private func hasPrefix(_ word: StaticString, at index: Int) -> Bool {
    let end = index + word.utf8CodeUnitCount
    return end <= count && extracting(index..<end).isEqual(to: word)
  }
}
