import Configuration
import Testing

/// Patterns fit what the plain definition says, however much of them is without wildcards.
@Suite struct GlobTests {
  /// By the definition, with nothing spared.
  private static func fits(_ pattern: Substring, _ name: Substring) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    let rest = pattern.dropFirst()
    let ends = (0...name.count).lazy.map { name.dropFirst($0) }
    if pattern.hasPrefix("**/"), fits(pattern.dropFirst(3), name) { return true }
    if pattern.hasPrefix("**") { return ends.contains { fits(pattern.dropFirst(2), $0) } }
    if first == "*" {
      let most = name.prefix { $0 != "/" }.count
      return ends.prefix(most + 1).contains { fits(rest, $0) }
    }
    guard let character = name.first else { return false }
    return (first == "?" ? character != "/" : first == character)
      && fits(rest, name.dropFirst())
  }

  @Test(arguments: [
    "", "a", "ab", "*", "**", "?", "a*", "*a", "a*a", "a?a", "*/a", "**/a", "a/**", "a/**/b",
    "a**b",
    "*/*", "a*/*b", "ab*ba", "**/a*", "?*", "*?a", "a**",
  ]) func fitsWhatTheDefinitionSays(_ pattern: String) {
    var names = [""]
    for length in 0..<5 {
      names += names.filter { $0.count == length }.flatMap { name in
        ["a", "b", "/"].map { name + $0 }
      }
    }
    let glob = Glob(pattern)
    for name in names {
      #expect(glob.matches(name) == Self.fits(pattern[...], name[...]), "\(pattern) on \(name)")
    }
  }
}
