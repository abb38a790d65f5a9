/// Collections inside collections.
enum Nesting {
  private static let depth = 100_000

  static let catalogue: [(name: String, content: Content)] = [
    (
      "deep-flow",
      Content(text: "valid: 100,000 lists in brackets, one inside the other") {
        repeated("[", depth) + repeated("]", depth) + "\n"
      }
    ),
    (
      "deep-flow-maps",
      Content(text: "valid: 100,000 maps in braces, one inside the other") {
        repeated("{a: ", depth) + "end" + repeated("}", depth) + "\n"
      }
    ),
    (
      "deep-flow-unclosed",
      Content(text: "invalid: 100,000 brackets that never close") {
        repeated("[", depth) + "\n"
      }
    ),
    (
      "deep-block",
      Content(text: "valid: 100,000 block lists, one inside the other, on one line") {
        repeated("- ", depth) + "end\n"
      }
    ),
    (
      "deep-block-maps",
      Content(text: "valid: 3,000 block maps, each a column deeper") {
        joined(3_000) { "\(repeated(" ", $0))a:\n" }
      }
    ),
    (
      "deep-keys",
      Content(text: "valid: 100,000 maps, each the key of the one around it") {
        repeated("? ", depth) + "end\n"
      }
    ),
    (
      "deep-manifest",
      Content(text: "a Tenant whose spec is nested 100,000 deep") {
        """
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata: {name: hostile}
        spec: \(repeated("{spec: ", depth))end\(repeated("}", depth))

        """
      }
    ),
  ]
}
