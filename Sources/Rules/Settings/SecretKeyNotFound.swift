import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `secret-key-not-found`.
enum SecretKeyNotFound: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "secret-key-not-found", .error, by: .controller,
    summary: "a Secret lacks the key that an integration refers to",
    explanation: """
      The Hugging Face and NGC integrations name a Secret and a key in it. The keys of a Secret are \
      known from its data and stringData, from the encryptedData of a SealedSecret and from the list \
      or template of an ExternalSecret; where they are decided in the cluster (`dataFrom`), nothing \
      is reported. A missing key of a Palette Secret is `palette-secret`'s to tell, of a certificate \
      `palette-ca`'s, and another key than `token` for Hugging Face `huggingface-secret`'s.
      """,
    sources: [
      "Configure Integrations, Reference the Hugging Face Secret from the Settings Resource",
      "Configure Integrations, Reference the NVIDIA NGC Secret from the Settings Resource",
    ])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    for reference in inspection.settingsSecrets(for: .huggingFace, .ngc) {
      guard let node = reference.reference.key, let key = node.string,
        !HuggingFaceSecret.owns(reference), reference.lacks(key, in: resolution)
      else { continue }
      add(reference, key, at: node, in: resolution, &report)
    }
  }

  private static func add(
    _ reference: SettingsSecret, _ key: String, at node: Node, in resolution: Resolution,
    _ report: inout RuleReport
  ) {
    let providers = reference.providers(in: resolution).map {
      SecretFacts(resolution.catalogue[$0])
    }
    let keys = providers.flatMap(\.knownKeys).map(\.text)
    let nearest = nearest(to: key, in: keys)
    report.add(
      "Secret \"\(reference.name)\" has no key \"\(key)\"", in: reference.settings, at: node,
      caption: "no such key",
      related: providers.map { facts in
        let place = facts.knownKeys.first { $0.isText(nearest ?? "") } ?? facts.container
        return Label(
          message: "the Secret's keys stand here", location: place?.range ?? facts.object.blame)
      },
      help: nearest.map { "did you mean \"\($0)\"?" }
        ?? (keys.isEmpty
          ? "add the key to the Secret" : "its keys are \(keys.joined(separator: ", "))"))
  }
}
