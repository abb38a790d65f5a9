import Foundation
import LibFuzzer
import Platform
import Requirement

/// Reads any bytes as JSON and compares what is taken with Foundation's reader.
@main struct ReadsAsFoundation {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments) { readsAsFoundation($0, $1) })
  }
}

private func readsAsFoundation(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  guard let value = try? JSONValue(parsing: bytes) else { return 0 }
  check(value, in: bytes)
  // Foundation refuses what is no UTF-8, names that stand twice and half surrogates: not our concern.
  guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(UInt8(ascii: "\\")),
    let other = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
  else { return 0 }
  if case .string(let text) = value.content {
    require((other as? String).map { Array($0.utf8) } == Array(text.utf8), "strings differ")
  }
  if case .array(let items) = value.content {
    require((other as? [Any])?.count == items.count, "arrays differ")
  }
  if case .object(let members) = value.content {
    let names = Set(members.map { Array($0.name.utf8) })
    let found = Set((other as? [String: Any] ?? [:]).keys.map { Array($0.utf8) })
    require(found.isSubset(of: names), "objects differ")
  }
  return 0
}

/// Every value lies within the text, and a string's quotes are at its ends.
private func check(_ value: JSONValue, in bytes: [UInt8]) {
  require(value.range.upperBound <= bytes.count && !value.range.isEmpty, "no such place")
  switch value.content {
  case .string:
    require(bytes[value.range].first == UInt8(ascii: "\""), "a string begins elsewhere")
    require(bytes[value.range].last == UInt8(ascii: "\""), "a string ends elsewhere")
  case .array(let items): for item in items { check(item, in: bytes) }
  case .object(let members): for member in members { check(member.value, in: bytes) }
  case .number, .boolean, .null: break
  }
}
