import Compiler
import Testing

/// Baseline files that no gesso wrote.
@Suite struct BaselineFileTests {
  private static func message(of entries: String) -> String? {
    do {
      _ = try Baseline(parsing: Array("{\"version\": 1, \"findings\": [\(entries)]}".utf8))
      return nil
    } catch {
      return error.message
    }
  }

  /// Nobody has as many, and telling each that is gone would never end.
  @Test func refusesMoreFindingsThanThereCanBe() {
    #expect(Self.message(of: #"{"fingerprint": "a", "count": 5000000}"#) == nil)
    let beyond = "it accepts more than 5000000 findings"
    #expect(Self.message(of: #"{"fingerprint": "a", "count": 9223372036854775807}"#) == beyond)
    let twice = #"{"fingerprint": "a", "count": 9223372036854775807}"#
    #expect(Self.message(of: "\(twice), \(twice)") == beyond)
    let each = (0..<6).map { #"{"fingerprint": "\#($0)", "count": 1000000}"# }
    #expect(Self.message(of: each.joined(separator: ", ")) == beyond)
  }

  @Test func unitesEntriesOfOneFingerprint() throws {
    let text = """
      {"version": 1, "findings": [
        {"fingerprint": "a", "rule": "x"}, {"fingerprint": "b"}, {"fingerprint": "a", "count": 2}
      ]}
      """
    let baseline = try Baseline(parsing: Array(text.utf8))
    let file = baseline.json
    #expect(
      file.contains(#"{"fingerprint": "a", "rule": "x", "object": "", "field": "", "count": 3}"#))
    #expect(file.split(separator: "\n").count { $0.contains("fingerprint") } == 2)
  }
}
