import Compiler
import Configuration
import Platform
import Reporting
import Rules
import SourceText
import YAMLSyntax

/// A repository of files in memory, compiled whole.
struct Checked {
  let files: [SourceFile]
  let configuration: Configuration
  let compilation: Compilation
  let inventory: Inventory?

  static let schemas = Schemas.bundled
  static let today = Day(year: 2026, month: 1, day: 1) ?? .first

  /// - Parameter files: in any order.
  init(_ files: [SourceFile], _ configuration: Configuration) {
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.configuration = configuration
    let units = Self.units(self.files, configuration)
    compilation = Compiler.compile(
      units, configuration: configuration, schemas: Self.schemas, today: Self.today)
    inventory = compilation.inventory(of: units)
  }

  static func units(_ files: [SourceFile], _ configuration: Configuration) -> [Unit] {
    files.enumerated().map { index, file in
      Compiler.read(
        file, id: SourceID(index), schemas: schemas, limits: configuration.limits)
    }
  }

  /// What a whole run counts.
  var total: Partition.Total {
    Partition.Total(
      files: files.count, bytes: files.reduce(0) { $0 + $1.bytes.count },
      documents: compilation.documents, objects: compilation.objects,
      suppressed: compilation.suppressed)
  }

  /// What a whole run says, in every format.
  var reports: [String] { Self.reports(compilation, total) }

  /// What is said of a repository in which nothing is wrong, in every format.
  static func reports(ofClean total: Partition.Total) -> [String] {
    reports(nil, total)
  }

  private static func reports(
    _ compilation: Compilation?, _ total: Partition.Total
  ) -> [String] {
    let report = Report(
      version: "1", target: "1.1", origin: ReportOrigin(.index),
      seen: Seen(
        files: total.files, documents: total.documents, objects: total.objects,
        suppressed: total.suppressed),
      findings: compilation?.findings ?? [],
      sources: compilation?.sources ?? Sources(files: []))
    return ReportFormat.allCases.map { render(report, as: $0) }
  }
}

/// What keeps parts from being taken for independent, without which a test has to notice.
enum Precaution: CaseIterable {
  case namespace
  case tenant
  case base
  case elsewhere
  case value
  case words

  fileprivate var sort: Link.Sort? {
    switch self {
    case .namespace: .namespace
    case .tenant: .tenant
    case .base: .base
    case .elsewhere: .elsewhere
    case .value: .value
    case .words: nil
    }
  }
}

/// A repository in which nothing is wrong and which is known in parts, so that a change is checked with
/// those that it reaches.
struct Known {
  let files: [SourceFile]
  let configuration: Configuration
  let partition: Partition
  /// What is left out, to see that it is missed.
  let omitted: Precaution?

  /// Nil where something is wrong, or no part can be told from the others.
  init?(_ checked: Checked, without omitted: Precaution? = nil) {
    guard let inventory = checked.inventory else { return nil }
    files = checked.files
    configuration = checked.configuration
    self.omitted = omitted
    partition = Partition(
      Known.reduced(inventory, omitted), leavingOut: files.map { _ in false })
  }

  private static func reduced(_ inventory: Inventory, _ omitted: Precaution?) -> Inventory {
    var inventory = inventory
    for place in inventory.files.indices {
      inventory.files[place].links.removeAll { $0.sort != nil && $0.sort == omitted?.sort }
    }
    if omitted == .words { inventory.words = [] }
    return inventory
  }

  /// What is known of the repository after a change; nil where it has to be checked whole.
  func total(after change: [SourceFile]) -> Partition.Total? {
    let new = change.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let old = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
    let kept = Set(new.filter { old[$0.path] == $0.bytes }.map(\.path))
    let come = new.filter { !kept.contains($0.path) }
    let links = Checked.units(come, configuration).flatMap { $0.links(under: configuration) }
    let touched = partition.touched(
      gone: files.indices.filter { !kept.contains(files[$0].path) },
      links: links.filter { $0.sort == nil || $0.sort != omitted?.sort })
    let part = Checked(come + touched.files.map { files[$0] }, configuration)
    guard let inventory = part.inventory else { return nil }
    return partition.total(with: Known.reduced(inventory, omitted), insteadOf: touched)
  }
}
