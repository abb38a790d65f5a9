/// The entries of a tree object, as git stores them: `MODE NAME NUL ID`, one after the other.
struct GitTree: Sequence, IteratorProtocol {
  /// One entry of a tree.
  struct Entry {
    /// What the entry is; other kinds than these do not exist.
    enum Kind {
      case file
      case folder
      case link
      case submodule
    }

    let name: ArraySlice<UInt8>
    let kind: Kind
    let id: ObjectID
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  /// The next entry whose name can be part of a path; ends at the first byte that makes no sense.
  mutating func next() -> Entry? {
    while let entry = parse() {
      let isPathPart =
        !entry.name.isEmpty && !entry.name.elementsEqual(".".utf8)
        && !entry.name.elementsEqual("..".utf8) && !entry.name.elementsEqual(".git".utf8)
        && !entry.name.contains(UInt8(ascii: "/"))
      if isPathPart { return entry }
    }
    return nil
  }

  private mutating func parse() -> Entry? {
    guard let space = rest.firstIndex(of: UInt8(ascii: " ")),
      let end = rest[space...].firstIndex(of: 0),
      let id = ObjectID(raw: rest[(end + 1)...])
    else { return nil }
    let mode = rest[..<space].reduce(0) { $0 &* 8 &+ Int($1 &- UInt8(ascii: "0")) }
    let name = rest[(space + 1)..<end]
    rest = rest[(end + 21)...]
    return Entry(name: name, kind: Self.kind(ofMode: mode), id: id)
  }

  private static func kind(ofMode mode: Int) -> Entry.Kind {
    switch mode & 0o170000 {
    case 0o040000: .folder
    case 0o120000: .link
    case 0o160000: .submodule
    default: .file
    }
  }
}
