import Concurrency
import SourceText
import Testing
import YAMLSyntax

/// Comparing values, of which the planner and the compiler do a great many.
@Suite("The same value") struct SameValueTests {
  private func node(_ text: String) throws -> Node {
    let file = YAMLReader.read(Array(text.utf8), source: SourceID(0), keys: KeyTable(words: []))
    return try #require(file.documents.first?.root)
  }

  /// A mapping of many keys, from the last to the first where it is asked for.
  private func mapping(of count: Int, reversed: Bool = false) throws -> Node {
    let lines = (0..<count).map { "key\($0): \($0)\n" }
    return try node((reversed ? lines.reversed() : lines).joined())
  }

  @Test(arguments: [1, 8, 9, 100]) func `has its keys in any order`(count: Int) throws {
    let one = try mapping(of: count)
    #expect(one.hasSameValue(as: try mapping(of: count, reversed: true)))
    #expect(!one.hasSameValue(as: try mapping(of: count + 1)))
    #expect(!(try mapping(of: count + 1)).hasSameValue(as: one))
    #expect(!one.hasSameValue(as: try node("key0: other\n")))
  }

  /// Two ways to write an accent are two keys, in a small mapping and in a large one.
  @Test(arguments: ["", "{1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9"])
  func `tells keys apart by their bytes`(others: String) throws {
    let start = others.isEmpty ? "{" : others + ", "
    let composed = try node(start + "\u{E9}: x}")
    let decomposed = try node(start + "e\u{301}: x}")
    #expect(composed.hasSameValue(as: composed))
    #expect(!composed.hasSameValue(as: decomposed))
  }

  #if DEBUG
    @Test func `is told with work that grows with the mapping only`() throws {
      func looks(_ count: Int) throws -> Int {
        let (one, other) = (try mapping(of: count), try mapping(of: count, reversed: true))
        let start = Looks.count
        #expect(one.hasSameValue(as: other))
        return Looks.count - start
      }
      let (few, many) = (try looks(200), try looks(400))
      #expect(few >= 400)
      #expect(Double(many) < 2.2 * Double(few), "\(few), then \(many) looks")
    }
  #endif
}
