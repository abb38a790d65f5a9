/// A file of the repository: documents, and a comment above each if someone wrote one.
struct Page {
  let path: String
  var documents: [(node: Node, comment: String?)]
  /// `---` before the first document too.
  var isMarked = false

  init(_ path: String, _ node: Node, comment: String? = nil) {
    self.path = path
    documents = [(node, comment)]
  }

  init(_ path: String, _ nodes: [Node]) {
    self.path = path
    documents = nodes.map { ($0, nil) }
  }

  /// The file's text.
  var text: String {
    var emitter = Emitter()
    for (index, document) in documents.enumerated() {
      let marked = isMarked && index == 0
      emitter.write(document.node, comment: document.comment, marked: marked)
    }
    return emitter.text
  }
}
