import Compiler
import Diagnosis
import Reporting
import Repository

/// The two states that a plan leads from and to, read.
struct PlanInput {
  let base: Input
  let head: Input
  /// The old state in a sentence, and in front of the paths of its files.
  private let baseName: String
  private let headName: String
  private let isFromEmpty: Bool
  /// The command that lints the new state.
  let lintCommand: String

  /// Reads both states, each with the configuration that it has itself.
  static func load(
    range: RevisionRange, fromEmpty: Bool, _ options: SourceOptions, showsProgress: Bool
  ) throws(Failure) -> PlanInput {
    let origin = range.head.map { Origin.revision($0) } ?? options.origin
    var name = range.base ?? "HEAD"
    var revision = name
    if range.startsAtMergeBase {
      let root = try InputRoot.find(options)
      revision = try RevisionRange.mergeBase(name, range.head ?? "HEAD", at: root.path)
      name = String(revision.prefix(12))
    }
    let head = try Input.load(options, origin: origin, showsProgress: showsProgress)
    let base = fromEmpty ? head.emptied : try loadBase(revision, options, showsProgress)
    if base.hasNothing, head.hasNothing, !options.allowEmpty,
      base.failures.isEmpty, head.failures.isEmpty
    {
      throw .unreadable(
        "no definition and no manifest of PaletteAI found in \(head.root); --allow-empty accepts that"
      )
    }
    return PlanInput(
      base: base, head: head, baseName: fromEmpty ? "an empty cluster" : name,
      headName: PlanInput.name(of: origin), isFromEmpty: fromEmpty,
      lintCommand: PlanInput.lintCommand(origin, options))
  }

  private static func loadBase(
    _ revision: String, _ options: SourceOptions, _ showsProgress: Bool
  ) throws(Failure) -> Input {
    let root = try InputRoot.find(options).path
    guard Repository.topLevel(of: root) != nil else {
      throw .unreadable(
        "\"\(root)\" is in no git repository, so there is nothing to compare with; "
          + "--from-empty plans for an empty cluster")
    }
    return try Input.load(
      options, origin: .revision(revision), showsProgress: showsProgress)
  }

  /// One of the states as the report names it.
  func state(of compilation: Compilation, isHead: Bool) -> PlanState {
    let errors = compilation.findings.count { $0.severity == .error }
    if !isHead, isFromEmpty { return PlanState(.empty, name: baseName) }
    let origin = isHead ? head.origin : base.origin
    let kind: PlanState.Kind =
      switch origin.kind {
      case .worktree, .stdin: .worktree
      case .index: .index
      case .revision: .revision
      }
    return PlanState(
      kind, revision: origin.revision, name: isHead ? headName : baseName, errors: errors)
  }

  private static func name(of origin: Origin) -> String {
    switch origin {
    case .workTree: "the work tree"
    case .index: "the index"
    case .revision(let expression): expression
    }
  }

  private static func lintCommand(_ origin: Origin, _ options: SourceOptions) -> String {
    let folder = options.directory.map { " -C \($0)" } ?? ""
    return switch origin {
    case .workTree: "gesso lint\(folder)"
    case .index: "gesso lint\(folder) --staged"
    case .revision(let expression): "gesso lint\(folder) --rev \(expression)"
    }
  }
}

extension Input {
  /// The same repository with nothing in it.
  var emptied: Input {
    Input(
      configuration: configuration, schemas: schemas, units: [], origin: origin, failures: [],
      repository: repository, root: root)
  }
}
