import Compiler
import Configuration
import Diagnosis
import Platform
import Reporting
import Repository
import Rules
import SourceText
import YAMLSyntax

/// A repository, read: the configuration that applies and every file as far as it can be alone.
struct Input {
  let configuration: Configuration
  let schemas: Schemas
  let units: [Unit]
  /// All files that the repository has, those too that are left out.
  var listed: [FileEntry] = []
  let origin: ReportOrigin
  /// What could not be read at all, each as a sentence.
  let failures: [String]
  /// Where the files were read from.
  let repository: Repository
  /// The folder that paths are relative to, as messages say it.
  let root: String
  /// Whether long work says how far it is.
  var showsProgress = true

  /// The input with other contents of some files.
  func replacing(_ files: [(source: SourceID, bytes: [UInt8])]) -> Input {
    var units = units
    for (source, bytes) in files {
      let file = SourceFile(path: units[Int(source.index)].file.path, bytes: bytes)
      units[Int(source.index)] = Compiler.read(
        file, id: source, schemas: schemas, limits: configuration.limits)
    }
    return Input(
      configuration: configuration, schemas: schemas, units: units, listed: listed, origin: origin,
      failures: failures, repository: repository, root: root, showsProgress: showsProgress)
  }

  /// Compiles what was read; stops where there is nothing at all.
  func compile(allowEmpty: Bool) throws(Failure) -> Compilation {
    let compilation = compile()
    if hasNothing, compilation.objects == 0, !allowEmpty, failures.isEmpty {
      throw .unreadable(
        "no definition and no manifest of PaletteAI found in \(root) (\(units.count) YAML files); "
          + "--allow-empty accepts that")
    }
    return compilation
  }

  /// Compiles what was read, even where that is nothing.
  func compile() -> Compilation {
    let line = StatusLine(for: units.count, isWanted: showsProgress)
    line.show("checking \(counted(units.count, "file"))")
    defer { line.clear() }
    let compilation = Compiler.compile(
      units, configuration: configuration, schemas: schemas, today: Clock.today, begin: Trace.begin)
    Trace.timeRules(over: compilation.resolution)
    return compilation
  }

  /// Whether no file has a definition, a manifest or a fault.
  var hasNothing: Bool {
    units.allSatisfy { $0.objects.isEmpty && $0.definitions.isEmpty && $0.findings.isEmpty }
  }
}

extension Input {
  /// Says on standard error what could not be read, and that what was shown has errors; stops where
  /// something is missing.
  func tellFailures(of compilation: Compilation) throws(Failure) {
    for failure in failures { Terminal.standardError("error: \(failure)") }
    if !failures.isEmpty { terminate(with: .unreadable) }
    let errors = compilation.findings.count { $0.severity == .error }
    guard errors > 0 else { return }
    Terminal.standardError(
      "warning: the repository has \(counted(errors, "error")); gesso lint shows what is wrong")
  }

  /// Reads the repository that the options name.
  ///
  /// - Parameters:
  ///   - origin: another state than the options name.
  ///   - showsProgress: whether long work says how far it is.
  static func load(
    _ options: SourceOptions, origin: Origin? = nil, showsProgress: Bool = true
  ) throws(Failure) -> Input {
    try load(options, from: try open(options, origin: origin), showsProgress: showsProgress)
  }

  /// Opens the repository that the options name, without reading any file.
  static func open(
    _ options: SourceOptions, origin: Origin? = nil
  ) throws(Failure) -> Repository {
    try open(try InputRoot.find(options).path, origin ?? options.origin, Limits())
  }

  /// Reads a repository that is open.
  ///
  /// - Parameters:
  ///   - file: the path of the file that standard input stands for; nil for none.
  ///   - showsProgress: whether long work says how far it is.
  static func load(
    _ options: SourceOptions, from repository: Repository, standardInputAs file: String? = nil,
    showsProgress: Bool = true
  ) throws(Failure) -> Input {
    var source = try ConfigurationSource.find(options, in: repository)
    var buffer: EditorBuffer?
    if let file, options.config == nil, file == source.path ?? Configuration.fileName {
      let edited = try EditorBuffer.read(file, limit: Limits().fileSize)
      source = ConfigurationSource(path: file, bytes: edited.bytes, prefix: source.prefix)
      buffer = edited
    }
    let configuration = options.override(try source.read())
    let limits = Limits(
      fileSize: configuration.limits.fileSize, files: configuration.runLimits.files,
      depth: configuration.runLimits.folderDepth)
    if let file, buffer == nil { buffer = try EditorBuffer.read(file, limit: limits.fileSize) }
    return try InputReader(
      repository: repository.limited(to: limits), configuration: configuration, source: source,
      buffer: buffer, showsProgress: showsProgress
    ).read()
  }

  /// Reads one stream from standard input, alone.
  static func loadStandardInput(_ options: SourceOptions) throws(Failure) -> Input {
    let root = try InputRoot.find(options)
    let repository = try open(root.path, .workTree, Limits())
    let source = try ConfigurationSource.find(options, in: repository)
    let configuration = options.override(try source.read())
    let all = try attempt { () throws(RepositoryError) in try repository.list() }
    let schemas = try source.schemas(configuration, in: repository, all)
    let bytes = try attempt { () throws(RepositoryError) in
      try readStandardInput(limits: Limits(fileSize: configuration.limits.fileSize))
    }
    let unit = Compiler.read(
      SourceFile(path: "<stdin>", bytes: bytes), id: SourceID(0), schemas: schemas,
      limits: configuration.limits)
    return Input(
      configuration: configuration, schemas: schemas, units: [unit],
      origin: ReportOrigin(.stdin), failures: [], repository: repository, root: "standard input")
  }

  static func origin(of repository: Repository) -> ReportOrigin {
    switch repository.origin {
    case .workTree: ReportOrigin(.worktree)
    case .index: ReportOrigin(.index)
    case .revision: ReportOrigin(.revision, revision: repository.revision)
    }
  }

  private static func open(
    _ path: String, _ origin: Origin, _ limits: Limits
  ) throws(Failure) -> Repository {
    try attempt { () throws(RepositoryError) in
      try Repository.open(at: path, origin: origin, limits: limits)
    }
  }
}

/// Turns what the repository cannot do into what the program says.
func attempt<Result>(
  _ body: () throws(RepositoryError) -> Result
) throws(Failure) -> Result {
  do throws(RepositoryError) {
    return try body()
  } catch {
    throw .unreadable(error.description)
  }
}
