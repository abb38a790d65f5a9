extension Finding {
  /// A name for the fault that survives edits elsewhere: 16 hexadecimal digits made of rule, object
  /// and field path; where no object is known, of rule, path and message.
  public func fingerprint(path: String) -> String {
    var hash = FNV1a()
    hash.combine(rule.text)
    if let object {
      hash.combine(object.apiVersion)
      hash.combine(object.kind)
      hash.combine(object.namespace ?? "")
      hash.combine(object.name)
      hash.combine(field ?? "")
    } else {
      hash.combine(path)
      hash.combine(field ?? message)
    }
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// The 64-bit Fowler–Noll–Vo hash, variant 1a: stable across runs and machines, unlike `Hasher`.
public struct FNV1a {
  /// The hash of all that was added so far.
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of nothing yet.
  public init() {}

  /// Adds a string and a terminator, so that no two sequences of strings run together.
  public mutating func combine(_ text: String) {
    for byte in text.utf8 { combine(byte) }
    combine(0)
  }

  /// Adds one byte, without a terminator.
  public mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }
}
