import Foundation
import Testing

/// Whether terminals can be made.
private let hasPython: Bool = {
  guard let repository = try? ScriptedRepository(plain: true) else { return false }
  return (try? repository.program("python3", "-c", "import pty"))?.status == 0
}()

/// What a terminal sees of long work.
@Suite(.enabled(if: hasPython, "there is no python3"))
struct ProgressTests {
  /// Runs a program with standard error on a terminal; prints its output, a mark, and the terminal's.
  private static let script = """
    import os, pty, subprocess, sys
    ours, theirs = pty.openpty()
    run = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    out = run.stdout.read()
    seen = b""
    try:
        while part := os.read(ours, 65536):
            seen += part
    except OSError:
        pass
    sys.stdout.buffer.write(out + b"\\0" + seen)

    """

  private func lint(_ count: Int, _ arguments: String...) throws -> (
    output: String, terminal: String
  ) {
    let repository = try ScriptedRepository(plain: true)
    try repository.write(Sample.files)
    for number in 0..<count { try repository.write(["more/\(number).yaml": "a: 1\n"]) }
    try repository.write(["run.py": Self.script])
    let command = [ScriptedRepository.program.path, "lint"] + arguments
    let outcome = try repository.program(list: ["python3", "run.py"] + command)
    let parts = outcome.output.split(separator: "\0", omittingEmptySubsequences: false)
    return (String(parts[0]), String(parts[1]))
  }

  @Test func longWorkIsTold() throws {
    let (output, terminal) = try lint(600)
    #expect(output.hasSuffix(" in 602 files\n"))
    #expect(terminal.contains("\r\u{1B}[Kreading 300 of 602 files"))
    #expect(terminal.contains("\r\u{1B}[Kchecking 602 files"))
    // Nothing of it is left.
    #expect(terminal.hasSuffix("\r\u{1B}[K"))
  }

  @Test func silenceIsKept() throws {
    #expect(try lint(600, "--quiet").terminal == "")
    #expect(try lint(10).terminal == "")
  }
}
