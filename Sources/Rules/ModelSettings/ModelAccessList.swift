import Platform
import YAMLSyntax

/// A Project's lists of the models of one source that may and may not be used.
struct ModelAccessList {
  let object: PlatformObject
  let source: ModelSource
  private let lists: Node

  /// The lists of a Project that are written, source by source.
  static func forEach(of object: PlatformObject, _ body: (ModelAccessList) -> Void) {
    guard let settings = Project(object)?.modelSettings else { return }
    for source in ModelSource.allCases {
      guard let lists = source.accessList(in: settings) else { continue }
      body(ModelAccessList(object: object, source: source, lists: lists))
    }
  }

  /// The entries that are strings, in the order written.
  var allowed: Entries { Entries(lists[.allow]) }
  var disallowed: Entries { Entries(lists[.disallow]) }

  /// Whether everything that is allowed is known; false where the list is something else.
  var knowsAllowed: Bool { lists[.allow].map { $0.isNull || $0.isSequence } ?? true }

  /// The entries of a list that are strings.
  struct Entries: Sequence, IteratorProtocol {
    private var items: Node.Items?

    fileprivate init(_ list: Node?) {
      items = list?.items
    }

    mutating func next() -> Node? {
      while let item = items?.next() {
        if item.isString { return item }
      }
      return nil
    }
  }
}
