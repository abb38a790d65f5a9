import Compiler
import Configuration
import Diagnosis
import Platform
import Reporting
import Repository
import Rules
import SourceText
import YAMLSyntax

/// Where the configuration comes from: `gesso.yaml` at the root or in a folder above it, in the same
/// state of the repository, or the file that `--config` names.
struct ConfigurationSource {
  /// The file as messages name it; nil for no configuration at all.
  let path: String?
  let bytes: [UInt8]
  /// The path from the configuration's folder to the root, empty or with a final `/`.
  let prefix: String

  static func find(
    _ options: SourceOptions, in repository: Repository
  ) throws(Failure) -> ConfigurationSource {
    if let file = options.config { return try named(file) }
    let folders = repository.prefix.split(separator: "/")
    for climbed in 0...folders.count {
      let path = String(repeating: "../", count: climbed) + Configuration.fileName
      let bytes = try attempt { () throws(RepositoryError) in try repository.read(path: path) }
      guard let bytes else { continue }
      let prefix = folders.suffix(climbed).map { "\($0)/" }.joined()
      return ConfigurationSource(path: path, bytes: bytes, prefix: prefix)
    }
    return ConfigurationSource(path: nil, bytes: [], prefix: "")
  }

  private static func named(_ file: String) throws(Failure) -> ConfigurationSource {
    guard let bytes = try NamedFile.read(file) else {
      throw .usage("there is no configuration \"\(file)\"")
    }
    return ConfigurationSource(path: file, bytes: bytes, prefix: "")
  }

  /// The file as reports name it; nil for no configuration at all.
  var file: SourceFile? { path.map { SourceFile(path: $0, bytes: bytes) } }

  /// The configuration; throws what is wrong with it.
  func read() throws(Failure) -> Configuration {
    guard let file else { return Configuration() }
    let schemas = Schemas.bundled
    let yaml = YAMLReader.read(bytes, source: SourceID(0), keys: schemas.keys)
    let (configuration, findings) = Configuration.read(
      yaml, schemas: schemas, rules: RuleCatalogue.names)
    guard findings.isEmpty else {
      let report = Report(
        version: Version.text, target: configuration.target.rawValue,
        origin: ReportOrigin(.worktree), seen: Seen(files: 1, documents: 1, objects: 0),
        findings: findings, sources: Sources(files: [masked(file, schemas)]))
      throw .configuration(render(report, as: .full, style: Terminal.errorStyle))
    }
    return configuration
  }

  /// A file with its secrets marked: whoever misspells `--config` may name any.
  private func masked(_ file: SourceFile, _ schemas: Schemas) -> SourceFile {
    Compiler.read(file, id: SourceID(0), schemas: schemas, limits: ReadLimits()).file
  }

  /// The schemas to lint with: the cluster's own where `crds` names their folder.
  func schemas(
    _ configuration: Configuration, in repository: Repository, _ entries: [FileEntry]
  ) throws(Failure) -> Schemas {
    guard let folder = configuration.crds else { return .bundled }
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    let files = entries.filter {
      (prefix + $0.path).hasPrefix(start) || prefix + $0.path == folder
    }
    let fields = KeyTable(fieldsAnd: [])
    let limits = configuration.runLimits
    let tally = ReadingTally(limits)
    let documents = repository.map(files) { index, _, outcome -> [Node]? in
      guard case .success(let bytes) = outcome else { return [] }
      guard tally.add(Extent(bytes: bytes.count)) else { return nil }
      return YAMLReader.read(
        bytes, source: SourceID(index), keys: fields, limits: configuration.limits
      ).documents.map(\.root).filter { $0[.kind]?.text == "CustomResourceDefinition" }
    } unless: {
      tally.isOver
    }
    let definitions = documents.compactMap { $0 }.flatMap(\.self)
    guard !tally.isOver else {
      throw .unreadable(
        "crds: the files in \"\(folder)\" have more than \(limits.totalBytes) bytes, which is "
          + "limits.totalBytes in gesso.yaml")
    }
    guard !definitions.isEmpty else {
      throw .usage("crds: there is no CustomResourceDefinition in \"\(folder)\"")
    }
    return Schemas(clusterDefinitions: definitions)
  }
}
