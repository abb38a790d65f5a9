import Compiler
import Configuration
import Platform
import Reporting
import Repository
import SourceText
import Synchronization

/// Reads every file of a repository, on all cores, with an editor's buffer in place of one of them.
struct InputReader {
  let repository: Repository
  let configuration: Configuration
  let source: ConfigurationSource
  let buffer: EditorBuffer?
  let showsProgress: Bool

  func read() throws(Failure) -> Input {
    Trace.begin("list")
    let all = try attempt { () throws(RepositoryError) in try repository.list() }
    let schemas = try source.schemas(configuration, in: repository, all)
    let rendered = try RenderedFolders(
      in: repository, all, limits: configuration.runLimits)
    var entries = all
    if !configuration.exclude.isEmpty || !rendered.isEmpty {
      entries.removeAll {
        configuration.excludes(source.prefix + $0.path) || rendered.contains($0.path)
      }
    }
    var place: Int?
    if let buffer { place = try self.place(of: buffer, among: &entries) }
    let edited = place.flatMap { place in
      buffer.map { unit(SourceFile(path: $0.path, bytes: $0.bytes), SourceID(place), schemas) }
    }
    Trace.begin("read")
    let failures = Mutex<[Int: String]>([:])
    var units = try self.read(entries, schemas, beside: edited, at: place, failures)
    if let edited, let place { units.insert(edited, at: place) }
    return Input(
      configuration: configuration, schemas: schemas, units: units, listed: all,
      origin: Input.origin(of: repository),
      failures: failures.withLock { $0.sorted { $0.key < $1.key }.map(\.value) },
      repository: repository, root: repository.root, showsProgress: showsProgress)
  }

  /// Takes the file that a buffer stands for out of the list and gives its place there; nil for a
  /// file that is left out.
  private func place(
    of buffer: EditorBuffer, among entries: inout [FileEntry]
  ) throws(Failure) -> Int? {
    if let place = entries.firstIndex(where: { $0.path == buffer.path }) {
      entries.remove(at: place)
      return place
    }
    let isThere = try attempt { () throws(RepositoryError) in
      try repository.read(path: buffer.path) != nil
    }
    if isThere || configuration.excludes(source.prefix + buffer.path) {
      Terminal.standardError(
        "note: \(visible(buffer.path)) is excluded, rendered or ignored by git, so it is not linted"
      )
      return nil
    }
    let path = Array(buffer.path.utf8)
    return entries.firstIndex { !$0.path.utf8.lexicographicallyPrecedes(path) } ?? entries.count
  }

  /// The files in order; stops where it is too much altogether.
  ///
  /// - Parameters:
  ///   - edited: what stands for one more file; nil for none.
  ///   - place: the identity of that file, which is left free.
  ///   - failures: gets why a file could not be read, by its place.
  private func read(
    _ entries: [FileEntry], _ schemas: Schemas, beside edited: Unit?, at place: Int?,
    _ failures: borrowing Mutex<[Int: String]>
  ) throws(Failure) -> [Unit] {
    let line = StatusLine(for: entries.count, isWanted: showsProgress)
    defer { line.clear() }
    let count = FileCount(of: entries.count, on: line)
    let tally = ReadingTally(configuration.runLimits)
    if let edited { tally.add(edited.extent) }
    let outcomes = repository.map(entries) { index, entry, outcome -> Unit? in
      count.step()
      let id = SourceID(place.map { index >= $0 } ?? false ? index + 1 : index)
      switch outcome {
      case .success, .failure(.tooLarge): break
      case .failure(let failure):
        failures.withLock { $0[index] = visible("\(entry.path): \(failure)") }
      }
      return one(entry, outcome, id, schemas, counting: tally)
    } unless: {
      tally.isOver
    }
    guard tally.isOver else { return outcomes.compactMap { $0 } }
    throw tooMuch(entries, outcomes.map { $0?.extent }, schemas, beside: edited)
  }

  /// One file; nil where by now it is too much altogether.
  private func one(
    _ entry: FileEntry, _ outcome: ReadOutcome, _ id: SourceID, _ schemas: Schemas,
    counting tally: borrowing ReadingTally
  ) -> Unit? {
    switch outcome {
    case .success(let bytes):
      guard tally.add(Extent(bytes: bytes.count)) else { return nil }
      let unit = unit(SourceFile(path: entry.path, bytes: bytes), id, schemas)
      tally.add(Extent(documents: unit.documents))
      return unit
    case .failure(.tooLarge(let size, let limit)):
      return Compiler.refuse(entry.path, id: id, size: size, limit: limit)
    case .failure: return unit(SourceFile(path: entry.path, bytes: []), id, schemas)
    }
  }

  /// Which limit is passed, told by the files in their order, whichever thread was faster.
  ///
  /// - Parameter extents: what each file holds; nil for one that was not read any more.
  private func tooMuch(
    _ entries: [FileEntry], _ extents: [Extent?], _ schemas: Schemas, beside edited: Unit?
  ) -> Failure {
    var total = edited?.extent ?? Extent()
    var reason = configuration.runLimits.reason(against: total)
    for (entry, extent) in zip(entries, extents) where reason == nil {
      total += extent ?? self.extent(of: entry, schemas)
      reason = configuration.runLimits.reason(against: total)
    }
    return .unreadable("the YAML files of \(repository.root) have \(reason ?? "changed meanwhile")")
  }

  private func extent(of entry: FileEntry, _ schemas: Schemas) -> Extent {
    let extents = repository.map([entry]) { _, entry, outcome -> Extent in
      guard case .success(let bytes) = outcome else { return Extent() }
      return unit(SourceFile(path: entry.path, bytes: bytes), SourceID(0), schemas).extent
    }
    return extents.first ?? Extent()
  }

  private func unit(_ file: SourceFile, _ id: SourceID, _ schemas: Schemas) -> Unit {
    Compiler.read(file, id: id, schemas: schemas, limits: configuration.limits)
  }
}

extension Unit {
  /// How much the file holds.
  fileprivate var extent: Extent { Extent(bytes: file.bytes.count, documents: documents) }
}
