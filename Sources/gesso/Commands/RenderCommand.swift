import ArgumentParser

/// `gesso render`.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "render")
}
