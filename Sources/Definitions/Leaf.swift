import Platform
import SourceText

/// A text of a compiled object: what it says and where that comes from.
struct Leaf {
  enum Content {
    /// Something that could not be made out, which has been reported.
    case unknown
    /// A text that nobody wrote.
    case made(String)
    /// A written scalar, the top of these layers, which is copied as it is.
    case written(Layers)
  }

  let content: Content
  let range: SourceRange

  init(_ content: Content, at range: SourceRange) {
    self.content = content
    self.range = range
  }

  var isKnown: Bool {
    if case .unknown = content { false } else { true }
  }
}
