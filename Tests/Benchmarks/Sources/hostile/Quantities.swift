/// Small things, but a great many of them in one file.
enum Quantities {
  private static let million = 1_000_000

  static let catalogue: [(name: String, content: Content)] = [
    (
      "million-documents",
      Content(text: "valid: a million documents of one map each") {
        joined(million) { "---\na: \($0)\n" }
      }
    ),
    (
      "million-empty-documents",
      Content(text: "valid: a million documents with nothing in them") {
        repeated("---\n", million)
      }
    ),
    (
      "million-keys",
      Content(text: "valid: a map of a million keys, all different") {
        joined(million) { "key\($0): value\n" }
      }
    ),
    (
      "million-items",
      Content(text: "valid: a list of a million items in brackets, on one line") {
        "items: [" + repeated("x,", million) + "x]\n"
      }
    ),
    (
      "duplicate-keys",
      Content(text: "a Namespace with 100,000 labels of only 1,000 names") {
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: hostile
          labels:

        """ + joined(100_000) { "    key\($0 % 1_000): value\n" }
      }
    ),
    (
      "same-key",
      Content(text: "a Namespace with 100,000 labels of one name") {
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: hostile
          labels:

        """ + repeated("    key: value\n", 100_000)
      }
    ),
    (
      "same-object",
      Content(text: "100,000 Namespaces of one name") {
        repeated("---\n" + namespace(annotation: "same"), 100_000)
      }
    ),
    (
      "million-blank-lines",
      Content(text: "valid: a million blank lines above a Namespace") {
        repeated("\n", million) + namespace(annotation: "late")
      }
    ),
    (
      "million-errors",
      Content(text: "invalid: a million documents, each with a fault of its own") {
        repeated("---\na: b: c\n", million)
      }
    ),
  ]
}
