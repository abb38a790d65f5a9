import Foundation
import Platform

/// Reads any bytes as JSON and compares what is taken with Foundation's reader.
enum ReadsAsFoundation {
  static func check(_ bytes: [UInt8]) throws(Broken) {
    guard let value = try? JSONValue(parsing: bytes) else { return }
    try checkPlaces(of: value, in: bytes)
    guard isForFoundation(bytes) else { return }
    guard
      let other = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    else { throw Broken(message: "Foundation refuses what is taken") }
    if case .string(let text) = value.content {
      try require((other as? String).map { Array($0.utf8) } == Array(text.utf8), "strings differ")
    }
    if case .array(let items) = value.content {
      try require((other as? [Any])?.count == items.count, "arrays differ")
    }
    if case .object(let members) = value.content {
      let names = Set(members.map { Array($0.name.utf8) })
      let found = Set((other as? [String: Any] ?? [:]).keys.map { Array($0.utf8) })
      try require(found.isSubset(of: names), "objects differ")
    }
  }
}

/// Whether Foundation reads all of it as RFC 8259 has it: it refuses what is no UTF-8, half surrogates, and
/// numbers that no double holds.
private func isForFoundation(_ bytes: [UInt8]) -> Bool {
  guard String(validating: bytes, as: UTF8.self) != nil else { return false }
  let text = bytes.map { $0 | 0x20 }
  let hasSurrogate = zip(text, zip(text.dropFirst(), text.dropFirst(2))).contains {
    $0.0 == UInt8(ascii: "\\") | 0x20 && $0.1.0 == UInt8(ascii: "u") && $0.1.1 == UInt8(ascii: "d")
  }
  let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
  let hasLongNumber = zip(bytes, bytes.dropFirst()).contains {
    digits.contains($0.0) && (digits.contains($0.1) || $0.1 | 0x20 == UInt8(ascii: "e"))
  }
  return !hasSurrogate && !hasLongNumber
}

/// Every value lies within the text, and a string's quotes are at its ends.
private func checkPlaces(of value: JSONValue, in bytes: [UInt8]) throws(Broken) {
  try require(value.range.upperBound <= bytes.count && !value.range.isEmpty, "no such place")
  switch value.content {
  case .string:
    try require(bytes[value.range].first == UInt8(ascii: "\""), "a string begins elsewhere")
    try require(bytes[value.range].last == UInt8(ascii: "\""), "a string ends elsewhere")
  case .array(let items): for item in items { try checkPlaces(of: item, in: bytes) }
  case .object(let members): for member in members { try checkPlaces(of: member.value, in: bytes) }
  case .number, .boolean, .null: break
  }
}
