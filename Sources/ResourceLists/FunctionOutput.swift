package import YAMLSyntax

/// What a KRM function gives back: the objects as documents, and what it has to say of them.
///
/// Source: KRM Functions Specification v1, "ResourceList".
package struct FunctionOutput: Sendable {
  package let documents: [[UInt8]]
  package let results: [FunctionResult]

  package init(documents: [[UInt8]], results: [FunctionResult]) {
    self.documents = documents
    self.results = results
  }

  /// Whether the function has failed.
  package var hasErrors: Bool { results.contains(where: \.isError) }

  /// The list as YAML.
  package func bytes(functionConfig: Node?) -> [UInt8] {
    var writer = YAMLWriter(reservingCapacity: documents.reduce(1024) { $0 + $1.count * 5 / 4 })
    writer.entry("apiVersion", ResourceList.apiVersion, depth: 0)
    writer.entry("kind", ResourceList.kind, depth: 0)
    if documents.isEmpty {
      writer.emptySequence("items", depth: 0)
    } else {
      writer.opening("items", depth: 0)
      for document in documents { writer.append(FunctionOutput.item(document)) }
    }
    if let functionConfig {
      writer.opening("functionConfig", depth: 0)
      for entry in functionConfig.entries { writer.entry(entry, depth: 1) }
    }
    if !results.isEmpty {
      writer.opening("results", depth: 0)
      for result in results { result.write(to: &writer) }
    }
    return writer.finish()
  }

  /// A document as an item: behind a dash, every line moved alike.
  private static func item(_ document: [UInt8]) -> [UInt8] {
    var item: [UInt8] = []
    item.reserveCapacity(document.count * 5 / 4)
    var isFirst = true
    for line in document.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      if isFirst {
        item += [UInt8(ascii: "-"), 0x20]
      } else if !line.isEmpty {
        item += [0x20, 0x20]
      }
      isFirst = false
      item += line
      item.append(0x0A)
    }
    return item
  }
}
