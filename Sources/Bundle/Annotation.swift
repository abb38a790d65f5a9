/// An annotation that a dialect puts on an object.
struct Annotation: Hashable {
  /// How the value goes together with one that the author wrote.
  enum Value: Hashable {
    /// Takes its place.
    case text(String)
    /// Adds `Name=value` options, separated by commas; of one name the author's stays.
    case options([String])
    /// Adds items, separated by commas, that are not there yet.
    case list([String])
  }

  let key: String
  let value: Value

  init(_ key: String, _ value: Value) {
    self.key = key
    self.value = value
  }

  /// The value to write, given the one that is there.
  func text(after existing: String?) -> String {
    let written = (existing ?? "").split(separator: ",").map(Annotation.trimmed)
    switch value {
    case .text(let text): return text
    case .options(let options):
      let names = Set(written.map(Annotation.name))
      let added = options.filter { !names.contains(Annotation.name($0[...])) }
      return (written + added.map { $0[...] }).joined(separator: ",")
    case .list(let items):
      let known = Set(written)
      return (written + items.map { $0[...] }.filter { !known.contains($0) })
        .joined(separator: ",")
    }
  }

  private static func name(_ option: Substring) -> Substring {
    trimmed(option.prefix { $0 != "=" })
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let rest = text.drop { $0 == " " }
    return rest.prefix(rest.count - rest.reversed().prefix { $0 == " " }.count)
  }
}
