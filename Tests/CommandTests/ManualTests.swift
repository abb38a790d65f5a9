import Foundation
import Testing

/// The manual page, the completions and the help say the same.
@Suite struct ManualTests {
  private func commands(_ repository: ScriptedRepository) throws -> [String] {
    let help = try repository.gesso("--help").output
    let list = try #require(help.components(separatedBy: "SUBCOMMANDS:\n").last)
    return list.split(separator: "\n").filter { $0.contains(/^  [a-z]/) }
      .map { String($0.split(separator: " ")[0]) }
  }

  /// Every long option of every command's help is on the page, and every one that shells complete.
  @Test func everyOptionIsTold() throws {
    let repository = try ScriptedRepository(plain: true)
    let page = try repository.gesso("manual").output.replacing("\\-", with: "-")
    let completion = try repository.gesso("--generate-completion-script", "bash").output
    let names = try commands(repository)
    #expect(names.count > 10)
    for name in names {
      #expect(page.contains(".SS gesso \(name)\n"))
      let help = try repository.gesso(name, "--help").output
      for match in help.matches(of: /^  (?:-. ?,? ?)?(--[a-z-]+)/.anchorsMatchLineEndings()) {
        let option = String(match.1)
        guard option != "--help", option != "--version" else { continue }
        #expect(page.contains("\\fB\(option)\\fR"), "\(name) \(option)")
        #expect(completion.contains(option), "\(name) \(option)")
      }
    }
  }

  /// Each command's help has an example, and each example is one that the program takes.
  @Test func examplesAreTaken() throws {
    let repository = try ScriptedRepository(plain: true)
    for name in try commands(repository) {
      let help = try repository.gesso(name, "--help").output
      let examples = help.split(separator: "\n").filter {
        $0.hasPrefix("    ") || $0.hasPrefix("  ")
      }
      .filter { $0.contains("gesso \(name)") && !$0.contains("OVERVIEW") && !$0.contains("USAGE") }
      #expect(!examples.isEmpty, "\(name) has no example")
      for example in examples {
        guard let start = example.range(of: "gesso \(name)") else { continue }
        let words = example[start.lowerBound...].prefix { $0 != "\"" }.split(separator: " ")
          .dropFirst()
          .prefix { !["|", "<", ">", "&&", ">>"].contains($0) }.map { String($0) }
        let outcome = try repository.gesso(list: words + ["--help"])
        #expect(outcome.status == 0, "\(example)")
      }
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsAreMade(shell: String) throws {
    let repository = try ScriptedRepository(plain: true)
    let script = try repository.gesso("--generate-completion-script", shell)
    #expect(script.status == 0)
    for word in ["stdin-filename", "settings-not-found", "checkstyle", "argocd"] {
      #expect(script.output.contains(word), "\(word)")
    }
    try repository.write(["script": script.output])
    guard try repository.program("which", shell).status == 0 else { return }
    let check = try repository.program(shell, "-n", "script")
    #expect(check.status == 0, "\(check.errors)")
  }
}
