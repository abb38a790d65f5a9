import Compiler
import Configuration
import Platform
import Reporting
import Repository
import SourceText

/// Reads every file of a repository, on all cores, with an editor's buffer in place of one of them.
struct InputReader {
  let repository: Repository
  let configuration: Configuration
  let source: ConfigurationSource
  let buffer: EditorBuffer?
  let showsProgress: Bool

  func read() throws(Failure) -> Input {
    let all = try attempt { () throws(RepositoryError) in try repository.list() }
    let schemas = try source.schemas(configuration, in: repository, all)
    let rendered = try RenderedFolders(in: repository, all)
    var entries = all
    if !configuration.exclude.isEmpty || !rendered.isEmpty {
      entries.removeAll {
        configuration.excludes(source.prefix + $0.path) || rendered.contains($0.path)
      }
    }
    var place: Int?
    if let buffer { place = try self.place(of: buffer, among: &entries) }
    let read = self.read(entries, schemas, skipping: place)
    var units = read.map(\.unit)
    if let buffer, let place {
      let file = SourceFile(path: buffer.path, bytes: buffer.bytes)
      units.insert(unit(file, SourceID(place), schemas), at: place)
    }
    try checkSize(units)
    return Input(
      configuration: configuration, schemas: schemas, units: units,
      origin: Input.origin(of: repository), failures: read.compactMap(\.failure),
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

  /// The files in order, each with why it could not be read.
  ///
  /// - Parameter place: the identity that is left free; nil for none.
  private func read(
    _ entries: [FileEntry], _ schemas: Schemas, skipping place: Int?
  ) -> [(unit: Unit, failure: String?)] {
    let line = StatusLine(for: entries.count, isWanted: showsProgress)
    defer { line.clear() }
    let count = FileCount(of: entries.count, on: line)
    return repository.map(entries) { index, entry, outcome -> (unit: Unit, failure: String?) in
      count.step()
      let id = SourceID(place.map { index >= $0 } ?? false ? index + 1 : index)
      switch outcome {
      case .success(let bytes):
        return (unit(SourceFile(path: entry.path, bytes: bytes), id, schemas), nil)
      case .failure(.tooLarge(let size, let limit)):
        return (Compiler.refuse(entry.path, id: id, size: size, limit: limit), nil)
      case .failure(let failure):
        return (
          unit(SourceFile(path: entry.path, bytes: []), id, schemas),
          visible("\(entry.path): \(failure)")
        )
      }
    }
  }

  private func unit(_ file: SourceFile, _ id: SourceID, _ schemas: Schemas) -> Unit {
    Compiler.read(file, id: id, schemas: schemas, limits: configuration.limits)
  }

  private func checkSize(_ units: [Unit]) throws(Failure) {
    let limits = configuration.runLimits
    let size = units.reduce(0) { $0 + $1.file.bytes.count }
    let documents = units.reduce(0) { $0 + $1.documents }
    guard size > limits.totalBytes || documents > limits.documents else { return }
    throw .unreadable(
      "the YAML files of \(repository.root) have "
        + (size > limits.totalBytes
          ? "\(size) bytes, more than the \(limits.totalBytes) of limits.totalBytes"
          : "\(documents) documents, more than the \(limits.documents) of limits.documents")
        + " in gesso.yaml")
  }
}
