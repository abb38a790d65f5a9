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
    var writer = YAMLWriter(reservingCapacity: 256 + order.steps.count * 1024)
    let blank = header(digest: String(repeating: "0", count: 16))
    writer.append(blank)
    let documents = annotator.leadingDocuments
    for (place, document) in documents.enumerated() {
      if place > 0 { writer.separator() }
      writer.append(document.bytes)
    }
    var announced: Set<Int> = []
    for (place, step) in order.steps.enumerated() {
      if place > 0 || !documents.isEmpty { writer.separator() }
      if let gate = step.gate, announced.insert(gate).inserted { announce(gate, to: &writer) }
      write(place, to: &writer)
    }
    var bytes = writer.finish()
    var digest = Digest()
    digest.combine(bytes[blank.count...])
    bytes.replaceSubrange(0..<blank.count, with: header(digest: digest.text))
    return bytes
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
    for (place, step) in order.steps.enumerated() {
      files.append(
        BundleFile(path: names.text(place, order.object(step)), bytes: document(place)))
    }
    var writer = YAMLWriter()
    writer.append(header(digest: BundleWriter.digest(of: files)))
    writer.kustomization(of: files.map(\.path))
    return files + [BundleFile(path: "Kustomization", bytes: writer.finish())]
  }

  /// The digest of files in their order.
  static func digest(of files: [BundleFile]) -> String {
    var digest = Digest()
    for file in files {
      digest.combine(Array(file.path.utf8)[...])
      digest.combine(file.bytes[...])
    }
    return digest.text
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
  func document(_ place: Int) -> [UInt8] {
    var writer = YAMLWriter(reservingCapacity: 1024)
    if let gate = order.steps[place].gate { announce(gate, to: &writer) }
    write(place, to: &writer)
    return writer.finish()
  }

  private func write(_ place: Int, to writer: inout YAMLWriter) {
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
  func header(digest: String) -> [UInt8] {
    var writer = YAMLWriter()
    writer.comment(
      "gesso bundle: format \(BundleOptions.formatVersion), for \(options.dialect.name), "
        + "gesso \(options.toolVersion), digest \(digest)")
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
