import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `placeholder-value`.
enum PlaceholderValue: ObjectRule {
  static let descriptor = RuleDescriptor(
    "placeholder-value", .error, by: .advice,
    summary: "a placeholder is left in a Secret's value",
    explanation: """
      The templates of the documentation have placeholders such as `<palette-api-key>` and \
      `YOUR_PALETTE_API_KEY`; left in, they are sent to Palette or the registry as they are. Words in \
      angle brackets, `YOUR_…` and `changeme` count, whether the value stands there in clear or in \
      base64. Mail addresses and markup do not. Put the value in, or better, let a SealedSecret, an \
      ExternalSecret or SOPS hold it.
      """,
    sources: [
      "Configure Integrations; Create and Manage Tenants; Settings: the examples of Secrets"
    ])

  static let kinds = [Kind.secret]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    for (_, value) in SecretFacts(subject.object).values {
      check(value, in: subject.object, &report)
    }
  }

  private static func check(
    _ value: SecretValue, in object: PlatformObject, _ report: inout RuleReport
  ) {
    if let text = value.text {
      let bytes = Array(text.utf8)
      let places = Placeholder.ranges(in: bytes)
      guard !places.isEmpty else { return }
      let json = try? JSONValue(parsing: bytes)
      for (place, range) in zip(places, value.ranges(of: places)) {
        let member = json.flatMap { path(ofMemberAt: place.lowerBound, in: $0) }
        add(range, value.node, member, in: object, &report)
      }
    } else if value.bytes == nil, let text = value.node.string {
      // Under `data`, but not encoded.
      let places = Placeholder.ranges(in: Array(text.utf8))
      for range in value.node.ranges(ofText: places) {
        add(range, value.node, nil, in: object, &report)
      }
    }
  }

  /// The path of the member of a JSON document that holds a byte.
  private static func path(ofMemberAt offset: Int, in json: JSONValue) -> String? {
    guard let member = json.members?.first(where: { $0.value.range.contains(offset) }) else {
      return nil
    }
    var path = FieldPath.key(member.name)
    if let rest = Self.path(ofMemberAt: offset, in: member.value) {
      FieldPath.append(rest, to: &path)
    }
    return path
  }

  private static func add(
    _ range: SourceRange, _ node: Node, _ member: String?, in object: PlatformObject,
    _ report: inout RuleReport
  ) {
    var field = object.path(of: node)
    if let member { FieldPath.append(member, to: &field) }
    report.add(
      "a placeholder is left in Secret \"\(object.name)\"", in: object, at: node, range: range,
      field: field,
      caption: "to be replaced",
      help: "put the value in, or have a SealedSecret, an ExternalSecret or SOPS provide it")
  }
}
