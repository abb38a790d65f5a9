/// A schema that the program carries: one file of `schemas/`.
public struct BundledSchema: Sendable {
  /// The file's path below `schemas/`, such as `crds/tenants.yaml`.
  public let path: String
  let text: StaticString

  init(path: String, text: StaticString) {
    self.path = path
    self.text = text
  }

  /// The file's bytes.
  public var bytes: [UInt8] {
    text.withUTF8Buffer { Array($0) }
  }

  /// The schema of a path; nil where there is none.
  public static func named(_ path: String) -> BundledSchema? {
    all.first { $0.path == path }
  }
}
