import Platform
public import SourceText
public import YAMLSyntax

/// One value of a Secret, decoded.
public struct SecretValue: Sendable {
  /// The scalar as written.
  public let node: Node
  /// Whether the scalar is base64, as under `data`, rather than the text itself.
  public let isBase64: Bool
  /// The bytes; nil where `data` is no base64 or the value no string.
  public let bytes: [UInt8]?

  /// Decodes a scalar, from base64 or as the text it is.
  public init(_ node: Node, isBase64: Bool) {
    self.node = node
    self.isBase64 = isBase64
    guard let text = node.string else {
      bytes = nil
      return
    }
    bytes = isBase64 ? Base64.decode(text) : Array(text.utf8)
  }

  /// The characters of a run of the value's bytes: those within the scalar where it stands as it is,
  /// the whole scalar where it is encoded.
  public func range(of bytes: Range<Int>) -> SourceRange {
    isBase64 ? node.range : node.range(ofText: bytes)
  }

  /// The same for several runs.
  public func ranges(of runs: [Range<Int>]) -> [SourceRange] {
    isBase64 ? runs.map { _ in node.range } : node.ranges(ofText: runs)
  }

  /// The text; nil where there is none.
  public var text: String? {
    bytes.flatMap { String(validating: $0, as: UTF8.self) }
  }
}
