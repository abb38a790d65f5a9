import Diagnosis
import Fixing
import SourceText
import Testing

/// Edits of a text, one set after the other.
@Suite struct EditedTextTests {
  private func edit(_ start: Int, _ end: Int, _ text: String) -> Edit {
    Edit(range: SourceRange(source: SourceID(0), start: start, end: end), replacement: text)
  }

  @Test func editsComeTogether() {
    var text = EditedText(Array("0123456789".utf8))
    text.apply([edit(8, 9, "Z"), edit(2, 4, "ab"), edit(0, 0, ">")])
    #expect(String(decoding: text.bytes, as: UTF8.self) == ">01ab4567Z9")
    text.apply([edit(1, 4, ""), edit(11, 11, "<")])
    #expect(String(decoding: text.bytes, as: UTF8.self) == ">b4567Z9<")
    #expect(text.replacements.map(\.range) == [0..<4, 8..<9, 10..<10])
    #expect(
      text.replacements.map { String(decoding: $0.bytes, as: UTF8.self) } == [">b", "Z", "<"])
  }

  @Test func whatIsWrittenBackIsNoReplacement() {
    var text = EditedText(Array("abc".utf8))
    text.apply([edit(1, 2, "x")])
    text.apply([edit(1, 2, "b")])
    #expect(text.replacements.isEmpty)
    #expect(text.bytes == text.original)
  }

  /// Random edits give what plain replacing gives, and what is told of them rebuilds the text.
  @Test func randomEditsAgreeWithPlainReplacing() {
    var dice = SeededDice(1)
    for _ in 0..<300 {
      var plain = (0..<dice.roll(40)).map { _ in UInt8(ascii: "a") + UInt8(dice.roll(26)) }
      var text = EditedText(plain)
      for _ in 0..<4 {
        let start = dice.roll(plain.count + 1)
        let end = start + dice.roll(plain.count - start + 1)
        let word = String(repeating: "X", count: dice.roll(4))
        text.apply([edit(start, end, word)])
        plain.replaceSubrange(start..<end, with: Array(word.utf8))
        #expect(text.bytes == plain)
      }
      var rebuilt = text.original
      for replacement in text.replacements.reversed() {
        rebuilt.replaceSubrange(replacement.range, with: replacement.bytes)
      }
      #expect(rebuilt == plain)
    }
  }
}

/// Numbers that are the same in every run.
struct SeededDice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// A number from 0, below `sides`.
  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, sides)
  }
}
