import Glibc

/// Prints a line to standard error.
public func complain(_ words: String) {
  let line = Array("\(words)\n".utf8)
  _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
