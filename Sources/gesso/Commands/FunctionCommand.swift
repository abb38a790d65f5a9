import ArgumentParser
import Bundle
import Compiler
import Configuration
import Platform
import Repository
import ResourceLists
import SourceText
import YAMLSyntax

/// `gesso function`.
struct FunctionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "function",
    abstract: "Run as a KRM function, for kpt and kustomize.",
    discussion: """
      Reads a ResourceList from standard input and writes one to standard output: the objects that the \
      definitions in it make are added, and every finding is a result. With errors the objects come \
      back as they were, and the exit code is 1.

      What definitions make goes into files of the folder bundle/, which is the function's own: what \
      lies there is made anew by every run. The definitions stay in their files, marked \
      config.kubernetes.io/local-config, so that nobody applies them; those that lie in no file, as \
      under kustomize, are left out.

      functionConfig is a gesso/v1 Configuration, or a ConfigMap with mode (render or validate), for \
      (kubectl, argocd, kpt or kapp), target and output (the folder). A Configuration among the \
      objects counts where functionConfig is none.

      Examples:
        kpt fn eval --exec "gesso function"
        kpt fn eval --exec "gesso function --validate"
        kpt fn eval --exec "gesso function" -- for=kpt target=1.1
        kpt fn eval --exec "gesso function" --fn-config gesso.yaml
      """)

  @Flag(
    help: "Only look at the objects, whatever functionConfig says, and give them back as they are.")
  var validate = false

  func run() throws {
    let bytes = try attempt { () throws(RepositoryError) in
      try readStandardInput(limits: Limits(fileSize: FunctionInput.limits.fileSize))
    }
    let input = try FunctionInput(bytes, validates: validate)
    let output = input.output()
    for result in output.results where result.isError { Terminal.standardError(result.line) }
    Terminal.standardOutput(output.bytes(functionConfig: input.list.functionConfig))
    if output.hasErrors { terminate(with: .findings) }
  }
}
