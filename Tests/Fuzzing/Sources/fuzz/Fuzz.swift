import Glibc
import LibFuzzer
import Platform
import Requirements

/// `fuzz REQUIREMENT [LIBFUZZER-OPTION…]` looks for bytes for which a requirement does not hold; `fuzz events`
/// prints what gesso reads in each file that standard input names.
@main struct Fuzz {
  static func main() {
    if CommandLine.arguments.dropFirst() == ["events"] { return EventList.printAll() }
    makeTables()
    var count = CommandLine.argc - 1
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
      CommandLine.unsafeArgv + 1
    exit(LLVMFuzzerRunDriver(&count, &arguments) { check($0, $1) })
  }

  /// Makes what lives as long as the program, out of sight of the leak detector.
  ///
  /// The schemas hold regular expressions, whose syntax trees are enumerations that keep their case in the
  /// upper bits of a pointer: the detector does not see that what it points to is in use. They are made
  /// once, so that every other allocation stays in its sight.
  private static func makeTables() {
    __lsan_disable()
    _ = Schemas.bundled
    _ = requirement
    __lsan_enable()
  }
}

private let requirement: Requirement = {
  let name = CommandLine.arguments.dropFirst().first ?? ""
  if let requirement = Requirement(rawValue: name) { return requirement }
  write("no such requirement: \(name)\n")
  exit(2)
}()

private func check(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do throws(Broken) {
    try requirement.check(Array(UnsafeBufferPointer(start: data, count: count)))
  } catch {
    write("requirement failed: \(error.message)\n")
    abort()
  }
  return 0
}

/// Writes to standard error without a buffer, so that it is there after an abort.
private func write(_ text: String) {
  let bytes = Array(text.utf8)
  _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
