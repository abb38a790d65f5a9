import Concurrency
import Platform
import YAMLSyntax

/// Writes the objects of a bundle in the language of the program that applies them.
///
/// The bytes are a function of the objects and the options: rendering a bundle again gives the same.
package struct BundleWriter: Sendable {
  package let order: ApplyOrder
  let options: BundleOptions
  private let annotator: Annotator

  package var dialect: Dialect { options.dialect }

  package init(_ order: ApplyOrder, options: BundleOptions) {
    self.order = order
    self.options = options
    annotator = Annotator(order, options: options)
  }

  // MARK: One stream

  /// All objects as one YAML stream: a header line, then the documents, `---` between them.
  ///
  /// A dialect without streams (`Dialect.fitsStream`) gets the objects alone.
  package func stream() -> [UInt8] {
    let pieces = pieces()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
    for piece in pieces { bytes.append(contentsOf: piece) }
    return bytes
  }

  /// The same stream in pieces that follow each other: whoever writes them one by one needs no memory
  /// for the whole.
  package func pieces() -> [[UInt8]] {
    let documents = annotator.leadingDocuments
    var leading = YAMLWriter()
    for (place, document) in documents.enumerated() {
      if place > 0 { leading.separator() }
      leading.append(document.bytes)
    }
    let stretches = self.stretches(follow: !documents.isEmpty)
    var inputs = Digest()
    for stretch in stretches {
      for object in stretch.objects {
        inputs.combine(stretch.bytes[object.bytes], without: object.added)
      }
    }
    return [header(inputs: inputs), leading.finish()] + stretches.map(\.bytes)
  }

  /// The documents of some steps in a row.
  private struct Stretch: Sendable {
    /// Where an object stands in the bytes, and what in it is the dialect's.
    struct Object: Sendable {
      let bytes: Range<Int>
      let added: [Range<Int>]
    }

    let bytes: [UInt8]
    let objects: [Object]
  }

  /// The documents of all steps, written on all cores.
  ///
  /// - Parameter follow: whether other documents stand before them.
  private func stretches(follow: Bool) -> [Stretch] {
    var gates: Set<Int> = []
    let announcing = Set(
      order.steps.indices.filter { order.steps[$0].gate.map { gates.insert($0).inserted } ?? false }
    )
    let length = stretchLength(of: order.steps.count, atMost: 512)
    return parallelStretches(count: order.steps.count, of: length) { places in
      var writer = YAMLWriter(reservingCapacity: places.count * 1024)
      var objects: [Stretch.Object] = []
      objects.reserveCapacity(places.count)
      for place in places {
        if place > 0 || follow { writer.separator() }
        if announcing.contains(place), let gate = order.steps[place].gate {
          announce(gate, to: &writer)
        }
        let start = writer.bytes.count
        let added = write(place, to: &writer)
        objects.append(Stretch.Object(bytes: start..<writer.bytes.count, added: added))
      }
      return Stretch(bytes: writer.finish(), objects: objects)
    }
  }

  // MARK: Files

  /// One numbered file an object, and a `Kustomization` that keeps their order; for Flux a folder a wave.
  ///
  /// Ascending by path, each path once.
  package func files() -> [BundleFile] {
    let files = options.dialect == .flux ? fluxFiles() : plainFiles()
    return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private func plainFiles() -> [BundleFile] {
    let names = FileName(count: order.steps.count)
    var files = annotator.leadingDocuments
    var inputs = Digest()
    for (place, step) in order.steps.enumerated() {
      let bytes = document(place, counting: &inputs)
      files.append(BundleFile(path: names.text(place, order.object(step)), bytes: bytes))
    }
    var writer = YAMLWriter()
    writer.append(header(inputs: inputs))
    writer.kustomization(of: files.map(\.path))
    return files + [BundleFile(path: "Kustomization", bytes: writer.finish())]
  }

  // MARK: Single objects

  /// Documents that come before all objects.
  package var leadingDocuments: [BundleFile] { annotator.leadingDocuments }

  /// Whether the dialect says something in the object of a step.
  package func isAnnotated(_ place: Int) -> Bool { !annotator.annotations(for: place).isEmpty }

  /// The object of a step as a document, with further annotations in place of those of their names.
  package func manifest(_ place: Int, adding further: [(key: String, value: String)]) -> [UInt8] {
    var writer = YAMLWriter(reservingCapacity: 1024)
    ManifestWriter.write(
      order.object(order.steps[place]),
      with: annotator.annotations(for: place) + further.map { Annotation($0.key, .text($0.value)) },
      to: &writer)
    return writer.finish()
  }

  // MARK: Parts

  /// An object's file.
  func document(_ place: Int, counting inputs: inout Digest) -> [UInt8] {
    var writer = YAMLWriter(reservingCapacity: 1024)
    if let gate = order.steps[place].gate { announce(gate, to: &writer) }
    let start = writer.bytes.count
    let added = write(place, to: &writer)
    inputs.combine(writer.bytes[start...], without: added)
    return writer.finish()
  }

  /// Writes the object of a step; where in the writer's bytes stands what is the dialect's.
  private func write(_ place: Int, to writer: inout YAMLWriter) -> [Range<Int>] {
    ManifestWriter.write(
      order.object(order.steps[place]), with: annotator.annotations(for: place), to: &writer)
  }

  /// Says which namespace has to be waited for, where the dialect has no other way to.
  private func announce(_ gate: Int, to writer: inout YAMLWriter) {
    guard options.dialect == .kubectl else { return }
    let gate = Gate(tenant: order.object(order.steps[gate]).name)
    writer.comment(gate.comment)
  }

  /// The first line: no clock, no path, nothing but what the bundle is.
  ///
  /// - Parameter inputs: the digest of the objects as the inputs make them, without what the dialect
  ///   adds: of one input, a stream and a folder have the same.
  func header(inputs: Digest) -> [UInt8] {
    var writer = YAMLWriter()
    writer.comment(
      "gesso bundle: format \(BundleOptions.formatVersion), for \(options.dialect.name), "
        + "gesso \(options.toolVersion), inputs \(inputs.text)")
    return writer.finish()
  }
}

extension YAMLWriter {
  /// Writes a kustomization that keeps the order of its files.
  ///
  /// Source: kustomize, "sortOptions": `fifo` keeps the order of the resources.
  mutating func kustomization(of paths: [String]) {
    entry("apiVersion", "kustomize.config.k8s.io/v1beta1", depth: 0)
    entry("kind", "Kustomization", depth: 0)
    opening("sortOptions", depth: 0)
    entry("order", "fifo", depth: 1)
    guard !paths.isEmpty else { return emptySequence("resources", depth: 0) }
    opening("resources", depth: 0)
    for path in paths { item(path, depth: 0) }
  }
}
