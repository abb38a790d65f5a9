import ArgumentParser

@main
struct Gesso: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "gesso")
}
