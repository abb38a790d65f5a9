/// A program with its arguments, and what counts as its success.
struct Command {
  let program: String
  let arguments: [String]
  /// Any other exit code makes the measurement fail.
  var accepts: Set<Int32> = [0]
  /// Nothing on standard output makes the measurement fail.
  var mustPrint = false

  init(_ program: String, _ arguments: String...) {
    self.program = program
    self.arguments = arguments
  }

  /// The line one would type.
  var line: String { ([program] + arguments).joined(separator: " ") }
}

/// Why there is no figure: what was run, and what it said.
struct Failure: Error {
  let reason: String
}
