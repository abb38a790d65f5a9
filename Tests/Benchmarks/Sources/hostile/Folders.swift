import FileTree
import Glibc

/// Folders that are hard to walk.
enum Folders {
  static let catalogue: [(name: String, content: Content)] = [
    (
      "deep-directory",
      Content(folder: "1,000 folders, one inside the other, a Namespace in the last") {
        path throws(FileTreeError) in try nest(1_000, at: path)
      }
    ),
    (
      "endless-directory",
      Content(folder: "the same with 5,000: the path is longer than the system opens") {
        path throws(FileTreeError) in try nest(5_000, at: path)
      }
    ),
    (
      "many-files",
      Content(folder: "100,000 files of one Namespace each, a thousand in a folder") {
        path throws(FileTreeError) in
        var tree = try FileTree(creating: path)
        for number in 0..<100_000 {
          let name = "namespace-\(number)"
          let text = "apiVersion: v1\nkind: Namespace\nmetadata: {name: \(name)}\n"
          try tree.write(text, to: "\(number / 1_000)/\(name).yaml")
        }
      }
    ),
    (
      "odd-entries",
      Content(folder: "a folder named x.yaml, loops of links, a pipe, a link to nowhere") {
        path throws(FileTreeError) in try makeOddEntries(at: path)
      }
    ),
    (
      "odd-names",
      Content(folder: "files named with spaces, quotes, newlines, and bytes that are no UTF-8") {
        path throws(FileTreeError) in try makeOddNames(at: path)
      }
    ),
  ]

  /// Makes the folders from within, since no path of such a length can be opened.
  private static func nest(_ depth: Int, at path: String) throws(FileTreeError) {
    _ = try FileTree(creating: path)
    var folder = open(path, O_RDONLY | O_DIRECTORY)
    for _ in 0..<depth {
      guard mkdirat(folder, "d", 0o755) == 0 else { throw FileTreeError(path: path, number: errno) }
      let inner = openat(folder, "d", O_RDONLY | O_DIRECTORY)
      close(folder)
      folder = inner
    }
    let file = openat(folder, "namespace.yaml", O_WRONLY | O_CREAT, 0o644)
    guard file >= 0 else { throw FileTreeError(path: path, number: errno) }
    let bytes = Array(namespace(annotation: "deep").utf8)
    _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
    close(folder)
  }

  private static func makeOddEntries(at path: String) throws(FileTreeError) {
    var tree = try FileTree(creating: path)
    try tree.write(namespace(annotation: "here"), to: "namespace.yaml")
    try tree.write(
      namespace(annotation: "hidden").replacing("hostile", with: "inner"),
      to: "x.yaml/y.yaml")
    let results = [
      symlink(".", "\(path)/loop"), symlink("../x.yaml", "\(path)/x.yaml/back"),
      symlink("self.yaml", "\(path)/self.yaml"), symlink("/nowhere", "\(path)/nowhere.yaml"),
      mkfifo("\(path)/pipe.yaml", 0o644),
    ]
    guard results.allSatisfy({ $0 == 0 }) else { throw FileTreeError(path: path, number: errno) }
  }

  private static func makeOddNames(at path: String) throws(FileTreeError) {
    var tree = try FileTree(creating: path)
    let names = [
      "two words", "quote\"d", "new\nline", "tab\t", "-C", "ünïcode", "100%", "a:b", "*",
    ]
    for (number, name) in names.enumerated() {
      let text = namespace(annotation: "odd").replacing("hostile", with: "odd-\(number)")
      try tree.write(text, to: "\(name).yaml")
    }
    let latin = Array("\(path)/latin-".utf8) + [0xE9] + Array(".yaml\0".utf8)
    let file = open(latin.map { CChar(bitPattern: $0) }, O_WRONLY | O_CREAT, 0o644)
    guard file >= 0 else { throw FileTreeError(path: path, number: errno) }
    close(file)
  }
}
