/// Anchors and aliases, few that mean much and many that mean little.
enum Aliases {
  static let catalogue: [(name: String, content: Content)] = [
    (
      "billion-laughs",
      Content(text: "valid: a list that would have a billion items with its aliases resolved") {
        "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
          + joined(8) { "a\($0 + 1): &a\($0 + 1) [\(tenTimes("*a\($0)"))]\n" }
      }
    ),
    (
      "billion-merges",
      Content(text: "valid: a map that merges a billion maps") {
        "a0: &a0 {lol: lol}\n"
          + joined(9) { "a\($0 + 1): &a\($0 + 1) {<<: [\(tenTimes("*a\($0)"))]}\n" }
      }
    ),
    (
      "laughing-manifest",
      Content(text: "a Tenant whose groups would be a billion with its aliases resolved") {
        """
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata: {name: hostile}
        x-a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]
        \(joined(8) { "x-a\($0 + 1): &a\($0 + 1) [\(tenTimes("*a\($0)"))]\n" })\
        spec:
          tenantRoleMapping: {groups: *a8}

        """
      }
    ),
    (
      "recursive-alias",
      Content(text: "a list and a map that hold themselves") {
        "list: &list [*list]\nmap: &map {self: *map, <<: *map}\n"
      }
    ),
    (
      "unknown-alias",
      Content(text: "invalid: 100,000 aliases of anchors that nobody set") {
        joined(100_000) { "- *missing\($0)\n" }
      }
    ),
    (
      "million-anchors",
      Content(text: "valid: a million anchors, each of another name, and an alias of each") {
        joined(1_000_000) { "- &a\($0) x\n" } + joined(1_000_000) { "- *a\($0)\n" }
      }
    ),
    (
      "million-aliases",
      Content(text: "valid: one anchor and a million aliases of it") {
        "- &a x\n" + repeated("- *a\n", 1_000_000)
      }
    ),
  ]

  private static func tenTimes(_ item: String) -> String {
    (0..<10).map { _ in item }.joined(separator: ", ")
  }
}
