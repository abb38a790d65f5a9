import ArgumentParser
import Compiler
import Concurrency
import Dispatch
import Platform

/// The program: arguments in, exit code out.
@main
struct Gesso: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gesso",
    abstract: "Compile and lint GitOps repositories of PaletteAI tenants and projects.",
    discussion: """
      Reads definitions (apiVersion: gesso/v1) and plain manifests, checks every constraint that the \
      platform enforces, and renders them in the order in which the cluster can take them.

      Exit codes: 0 nothing found; 1 findings; 2 wrong usage or configuration; 3 an input could not \
      be read.
      """,
    version: Version.text,
    subcommands: [
      LintCommand.self, RenderCommand.self, PlanCommand.self, ShowCommand.self, GraphCommand.self,
      RulesCommand.self, ExplainCommand.self, SchemaCommand.self, ConfigCommand.self,
      InitCommand.self, FunctionCommand.self, ManualCommand.self,
    ])

  static func main() {
    Trace.begin("arguments")
    ThreadMemory.growInStretches()
    Terminal.outliveReaders()
    readSchemasMeanwhile()
    do {
      var command = try parseAsRoot()
      try command.run()
      Trace.end()
    } catch let failure as Failure {
      Terminal.standardError(failure.message)
      terminate(with: failure.code)
    } catch {
      finish(error)
    }
  }

  /// Reads the platform's schemas on another core while the arguments are parsed, for the commands that
  /// read a repository: each of the two takes some milliseconds, a good part of a run over few files.
  private static func readSchemasMeanwhile() {
    let readers: [any ParsableCommand.Type] = [
      LintCommand.self, RenderCommand.self, PlanCommand.self, ShowCommand.self, GraphCommand.self,
    ]
    guard let name = CommandLine.arguments.dropFirst().first,
      readers.contains(where: { $0.configuration.commandName == name })
    else { return }
    DispatchQueue.global().async { Schemas.bundled.readAll() }
  }

  /// Says what ArgumentParser has to say: help and version on standard output, a mistake on standard
  /// error with this program's code for wrong usage.
  private static func finish(_ error: any Error) -> Never {
    let message = fullMessage(for: error)
    if exitCode(for: error).isSuccess {
      Terminal.standardOutput(message + "\n")
      terminate(with: .success)
    }
    Terminal.standardError(message)
    terminate(with: .usage)
  }
}
