import Compiler
import Glibc
import Reporting
import Repository

/// The last report on an index, kept in the git directory, so that a commit without any file that is
/// read need not wait for what is known already.
///
/// It is told again only by the same program, asked the same on the same day, of an index with the
/// same files; it is safe to delete, and where it cannot be kept nothing is lost but time.
struct RememberedReport {
  /// A report, and how the program ended with it.
  struct Answer: Equatable {
    let text: String
    let fails: Bool

    /// Says it, and ends.
    func tell() -> Never {
      Terminal.standardOutput(text)
      terminate(with: fails ? .findings : .success)
    }
  }

  static let fileName = "gesso-staged"
  /// The longest text that is kept, in bytes.
  private static let longestText = 1 << 20

  /// The folder that is read.
  private let root: String
  private let state: StagedState
  /// All that the report hangs on, but for what is staged.
  private let question: String
  /// Whether the whole repository is reported on.
  private let isWhole: Bool
  private let record: ReportRecord?

  /// The memory for a command; nil where its report hangs on files that are not in the index.
  static func find(_ command: LintCommand) throws(Failure) -> RememberedReport? {
    guard command.source.staged, command.source.config == nil, command.changedSince == nil,
      command.known.baseline == nil, command.known.writeBaseline == nil,
      command.report.format.allSatisfy({ $0.file == nil }),
      case let root = try InputRoot.find(command.source).path,
      let state = Repository.stagedState(at: root),
      let question = try question(command)
    else { return nil }
    return RememberedReport(
      root: root, state: state, question: question, isWhole: command.paths.isEmpty,
      record: read(in: state.gitDirectory))
  }

  /// The report on this very index.
  func recall() -> Answer? {
    guard let record, record.question == question, record.checksum == state.checksum,
      state.checksum != nil
    else { return nil }
    return record.answer
  }

  /// The report on another index that has the same files.
  func recall(_ repository: Repository) -> Answer? {
    guard let record, record.question == question, record.content == repository.stagedContent
    else { return nil }
    keep(record.answer, content: record.content)
    return record.answer
  }

  /// The report where nothing was wrong before and nothing is now; nil where that is not known without
  /// reading all files.
  func check(_ repository: Repository, _ options: SourceOptions) throws(Failure) -> Report? {
    Trace.begin("compare")
    guard isWhole, let facts = StagedFacts.read(in: state.gitDirectory, for: question) else {
      return nil
    }
    return try StagedCheck(facts, repository, options)?.report()
  }

  /// Keeps the report on a repository of which facts are kept: they tell what else is staged, so it
  /// needs no name.
  func keep(clean text: String) {
    keep(Answer(text: text, fails: false), content: "-")
  }

  /// Keeps a report for the next time, and what a whole run has found out of the files.
  func keep(_ text: String, fails: Bool, of compilation: Compilation, _ input: Input) {
    guard text.utf8.count <= Self.longestText else { return }
    if isWhole,
      StagedFacts.keep(compilation, of: input, in: state.gitDirectory, for: question)
    {
      keep(clean: text)
    } else if let content = input.repository.stagedContent {
      keep(Answer(text: text, fails: fails), content: content)
    }
  }

  private func keep(_ answer: Answer, content: String) {
    // Nobody knows which index was read where it was replaced meanwhile.
    guard Repository.stagedState(at: root)?.checksum == state.checksum else { return }
    let record = ReportRecord(
      question: question, checksum: state.checksum, content: content, answer: answer)
    // In vain where the git directory is not to be written, which is no fault of the repository.
    try? AtomicFile.replace(
      "\(state.gitDirectory)/\(Self.fileName)", with: record.bytes, mode: 0o600, isDurable: false)
  }

  private static func read(in gitDirectory: String) -> ReportRecord? {
    var status = stat()
    let path = "\(gitDirectory)/\(fileName)"
    guard lstat(path, &status) == 0, status.st_uid == geteuid(),
      status.st_size <= 2 * Self.longestText,
      let bytes = try? Folder.open(gitDirectory)?.read(fileName)
    else { return nil }
    return ReportRecord(bytes)
  }

  /// Nil where it is not known which program this is.
  private static func question(_ command: LintCommand) throws(Failure) -> String? {
    var program = stat()
    guard stat("/proc/self/exe", &program) == 0 else { return nil }
    let style = command.report.style
    let parts: [String] = [
      Version.text,
      "\(program.st_dev) \(program.st_ino) \(program.st_size)",
      "\(program.st_mtim.tv_sec) \(program.st_mtim.tv_nsec)",
      "\(Clock.today)", "\(style.color)", "\(style.width ?? 0)", "\(Terminal.isForGitHub)",
      try InputRoot.currentFolder(), try InputRoot.find(command.source).path,
    ]
    // No argument and no path has a NUL.
    return (parts + CommandLine.arguments.dropFirst()).joined(separator: "\0")
  }
}
