import ArgumentParser
import Configuration
import Display
import Repository
import SourceText

/// `gesso config`.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show the configuration that counts, and who set each key.",
    discussion: """
      What gesso.yaml and the command line say, and the default of every other key. Beside each key \
      stands the file, line and column that set it, the option, or "default". The output is itself a \
      gesso.yaml that configures the same.

      Examples:
        gesso config
        gesso config --rule plaintext-secret=error --target 0.1
        gesso config --rev origin/main
        gesso config --format json
      """)

  @Option(help: "How to show it: yaml or json.")
  var format = ShowFormat.yaml

  @OptionGroup var source: SourceOptions

  func run() throws {
    let root = try InputRoot.find(source)
    let repository = try attempt { () throws(RepositoryError) in
      try Repository.open(at: root.path, origin: source.origin)
    }
    let file = try ConfigurationSource.find(source, in: repository)
    let shown = ShownConfiguration(
      source.override(try file.read()), file: file.path,
      sources: Sources(files: file.file.map { [$0] } ?? []))
    Terminal.standardOutput(format == .json ? shown.json : shown.yaml)
  }
}
