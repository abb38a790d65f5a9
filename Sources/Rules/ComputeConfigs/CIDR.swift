/// A range of addresses in CIDR notation, such as `100.64.192.0/18`.
///
/// Source: RFC 4632 and RFC 4291; read as Go's `net/netip` does, which Kubernetes uses: no leading
/// zeros, no zone.
struct CIDR {
  /// The address, the highest byte first: four of them, or sixteen.
  let address: [UInt8]
  /// The number of leading bits that all addresses of the range share.
  let prefix: Int

  /// Nil where the text is no such range.
  init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2, let address = Self.ipv4(parts[0]) ?? Self.ipv6(Substring(parts[0])),
      let prefix = Self.number(parts[1], atMost: address.count * 8)
    else { return nil }
    self.address = address
    self.prefix = prefix
  }

  /// The number of bits that tell the addresses of the range apart.
  var hostBits: Int { address.count * 8 - prefix }

  /// The first address of the range.
  var base: [UInt8] {
    address.indices.map { index in
      let kept = min(8, max(0, prefix - index * 8))
      return address[index] & ~UInt8(truncatingIfNeeded: 0xFF >> kept)
    }
  }

  /// The range as it is written.
  static func text(_ address: [UInt8], _ prefix: Int) -> String {
    if address.count == 4 {
      return address.map { String($0) }.joined(separator: ".") + "/\(prefix)"
    }
    let groups = stride(from: 0, to: 16, by: 2).map {
      String(Int(address[$0]) << 8 | Int(address[$0 + 1]), radix: 16)
    }
    return groups.joined(separator: ":") + "/\(prefix)"
  }

  private static func ipv4(_ text: Substring.UTF8View) -> [UInt8]? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let bytes = parts.compactMap { number($0, atMost: 255).map { UInt8($0) } }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }

  /// Eight groups of four hexadecimal digits, of which one run of zeros may be left out (`::`); an
  /// IPv4 address may stand for the last two.
  private static func ipv6(_ text: Substring) -> [UInt8]? {
    let halves = split(String(text))
    guard halves.count <= 2 else { return nil }
    let parts = halves.map { groups($0) }
    guard let head = parts[0] else { return nil }
    guard halves.count == 2 else { return head.count == 16 ? head : nil }
    guard let tail = parts[1], head.count + tail.count <= 14 else { return nil }
    return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
  }

  /// What stands before and after `::`.
  private static func split(_ text: String) -> [String] {
    var halves = [""]
    var rest = Substring(text)
    while !rest.isEmpty {
      if rest.hasPrefix("::") {
        halves.append("")
        rest = rest.dropFirst(2)
      } else {
        halves[halves.count - 1].append(rest.removeFirst())
      }
    }
    return halves
  }

  private static func groups(_ text: String) -> [UInt8]? {
    guard !text.isEmpty else { return [] }
    var bytes: [UInt8] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains(".") {
        guard let last = ipv4(part.utf8) else { return nil }
        bytes += last
        continue
      }
      guard (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit),
        let group = UInt16(part, radix: 16)
      else { return nil }
      bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
    }
    return bytes
  }

  private static func number(_ text: Substring.UTF8View, atMost limit: Int) -> Int? {
    guard let first = text.first, text.count <= 3, text.count == 1 || first != UInt8(ascii: "0"),
      text.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    let number = text.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return number <= limit ? number : nil
  }
}
