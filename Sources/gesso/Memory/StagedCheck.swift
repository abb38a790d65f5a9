import Compiler
import Configuration
import Platform
import Reporting
import Repository
import SourceText
import YAMLSyntax

/// Lints an index in which nothing was wrong before with the files that the changes since reach.
///
/// Either it finds that nothing is wrong with the whole still, or it finds nothing out: then all files
/// have to be read.
struct StagedCheck {
  private let facts: StagedFacts
  /// The places of the files that are not there any more, or not as they were.
  private let gone: [Int]
  /// The files that are new, or not as they were.
  private let come: [FileEntry]
  private let repository: Repository
  private let configuration: Configuration
  private let schemas = Schemas.bundled

  /// Nil where what was known before is of no use.
  init?(
    _ facts: StagedFacts, _ repository: Repository, _ options: SourceOptions
  ) throws(Failure) {
    let source = try ConfigurationSource.find(options, in: repository)
    let configuration = options.override(try source.read())
    let limited = repository.limited(
      to: Limits(
        fileSize: configuration.limits.fileSize, files: configuration.runLimits.files,
        depth: configuration.runLimits.folderDepth))
    guard configuration.crds == nil, let changes = limited.changes(since: facts.list),
      changes.governing == facts.governing
    else { return nil }
    if !changes.hasBundleLists {
      come = changes.come.filter { !configuration.excludes(source.prefix + $0.path) }
    } else if changes.namesAreTheSame(as: facts.list) {
      let rows = facts.partition.rows
      come = zip(changes.gone, changes.come).filter { !rows[$0.0].isLeftOut }.map(\.1)
    } else {
      // Which files are left out hangs on which files there are.
      return nil
    }
    self.facts = facts
    gone = changes.gone
    self.repository = limited
    self.configuration = configuration
  }

  /// The report on the whole repository; nil where it is not known that nothing is wrong.
  func report() -> Report? {
    total().map { ReportWriter.report(clean: $0, of: repository, target: configuration.target) }
  }

  /// What the whole repository holds; nil where it is not known that nothing is wrong.
  private func total() -> Partition.Total? {
    Trace.begin("change")
    guard let new = units(of: come) else { return nil }
    let touched = facts.partition.touched(
      gone: gone, links: new.flatMap { $0.links(under: configuration) })
    // Above that a whole run takes hardly longer, and finds out more.
    guard (touched.files.count + new.count) * 8 <= facts.list.count,
      let units = units(of: entries(touched))
    else { return nil }
    Trace.begin("check")
    let compilation = Compiler.compile(
      units, configuration: configuration, schemas: schemas, today: Clock.today)
    guard let inventory = compilation.inventory(of: units),
      let total = facts.partition.total(with: inventory, insteadOf: touched), total.objects > 0,
      configuration.runLimits.reason(
        against: Extent(bytes: total.bytes, documents: total.documents)) == nil
    else { return nil }
    return total
  }

  /// The files to be read, in the order of their paths.
  private func entries(_ touched: Partition.Touched) -> [FileEntry] {
    let old = touched.files.compactMap { place in
      facts.list.entry(at: place, size: Int(facts.partition.rows[place].bytes))
    }
    return (old + come).sorted { $0.precedes($1) }
  }

  /// The files, read; nil where one cannot be.
  private func units(of entries: [FileEntry]) -> [Unit]? {
    let units = repository.map(entries) { index, entry, outcome -> Unit? in
      guard case .success(let bytes) = outcome else { return nil }
      return Compiler.read(
        SourceFile(path: entry.path, bytes: bytes), id: SourceID(index), schemas: schemas,
        limits: configuration.limits)
    } unless: {
      false
    }
    return units.contains { $0 == nil } ? nil : units.compactMap(\.self)
  }
}
