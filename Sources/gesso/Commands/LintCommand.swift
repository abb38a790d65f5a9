import ArgumentParser
import Compiler
import Diagnosis
import Fixing
import Reporting
import Repository
import Rules

/// `gesso lint`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check every constraint that the platform enforces.",
    discussion: """
      Resolves the whole repository and reports what the cluster would refuse, and what it would take \
      but hardly was meant. Paths narrow what is reported, never what is resolved.

      Examples:
        gesso lint
        gesso lint projects/vision.yaml
        gesso lint --staged
        gesso lint --changed-since origin/main
        gesso lint --rev origin/main --format sarif=gesso.sarif
        gesso lint --fix --dry-run
        gesso lint --write-baseline gesso-baseline.json
        gesso lint --rule gpu-oversubscribed=off --format json
        gesso lint --stdin-filename projects/vision.yaml < buffer
        kubectl get projects -A -o yaml | gesso lint -
      """)

  @Argument(
    help: ArgumentHelp(
      "Report only findings in these; - reads standard input.",
      valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @OptionGroup var source: SourceOptions
  @OptionGroup var report: ReportOptions
  @OptionGroup var fixes: FixOptions
  @OptionGroup var known: BaselineOptions

  @Option(
    help: ArgumentHelp(
      "Report only what the change since REV could have caused: on changed objects and on what "
        + "refers to them. The change starts where REV and HEAD last were one.",
      valueName: "rev"))
  var changedSince: String?

  @Option(
    help: ArgumentHelp(
      "The least severity that fails: error, warning or note.", valueName: "severity"))
  var failOn = FailOn.error

  @Flag(help: "End with 0 whatever was found.")
  var exitZero = false

  @Option(
    help: ArgumentHelp(
      "Lint standard input as if it were this file of the work tree, and report what is wrong in it.",
      valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var stdinFilename: String?

  func validate() throws {
    try validateStandardInput()
    try fixes.validate(with: source, readsStandardInput: readsStandardInput)
    if fixes.dryRun, report.format.contains(where: { $0.file == nil }) {
      throw ValidationError("--dry-run prints a patch; give --format a =FILE")
    }
  }

  private var readsStandardInput: Bool { paths.contains("-") || stdinFilename != nil }

  private func validateStandardInput() throws {
    guard readsStandardInput else { return }
    let name = stdinFilename == nil ? "-" : "--stdin-filename"
    if source.staged || source.rev != nil {
      throw ValidationError(
        "\(name) reads standard input; it does not go with --staged or --rev")
    }
    guard stdinFilename == nil else { return }
    if paths.count > 1 {
      throw ValidationError("- stands alone; --stdin-filename PATH puts it among other files")
    }
    if changedSince != nil {
      throw ValidationError("standard input has no history, so --changed-since does not fit")
    }
  }

  func run() throws {
    let changes = try changedSince.map { revision throws(Failure) in
      try ChangedSince(revision, source)
    }
    if let changes, try changes.isUnchanged() {
      try ReportWriter(options: report).write(changes.nothing())
      return
    }
    let memory = try RememberedReport.find(self)
    if let known = memory?.recall() { known.tell() }
    let (input, selection) = try read(memory)
    let compilation = try input.compile(allowEmpty: source.allowEmpty)
    let scope = ReportScope(selection: selection, baseline: try known.read())
    if fixes.fix, !fixes.dryRun {
      let fixed = try repaired(input, compilation, scope)
      try finish(fixed, fixed.compile(), scope, changes, nil)
    } else {
      try finish(input, compilation, scope, changes, memory)
    }
  }

  /// Reads what is to be linted, and says which part of it is to be reported.
  private func read(_ memory: RememberedReport?) throws(Failure) -> (Input, PathSelection) {
    if paths == ["-"], stdinFilename == nil {
      let input = try Input.loadStandardInput(source)
      return (input, try PathSelection([], below: input.root))
    }
    let repository = try Input.open(source)
    if let memory { try tellWhatIsKnown(memory, repository) }
    let file = try stdinFilename.map { name throws(Failure) in
      try EditorBuffer.path(of: name, below: repository.root)
    }
    let input = try Input.load(
      source, from: repository, standardInputAs: file, showsProgress: !report.quiet)
    let named = paths.filter { $0 != "-" }
    if let file, named.isEmpty { return (input, PathSelection(file: file)) }
    return (input, try PathSelection(named, below: input.root))
  }

  /// Ends with what can be told of an index without reading all files; goes on where that is nothing.
  private func tellWhatIsKnown(
    _ memory: RememberedReport, _ repository: Repository
  ) throws(Failure) {
    if let clean = try memory.check(repository, source) {
      Trace.begin("report")
      memory.keep(clean: try ReportWriter(options: report).write(clean))
      terminate(with: .success)
    }
    if let known = memory.recall(repository) { known.tell() }
  }

  /// Fixes the files and gives the repository as it is then.
  private func repaired(
    _ input: Input, _ compilation: Compilation, _ scope: ReportScope
  ) throws(Failure) -> Input {
    let repair = Repair(input: input, scope: scope)
    let outcome = repair.outcome(from: compilation)
    try repair.write(outcome)
    remark(repair.remarks(on: outcome, concealed: nil))
    return input.replacing(outcome.changes.map { ($0.source, $0.text.bytes) })
  }

  /// Reports and ends with the code that the findings call for.
  private func finish(
    _ input: Input, _ compilation: Compilation, _ scope: ReportScope, _ changes: ChangedSince?,
    _ memory: RememberedReport?
  ) throws(Failure) {
    Trace.begin("report")
    var scope = scope
    if let file = known.writeBaseline {
      let baseline = Baseline(of: compilation.findings, in: compilation.sources)
      try AtomicFile.write(Array(baseline.json.utf8), to: file)
      scope = ReportScope(selection: scope.selection, baseline: baseline)
    }
    let (findings, silenced, outdated) = scope.apply(
      to: try changes?.narrow(compilation) ?? compilation.findings, in: compilation.sources)
    let writer = ReportWriter(options: report, printsReport: !fixes.dryRun)
    let said = try writer.write(findings, of: compilation, input, silenced: silenced)
    if fixes.dryRun {
      let repair = Repair(input: input, scope: scope)
      let outcome = repair.outcome(from: compilation)
      let (patch, concealed) = repair.patch(of: outcome)
      Terminal.standardOutput(patch)
      remark(repair.remarks(on: outcome, concealed: concealed))
    }
    if changes == nil, input.origin.kind != .stdin { remark(known.remarks(on: outdated)) }
    for failure in input.failures { Terminal.standardError("error: \(visible(failure))") }
    if !input.failures.isEmpty { terminate(with: .unreadable) }
    let fails = !exitZero && findings.contains { $0.severity >= failOn.severity }
    Trace.begin("memory")
    memory?.keep(said, fails: fails, of: compilation, input)
    // Ends here: to free every node of every file first would take longer than the report.
    terminate(with: fails ? .findings : .success)
  }

  /// Says something beside the report, unless silence is wanted.
  private func remark(_ lines: [String]) {
    guard !report.quiet else { return }
    for line in lines { Terminal.standardError("note: \(line)") }
  }
}

/// The least severity that makes a run fail.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error
  case warning
  case note

  var severity: Severity { Severity(name: rawValue) ?? .error }
}
