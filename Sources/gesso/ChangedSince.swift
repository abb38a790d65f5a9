import Compiler
import Configuration
import Diagnosis
import Platform
import Reporting
import Repository
import SourceText

/// What `gesso lint --changed-since REV` compares with.
struct ChangedSince {
  /// The commit where the state that is linted and REV last were one.
  private let revision: String
  private let options: SourceOptions

  /// - Parameter expression: a branch, tag or commit; a tree stands for itself.
  init(_ expression: String, _ options: SourceOptions) throws(Failure) {
    let root = try InputRoot.find(options).path
    self.options = options
    let isCommit = try attempt { () throws(RepositoryError) in
      try Repository.mergeBase(expression, expression, at: root) != nil
    }
    revision =
      isCommit
      ? try RevisionRange.mergeBase(expression, options.rev ?? "HEAD", at: root) : expression
  }

  /// Whether no file that gesso reads is another one, told without reading them.
  ///
  /// Of the work tree nothing is known before it is read.
  func isUnchanged() throws(Failure) -> Bool {
    guard options.origin != .workTree, options.config == nil else { return false }
    let root = try InputRoot.find(options).path
    return try attempt { () throws(RepositoryError) in
      let base = try Repository.open(at: root, origin: .revision(revision))
      return try Repository.open(at: root, origin: options.origin).changes(since: base).isEmpty
    }
  }

  /// The report where no file is another one.
  func nothing() throws(Failure) -> Report {
    let root = try InputRoot.find(options).path
    let repository = try attempt { () throws(RepositoryError) in
      try Repository.open(at: root, origin: options.origin)
    }
    let configuration = options.override(
      try ConfigurationSource.find(options, in: repository).read())
    return Report(
      version: Version.text, target: configuration.target.rawValue,
      origin: Input.origin(of: repository), seen: Seen(files: 0, documents: 0, objects: 0),
      findings: [], sources: Sources(files: []))
  }

  /// The findings that the change could have caused.
  func narrow(_ compilation: Compilation) throws(Failure) -> [Finding] {
    let base = try Input.load(options, origin: .revision(revision))
    if let failure = base.failures.first { throw .unreadable("\(revision): \(failure)") }
    return Compiler.findings(of: compilation, since: base.compile())
  }
}
