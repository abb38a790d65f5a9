import Repository

/// What `gesso plan` compares: `BASE`, `BASE..HEAD` or `BASE...HEAD`, as git writes it.
struct RevisionRange: Equatable {
  /// The old state as it was written; nil where nothing was.
  let base: String?
  /// The new state; nil for the work tree, or the index where that is asked for.
  let head: String?
  /// Whether the old state is where the two last were one.
  let startsAtMergeBase: Bool

  /// - Parameter text: a revision, or two with `..` or `...` between them, where a side that is left
  ///   out is `HEAD`; nil for none.
  init(_ text: String?) {
    guard let text else {
      (base, head, startsAtMergeBase) = (nil, nil, false)
      return
    }
    guard let dots = RevisionRange.dots(in: text) else {
      (base, head, startsAtMergeBase) = (text, nil, false)
      return
    }
    let (left, right) = (text[..<dots.lowerBound], text[dots.upperBound...])
    base = left.isEmpty ? "HEAD" : String(left)
    head = right.isEmpty ? "HEAD" : String(right)
    startsAtMergeBase = text[dots].count == 3
  }

  /// The first two or three dots that stand together.
  private static func dots(in text: String) -> Range<String.Index>? {
    var place = text.startIndex
    while place < text.endIndex {
      let dots = text[place...].prefix { $0 == "." }
      if dots.count == 2 || dots.count == 3 { return dots.startIndex..<dots.endIndex }
      place = dots.isEmpty ? text.index(after: place) : dots.endIndex
    }
    return nil
  }
}

extension RevisionRange {
  /// The commit where two revisions last were one.
  static func mergeBase(
    _ one: String, _ other: String, at folder: String
  ) throws(Failure) -> String {
    let base = try attempt { () throws(RepositoryError) in
      try Repository.mergeBase(one, other, at: folder)
    }
    guard let base else {
      throw .unreadable(
        "\"\(one)\" and \"\(other)\" have no commit in common; where the clone is shallow, fetch more"
      )
    }
    return base
  }
}
