import FileTree
import Glibc

/// `hostile NAME PATH`: writes input that no program should fall over.
@main
struct Hostile {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments == ["--list"] {
      for (name, content) in catalogue { print("\(name): \(content.summary)") }
      return
    }
    guard arguments.count == 2, let name = arguments.first, let path = arguments.last,
      let content = catalogue.first(where: { $0.name == name })?.content
    else {
      complain("usage: hostile --list | hostile NAME FILE-OR-FOLDER")
      exit(2)
    }
    do {
      try content.write(to: path)
    } catch {
      complain("hostile: \(error)")
      exit(1)
    }
  }

  private static let catalogue: [(name: String, content: Content)] =
    Scalars.catalogue + Nesting.catalogue + Aliases.catalogue + Quantities.catalogue
    + Encodings.catalogue + Folders.catalogue
}

/// What one name stands for.
struct Content {
  /// What it is and whether it is valid, for `--list`.
  let summary: String
  private let writer: @Sendable (String) throws(FileTreeError) -> Void

  /// A single file.
  init(file summary: String, _ bytes: @escaping @Sendable () -> [UInt8]) {
    self.summary = summary
    writer = { path throws(FileTreeError) in try writeFile(bytes(), to: path) }
  }

  /// A single file of text.
  init(text summary: String, _ text: @escaping @Sendable () -> String) {
    self.init(file: summary) { Array(text().utf8) }
  }

  /// A folder, which the writer makes.
  init(
    folder summary: String,
    _ writer: @escaping @Sendable (String) throws(FileTreeError) -> Void
  ) {
    self.summary = summary
    self.writer = writer
  }

  func write(to path: String) throws(FileTreeError) {
    try writer(path)
  }
}

/// A Namespace with one annotation, whose value is given as YAML.
func namespace(annotation value: String) -> String {
  """
  apiVersion: v1
  kind: Namespace
  metadata:
    name: hostile
    annotations:
      example.com/value: \(value)

  """
}

/// The text so many times over.
func repeated(_ text: String, _ count: Int) -> String {
  String(repeating: text, count: count)
}

/// The text made from every number up to the count, in one piece.
func joined(_ count: Int, _ text: (Int) -> String) -> String {
  var result = ""
  for number in 0..<count { result += text(number) }
  return result
}
