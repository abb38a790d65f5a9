import Glibc

/// Ends the program where something does not hold, and says what; unlike a precondition's, the message
/// is there in an optimised build too.
package func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  guard !condition else { return }
  let words = Array("requirement failed: \(message())\n".utf8)
  _ = words.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  abort()
}
