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
  let origin: ReportOrigin
  /// What could not be read at all, each as a sentence.
  let failures: [String]
  /// Where the files were read from.
  let repository: Repository
  /// The folder that paths are relative to, as messages say it.
  let root: String

  /// The input with other contents of some files.
  func replacing(_ files: [(source: SourceID, bytes: [UInt8])]) -> Input {
    var units = units
    for (source, bytes) in files {
      let file = SourceFile(path: units[Int(source.index)].file.path, bytes: bytes)
      units[Int(source.index)] = Compiler.read(
        file, id: source, schemas: schemas, limits: configuration.limits)
    }
    return Input(
      configuration: configuration, schemas: schemas, units: units, origin: origin,
      failures: failures, repository: repository, root: root)
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
    Compiler.compile(
      units, configuration: configuration, schemas: schemas, today: Clock.today)
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
  /// - Parameter origin: another state than the options name.
  static func load(_ options: SourceOptions, origin: Origin? = nil) throws(Failure) -> Input {
    try load(options, from: try open(options, origin: origin))
  }

  /// Opens the repository that the options name, without reading any file.
  static func open(
    _ options: SourceOptions, origin: Origin? = nil
  ) throws(Failure) -> Repository {
    try open(try InputRoot.find(options).path, origin ?? options.origin, Limits())
  }

  /// Reads a repository that is open.
  static func load(
    _ options: SourceOptions, from repository: Repository
  ) throws(Failure) -> Input {
    let source = try ConfigurationSource.find(options, in: repository)
    var configuration = try source.read()
    if let target = options.target.flatMap(Target.init(rawValue:)) { configuration.target = target }
    let limits = Limits(
      fileSize: configuration.limits.fileSize, files: configuration.runLimits.files)
    return try load(repository.limited(to: limits), configuration, source)
  }

  private static func load(
    _ repository: Repository, _ configuration: Configuration, _ source: ConfigurationSource
  ) throws(Failure) -> Input {
    let all = try attempt { () throws(RepositoryError) in try repository.list() }
    let rendered = try RenderedFolders(in: repository, all)
    let entries = all.filter {
      !configuration.excludes(source.prefix + $0.path) && !rendered.contains($0.path)
    }
    let schemas = try source.schemas(configuration, in: repository, all)
    let limits = configuration.limits
    let read = repository.map(entries) { index, entry, outcome -> (Unit, String?) in
      switch outcome {
      case .success(let bytes):
        let file = SourceFile(path: entry.path, bytes: bytes)
        return (
          Compiler.read(file, id: SourceID(index), schemas: schemas, limits: limits), nil
        )
      case .failure(.tooLarge(let size, let limit)):
        return (Compiler.refuse(entry.path, id: SourceID(index), size: size, limit: limit), nil)
      case .failure(let failure):
        let file = SourceFile(path: entry.path, bytes: [])
        return (
          Compiler.read(file, id: SourceID(index), schemas: schemas, limits: limits),
          "\(entry.path): \(failure)"
        )
      }
    }
    return Input(
      configuration: configuration, schemas: schemas, units: read.map(\.0),
      origin: origin(of: repository), failures: read.compactMap(\.1), repository: repository,
      root: repository.root)
  }

  /// Reads one stream from standard input, alone.
  static func loadStandardInput(_ options: SourceOptions) throws(Failure) -> Input {
    let root = try InputRoot.find(options)
    let repository = try open(root.path, .workTree, Limits())
    let source = try ConfigurationSource.find(options, in: repository)
    var configuration = try source.read()
    if let target = options.target.flatMap(Target.init(rawValue:)) { configuration.target = target }
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
