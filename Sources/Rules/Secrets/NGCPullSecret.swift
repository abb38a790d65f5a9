import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `ngc-pull-secret`.
enum NGCPullSecret: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "ngc-pull-secret", .warning, by: .advice,
    summary: "imagePullSecret is absent or another Secret than apiKey's",
    explanation: """
      The NGC integration uses one Secret for both: with apiKey PaletteAI asks NGC what there is, with \
      imagePullSecret the pods pull it. With two Secrets one of them is forgotten when the key is \
      renewed; without a pull secret the models of the catalogue cannot be started.
      """,
    sources: [
      "Configure Integrations, Reference the NVIDIA NGC Secret from the Settings Resource: point both "
        + "apiKey and imagePullSecret at the NGC Secret"
    ])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    let partial = Set(inspection.partialOverrides.map(\.index))
    for index in resolution.catalogue.whole(.settings) where !partial.contains(index) {
      let object = resolution.catalogue[index]
      guard let ngc = object.spec?[.integrations, .nvidia]?.entry(.ngc),
        let name = ngc.value[.apiKey, .name], let wanted = name.string
      else { continue }
      let pull = ngc.value[.imagePullSecret]
      if pull?.isNull ?? true {
        report.addAbsence(
          "the NGC integration has no imagePullSecret", in: object,
          field: object.path(of: ngc.key) + ".imagePullSecret", at: ngc.key,
          help: "add imagePullSecret with the name \"\(wanted)\"")
      } else if let node = pull?[.name], let written = node.string, written != wanted {
        report.add(
          "imagePullSecret is \"\(written)\", but apiKey is in \"\(wanted)\"", in: object, at: node,
          caption: "another Secret than apiKey's",
          related: [Label(message: "the Secret of the API key", location: name.range)],
          help: "write \"\(wanted)\" in both places")
      }
    }
  }
}
