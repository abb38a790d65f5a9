import Platform

/// The names of a bundle's files: a number that keeps the order, and what lies in the file.
struct FileName {
  private let width: Int

  /// - Parameter count: the number of files to be told apart.
  init(count: Int) {
    width = max(3, String(count * 10).count)
  }

  /// The name of the file of an object.
  ///
  /// - Parameter place: the object's place in the order, from 0.
  func text(_ place: Int, _ object: PlatformObject) -> String {
    let parts = [object.kindName, object.namespace, object.name].compactMap(\.self)
    return "\(number(place))-\(FileName.safe(parts.joined(separator: "-"))).yaml"
  }

  /// A place in steps of ten, so that lexical order is numerical order.
  func number(_ place: Int) -> String {
    let digits = String((place + 1) * 10)
    return String(repeating: "0", count: width - digits.count) + digits
  }

  /// Lower-case letters, digits, points and hyphens; short enough for every file system, since the
  /// number alone makes a name unique.
  static func safe(_ text: String) -> String {
    let bytes = text.utf8.prefix(200).map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "."), UInt8(ascii: "-"):
        byte
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: UInt8(ascii: "_")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
