import YAMLSyntax

/// The items of a list that are mappings, in the order written.
struct Mappings: Sequence, IteratorProtocol {
  private var items: Node.Items?

  init(in list: Node?) {
    items = list?.items
  }

  mutating func next() -> Node? {
    while let item = items?.next() {
      if item.isMapping { return item }
    }
    return nil
  }
}
