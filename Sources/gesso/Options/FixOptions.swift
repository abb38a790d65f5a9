import ArgumentParser

/// Whether and how fixes are applied.
struct FixOptions: ParsableArguments {
  @Flag(help: "Apply the fixes that rules offer, then report what is left.")
  var fix = false

  @Flag(help: "With --fix: print the changes as a patch and write nothing.")
  var dryRun = false

  func validate() throws {
    if dryRun, !fix { throw ValidationError("--dry-run says what --fix would do; give both") }
  }

  /// Refuses what cannot be written to.
  func validate(with source: SourceOptions, readsStandardInput: Bool) throws {
    guard fix else { return }
    if source.staged {
      throw ValidationError("--fix changes files of the work tree; it does not go with --staged")
    }
    if source.rev != nil {
      throw ValidationError("--fix changes files of the work tree; it does not go with --rev")
    }
    if readsStandardInput {
      throw ValidationError("--fix changes files of the work tree, not standard input")
    }
  }
}
