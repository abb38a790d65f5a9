import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `huggingface-secret`.
enum HuggingFaceSecret: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "huggingface-secret", .warning,
    severityNote: "error where the key is not in the Secret either",
    by: .advice,
    summary: "a Hugging Face Secret with an unusual key or token",
    explanation: """
      Any key may hold the token, but the console writes and expects `token`; with another one the two \
      ways to edit the Settings part. A token starts with `hf_`. A line break at its end, as a block \
      scalar or `echo` leaves it, becomes part of the token and of every request's header; write \
      the value on one line, or use `|-`.
      """,
    sources: [
      "Configure Integrations, Reference the Hugging Face Secret from the Settings Resource: use token"
    ])

  /// The key that the console uses.
  private static let key = "token"

  /// Whether a reference's key is this rule's to speak of, even where the Secret lacks it.
  static func owns(_ reference: SettingsSecret) -> Bool {
    reference.reference.use == .huggingFace
      && reference.reference.key?.string.map { $0 != key } ?? false
  }

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    var seen: Set<Token> = []
    for reference in inspection.settingsSecrets(for: .huggingFace) {
      guard let node = reference.reference.key, let name = node.string else { continue }
      if owns(reference) { add(reference, key: node, name, in: resolution, &report) }
      guard seen.insert(Token(secret: reference.target, key: name)).inserted else { continue }
      for provider in reference.providers(in: resolution) {
        let secret = resolution.catalogue[provider]
        guard secret.state == .whole, let value = SecretFacts(secret).value(of: name) else {
          continue
        }
        check(value, of: secret, &report)
      }
    }
  }

  /// Where a token is looked for.
  private struct Token: Hashable {
    let secret: ObjectKey
    let key: String
  }

  private static func add(
    _ reference: SettingsSecret, key node: Node, _ name: String, in resolution: Resolution,
    _ report: inout RuleReport
  ) {
    let isMissing = reference.lacks(name, in: resolution)
    let places = reference.providers(in: resolution).prefix(5).map { resolution.catalogue[$0] }
    report.add(
      isMissing
        ? "Secret \"\(reference.name)\" has no key \"\(name)\""
        : "the Hugging Face token is under the key \"\(name)\" instead of \"\(key)\"",
      as: isMissing ? .error : .warning, in: reference.settings, at: node,
      caption: "the console uses \(key)",
      related: places.map {
        Label(message: "the Secret is defined here", location: $0.blame)
      },
      help: "use the key \"\(key)\" here and in the Secret")
  }

  private static func check(
    _ value: SecretValue, of secret: PlatformObject, _ report: inout RuleReport
  ) {
    guard let text = value.text, !value.hasPlaceholder, !value.isSubstituted else { return }
    let hasPrefix = text.hasPrefix("hf_")
    if text.utf8.last == UInt8(ascii: "\n") {
      report.add(
        "the Hugging Face token ends in a line break"
          + (hasPrefix ? "" : " and does not start with hf_"),
        in: secret, at: value.node,
        help: value.isBase64 ? "encode it with printf or echo -n" : "use |- or write it on one line"
      )
    } else if !hasPrefix {
      report.add(
        "the Hugging Face token does not start with hf_", in: secret, at: value.node,
        help: "copy the token from the access tokens of the Hugging Face account")
    }
  }
}
