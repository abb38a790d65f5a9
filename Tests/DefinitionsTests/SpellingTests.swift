import Diagnosis
import Testing

@Suite struct SpellingTests {
  static let words: [(String, [String], String?)] = [
    ("tenent", ["tenant", "settings"], "tenant"), ("displayname", ["displayName"], "displayName"),
    ("form", ["from", "ref"], "from"), ("Default", ["default", "Defaults"], "default"),
    ("x", ["y", "z"], nil), ("ab", ["cd"], nil), ("", ["a"], nil), ("same", ["same"], nil),
    ("vision", ["fraud-detection"], nil), ("edge-standart", ["edge-standard"], "edge-standard"),
    ("aa", ["ac", "ab"], "ab"), ("ref", ["from"], nil), ("nodeCoutn", ["nodeCount"], "nodeCount"),
  ]

  @Test(arguments: words)
  func findsWhatWasMeant(_ word: String, _ candidates: [String], _ meant: String?) {
    #expect(nearest(to: word, in: candidates) == meant)
    #expect(nearest(to: word, in: candidates.reversed()) == meant)
  }
}
