internal import Glibc

extension Span<UInt8> {
  /// Whether the bytes come before others in git's order of paths: the shorter one first where one
  /// starts with the other.
  func precedes(_ other: Span<UInt8>) -> Bool {
    let order = unsafe withUnsafeBytes { bytes in
      unsafe other.withUnsafeBytes { others in
        guard let bytes = bytes.baseAddress, let others = others.baseAddress else { return 0 }
        return unsafe Int(memcmp(bytes, others, Swift.min(count, other.count)))
      }
    }
    return order == 0 ? count < other.count : order < 0
  }
}
