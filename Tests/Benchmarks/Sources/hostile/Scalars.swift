/// Scalars and lines of unusual length.
enum Scalars {
  static let catalogue: [(name: String, content: Content)] = [
    (
      "huge-scalar",
      Content(text: "valid: a scalar of 5 MB in double quotes") {
        namespace(annotation: "\"\(repeated("x", 5_000_000))\"")
      }
    ),
    (
      "huge-plain-scalar",
      Content(text: "valid: a plain scalar of 5 MB over 100,000 lines") {
        namespace(annotation: "x" + repeated("\n      " + repeated("y", 43), 100_000))
      }
    ),
    (
      "huge-block-scalar",
      Content(text: "valid: a literal block of 5 MB") {
        namespace(annotation: "|" + repeated("\n      " + repeated("z", 43), 100_000))
      }
    ),
    (
      "huge-escapes",
      Content(text: "valid: a scalar of a million escapes") {
        namespace(annotation: "\"\(repeated("\\u00e9", 1_000_000))\"")
      }
    ),
    (
      "huge-key",
      Content(text: "invalid: a plain key of 5 MB, longer than YAML lets a simple key be") {
        repeated("k", 5_000_000) + ": value\n"
      }
    ),
    (
      "unclosed-quote",
      Content(text: "invalid: 5 MB behind a quote that never closes") {
        namespace(annotation: "\"" + repeated("never closed ", 400_000))
      }
    ),
    (
      "long-lines",
      Content(text: "valid: ten lines of a million characters") {
        "items:\n" + joined(10) { "- [\(repeated("item\($0), ", 142_857))end]\n" }
      }
    ),
    (
      "long-comment",
      Content(text: "valid: a comment of 5 MB above a Namespace") {
        "# \(repeated("c", 5_000_000))\n" + namespace(annotation: "short")
      }
    ),
  ]
}
