import Testing

@testable import Platform

/// The patterns of schemas, which are asked the same few texts over and over.
@Suite struct PatternTests {
  /// Short texts, which have a table of their own, and longer ones; amounts and what is nearly one.
  private static let texts: [String] = {
    let amounts = (0..<400).flatMap { number in
      ["\(number) GB", "\(number)GiB", "\(number) G", "x\(number) GB", "\(number) GB\u{e9}"]
    }
    return amounts + ["", "B", "1B", "16GiB", "256 GiB", "1024 GiB", "0.5 TB", "99999999 KiB"]
  }()

  @Test func sayTheSameHoweverOftenTheyAreAsked() {
    let source = "^[0-9]+([.][0-9]+)? ?[KMGTPE]i?B$"
    let (asked, fresh) = (Pattern(source), Pattern(source))
    for _ in 0..<3 {
      for text in PatternTests.texts {
        let answer = asked.matches(text.utf8Span.span)
        #expect(answer == fresh.matches(text), "\(text)")
      }
    }
    #expect(fresh.matches("16 GB"))
    #expect(!fresh.matches("16 G"))
  }
}
