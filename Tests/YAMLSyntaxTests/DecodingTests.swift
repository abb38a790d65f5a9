import Diagnosis
import SourceText
import Testing
import YAMLSyntax

/// A text that libyaml is spared to decode is read as one that it decodes.
@Suite struct DecodingTests {
  /// What does no harm at the end of any text, and is no ASCII.
  private static let comment = "\n# é\n"

  @Test(arguments: ReadingTests.layouts.map(\.0))
  func needNotBeASCII(_ text: String) {
    #expect(outlines(text + DecodingTests.comment) == outlines(text + "\n# e\n"))
  }

  /// Every character alone, where one that YAML forbids is a fault at its own place.
  @Test(arguments: UInt8(0)...127)
  func refusesControlCharacters(_ byte: UInt8) {
    let text = Array("a: b\nc: 'd".utf8) + [byte] + Array("e'\n".utf8)
    let plain = read(text)
    let decoded = read(text + Array(DecodingTests.comment.utf8))
    #expect(plain.findings.map(\.message) == decoded.findings.map(\.message))
    #expect(plain.findings.map(\.location) == decoded.findings.map(\.location))
    let isAllowed = byte >= 0x20 && byte < 0x7F || [0x09, 0x0A, 0x0D].contains(byte)
    let isQuote = byte == UInt8(ascii: "'")
    #expect(plain.findings.isEmpty == (isAllowed && !isQuote), "\(plain.findings)")
  }

  /// At both sides of the sizes of libyaml's own buffers, 16 KiB and 48 KiB.
  @Test(arguments: [16_383, 16_384, 16_385, 49_150, 49_151, 49_152, 49_153, 200_000])
  func keepsEveryByte(_ size: Int) throws {
    let head = "a: "
    let text = head + String(repeating: "x", count: size - head.utf8.count)
    let file = read(text)
    #expect(file.findings.isEmpty)
    let value = try #require(file.documents.first?.root["a"])
    #expect(value.text.utf8.count == size - head.utf8.count)
    #expect(value.range.bytes == head.utf8.count..<size)
  }
}
