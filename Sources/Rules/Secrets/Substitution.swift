/// Text that another tool replaces before the cluster sees it: `${NAME}` (Flux, envsubst), `{{ .name }}`
/// (templates), `<path:…>` (Argo CD's vault plugin), `ref+…` (vals), `vault:…` (Bank-Vaults).
enum Substitution {
  /// Whether a text holds any, so that its value is not known here.
  static func isIn(_ text: String) -> Bool {
    text.hasPrefix("ref+") || text.hasPrefix("vault:") || text.hasPrefix("<path:")
      || has("${", "}", in: text) || has("{{", "}}", in: text)
  }

  private static func has(_ opening: String, _ closing: String, in text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let start = first(Array(opening.utf8), in: bytes[...]) else { return false }
    return first(Array(closing.utf8), in: bytes[(start + 2)...]) != nil
  }

  private static func first(_ part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0...].starts(with: part) }
  }
}
