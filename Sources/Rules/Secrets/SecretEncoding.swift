import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `secret-encoding`.
enum SecretEncoding: ObjectRule {
  static let descriptor = RuleDescriptor(
    "secret-encoding", .error, by: .server,
    summary: "a Secret whose values or keys the API server does not take",
    explanation: """
      Values under `data` are base64, those under `stringData` are written as they are; a key is made \
      of letters, digits, hyphens, underscores and dots; all values together are at most 1 MiB. What \
      is over belongs elsewhere. The keys of a SealedSecret or ExternalSecret are checked too, since \
      the Secret that is made of them has to have them.
      """,
    sources: ["Kubernetes, Secrets: constraints on names and data, size limit"])

  /// The most that all values of a Secret may have together.
  private static let limit = 1 << 20

  static let kinds = [Kind.secret, .sealedSecret, .externalSecret]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    let facts = SecretFacts(object)
    for key in facts.knownKeys { check(key: key, in: object, &report) }
    let values = facts.values
    for (_, value) in values where value.isBase64 { check(value, in: object, &report) }
    let size = values.reduce(0) { $0 + ($1.value.bytes?.count ?? 0) }
    if size > limit {
      report.add(
        "the values of Secret \"\(object.name)\" have \(size) bytes", about: object,
        caption: "at most \(limit) are allowed",
        help: "a Secret is for credentials; keep larger files elsewhere")
    }
  }

  private static func check(
    key: Node, in object: PlatformObject, _ report: inout RuleReport
  ) {
    guard !key.withText({ KubernetesSyntax.isDataKey($0) }), let text = key.string else { return }
    report.add(
      "\"\(text)\" is no key for a Secret", in: object, at: key,
      caption: text.utf8.count > 253 ? "\(text.utf8.count) characters, at most 253 allowed" : nil,
      help: "use letters, digits, -, _ and .")
  }

  private static func check(
    _ value: SecretValue, in object: PlatformObject, _ report: inout RuleReport
  ) {
    guard value.bytes == nil, let text = value.node.string, !Placeholder.isIn(text),
      !Substitution.isIn(text)
    else { return }
    report.add(
      "the value is no base64", in: object, at: value.node,
      help: "encode it, or move it to stringData as it is")
  }
}
