import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `unreferenced-secret`.
enum UnreferencedSecret: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "unreferenced-secret", .note, by: .advice,
    summary: "a Secret made for an integration that no Settings uses",
    explanation: """
      A Secret with the key `palette`, with the one key `token`, or with a login for nvcr.io looks like \
      an integration's, yet no Settings of its namespace refers to it. It may be a leftover, or the \
      reference may have been forgotten. A Secret that a misspelt reference most likely means is not \
      reported; the reference is.
      """,
    sources: ["Configure Integrations: the Secrets of the three integrations"])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let (resolution, catalogue) = (inspection.resolution, inspection.catalogue)
    let idle = [Kind.secret, .sealedSecret, .externalSecret].flatMap { kind in
      catalogue.whole(kind).filter { !resolution.isReferredTo($0) }
    }
    guard !idle.isEmpty else { return }
    let meant = MeantSecrets(inspection)
    let duplicates = Set(catalogue.duplicates.map(\.object))
    for index in idle where !duplicates.contains(index) {
      let object = catalogue[index]
      guard !meant.contains(SecretFacts.key(of: object)),
        let integration = integration(of: SecretFacts(object))
      else { continue }
      report.add(
        "no Settings in namespace \"\(object.namespace ?? "")\" uses Secret \"\(object.name)\"",
        about: object, caption: "looks like the Secret of \(integration.title)",
        help: "refer to it from a Settings in its namespace, or remove it")
    }
  }

  /// The integration whose Secret this looks like.
  private static func integration(of facts: SecretFacts) -> Integration? {
    if facts.has(PaletteSecret.key) == true { return .palette }
    if facts.has("token") == true, facts.knownKeys.count == 1 {
      let text = facts.value(of: "token")?.text
      return text.map { $0.hasPrefix("hf_") || Placeholder.isIn($0) } ?? !facts.hasReadableValues
        ? .huggingFace : nil
    }
    guard let bytes = facts.value(of: RegistryLogin.key)?.bytes,
      let json = try? JSONValue(parsing: bytes)
    else { return nil }
    return json["auths"]?.value[RegistryLogin.host] == nil ? nil : .nvidia
  }
}
