import Bundle
import Compiler
import Configuration
import Diagnosis
import Platform
import ResourceLists
import Rules
import SourceText
import YAMLSyntax

/// A ResourceList as a repository: every item a file of its own, configured by the list itself.
struct FunctionInput {
  let list: ResourceList
  private let config: FunctionConfig
  private let configuration: Configuration
  private let schemas: Schemas
  /// For each source that is compiled, the item that it is.
  private let compiled: [Int]

  /// What a list as a whole may ask for: it holds what a repository has in many files.
  static let limits: ReadLimits = {
    var limits = ReadLimits()
    limits.fileSize = 1 << 30
    limits.nodes = 100_000_000
    return limits
  }()

  /// - Parameters:
  ///   - bytes: a ResourceList.
  ///   - validates: whether the objects are only to be looked at.
  init(_ bytes: [UInt8], validates: Bool) throws(Failure) {
    let list: ResourceList
    do throws(ResourceList.Fault) {
      list = try ResourceList(
        reading: bytes, keys: Schemas.bundled.keys, limits: FunctionInput.limits)
    } catch {
      throw .unreadable(error.message)
    }
    var config: FunctionConfig
    do throws(ResourceList.Fault) {
      config = try FunctionConfig(reading: list.functionConfig)
    } catch {
      throw .usage(error.message)
    }
    config.validates = config.validates || validates
    let configuration = try FunctionInput.configuration(config, list)
    self.list = list
    self.config = config
    self.configuration = configuration
    schemas = FunctionInput.schemas(configuration, list)
    compiled = list.items.indices.filter { place in
      let item = list.items[place]
      return !config.holds(item) && item.path.map(configuration.excludes) != true
    }
  }

  /// What `functionConfig` says, else the Configuration among the items.
  private static func configuration(
    _ config: FunctionConfig, _ list: ResourceList
  ) throws(Failure) -> Configuration {
    let item = list.items.first { item in
      if case .configuration = DocumentClass(item.root) { true } else { false }
    }
    let path = config.configuration == nil ? item?.path ?? Configuration.fileName : "functionConfig"
    guard let bytes = config.configuration ?? item?.source else {
      return config.amend(Configuration())
    }
    return config.amend(try ConfigurationSource(path: path, bytes: bytes, prefix: "").read())
  }

  /// The schemas to lint with: the cluster's own where `crds` names a folder with such items.
  private static func schemas(_ configuration: Configuration, _ list: ResourceList) -> Schemas {
    guard let folder = configuration.crds else { return .bundled }
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    let definitions = list.items.filter { item in
      item.root[.kind]?.isText("CustomResourceDefinition") == true
        && (item.path.map { $0 == folder || $0.hasPrefix(start) } ?? true)
    }
    return Schemas(clusterDefinitions: definitions.map(\.root))
  }

  /// Compiles the list; with errors its items come back as they were.
  func output() -> FunctionOutput {
    let units = compiled.enumerated().map { source, place in
      let item = list.items[place]
      return Compiler.read(
        SourceFile(path: item.path ?? "items[\(place)]", bytes: item.source), id: SourceID(source),
        schemas: schemas, limits: configuration.limits)
    }
    let compilation = Compiler.compile(
      units, configuration: configuration, schemas: schemas, today: Clock.today)
    let errorsFirst =
      compilation.findings.filter { $0.severity == .error }
      + compilation.findings.filter { $0.severity != .error }
    let places = Dictionary(grouping: errorsFirst.map(\.location), by: \.source)
    let scalars = places.reduce(into: [:]) { scalars, place in
      scalars[place.key] = ItemScalars(of: item(place.key), at: place.value.map(\.bytes))
    }
    let results = errorsFirst.map { finding in
      let source = finding.location.source
      return FunctionResult(
        finding, in: item(source), scalars: scalars[source], sources: compilation.sources)
    }
    guard !config.validates, !compilation.hasErrors else {
      return FunctionOutput(documents: list.items.map(\.text), results: results)
    }
    return FunctionOutput(documents: documents(of: compilation), results: results)
  }

  /// The item that a source is.
  private func item(_ source: SourceID) -> Item { list.items[compiled[Int(source.index)]] }

  private func documents(of compilation: Compilation) -> [[UInt8]] {
    let render = configuration.render
    let dialect = config.dialect ?? render.dialect.flatMap { Dialect(name: $0) } ?? .kubectl
    let writer = BundleWriter(
      ApplyOrder(compilation.resolution),
      options: BundleOptions(
        dialect: dialect, pruneGuards: render.pruneGuards, toolVersion: Version.text))
    return RenderedItems(list, config, writer: writer, compiled: compiled).documents
  }
}

extension FunctionConfig {
  /// A configuration as this one has it.
  fileprivate func amend(_ configuration: Configuration) -> Configuration {
    var configuration = configuration
    if let target { configuration.target = target }
    return configuration
  }
}
