/// Private key material as tools write it, which nobody may see.
///
/// Source: RFC 7468 (`-----BEGIN … PRIVATE KEY-----`); PuTTY's own format.
package enum PrivateKey {
  /// Whether a text holds a private key, or the beginning of one.
  package static func isIn(_ text: String) -> Bool {
    text.contains("-----BEGIN") && text.contains("PRIVATE KEY")
      || text.hasPrefix("PuTTY-User-Key-File-")
  }
}
