import ArgumentParser
import Platform
import Repository

/// Which repository, in which of its states, for which version of the platform.
struct SourceOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp(
      "Read the repository or folder DIR as if it stood alone.", valueName: "dir"))
  var directory: String?

  @Option(help: ArgumentHelp("Read this file instead of gesso.yaml.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("The PaletteAI version to lint for: 0.1 or 1.1.", valueName: "version"))
  var target: String?

  @Flag(help: "Read the git index: what is about to be committed.")
  var staged = false

  @Option(
    help: ArgumentHelp("Read a revision, such as HEAD, a tag or main~2.", valueName: "revision"))
  var rev: String?

  @Flag(help: "Succeed where there is nothing to read.")
  var allowEmpty = false

  func validate() throws {
    if staged, rev != nil { throw ValidationError("--staged and --rev exclude each other") }
    if let target, Target(rawValue: target) == nil {
      let known = Target.allCases.map(\.rawValue).joined(separator: " and ")
      throw ValidationError("there is no target \"\(target)\"; the targets are \(known)")
    }
  }

  /// The state of the repository that is read.
  var origin: Origin {
    if staged { return .index }
    return rev.map { .revision($0) } ?? .workTree
  }
}
