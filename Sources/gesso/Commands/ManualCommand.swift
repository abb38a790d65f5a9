import ArgumentParser

/// `gesso manual`.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page, for man.",
    discussion: """
      The page has every command and option of this very program. What a shell completes comes from \
      gesso --generate-completion-script, which knows bash, zsh and fish.

      Examples:
        gesso manual | man -l -
        gesso manual > /usr/local/share/man/man1/gesso.1
        gesso --generate-completion-script bash > /etc/bash_completion.d/gesso
        gesso --generate-completion-script zsh > ~/.zsh/completions/_gesso
        gesso --generate-completion-script fish > ~/.config/fish/completions/gesso.fish
      """)

  func run() throws {
    guard let program = CommandTree.program else {
      throw Failure.unreadable("the description of the commands cannot be read")
    }
    Terminal.standardOutput(ManualPage.text(of: program, version: Version.text))
  }
}
