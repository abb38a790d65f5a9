import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `shared-secret`.
enum SharedSecret: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "shared-secret", .error, by: .admission,
    summary: "two Settings of a namespace refer to one integration Secret",
    explanation: """
      PaletteAI deletes the Secrets of a Settings together with it, so each belongs to one Settings \
      only; the admission webhook refuses the second. Give each Settings a Secret of its own, or use \
      one Settings for both. Within one Settings the NGC integration uses its Secret twice, as API \
      key and as pull secret, and that is as it should be.
      """,
    sources: [
      "Configure Integrations, Validation Constraints: each integration Secret can be referenced by "
        + "only one Settings resource per namespace",
      "Settings, Palette: no two Settings share the same integration or Secret",
    ])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    var owners: [ObjectKey: SettingsSecret] = [:]
    var told: Set<[ObjectKey]> = []
    for reference in inspection.settingsSecrets where !reference.isForeign {
      if reference.referent == .missing,
        !inspection.secretDirectory.elsewhere(reference.target).isEmpty
      {
        continue
      }
      guard let owner = owners[reference.target] else {
        owners[reference.target] = reference
        continue
      }
      guard owner.settings.key != reference.settings.key,
        told.insert([reference.settings.key, reference.target]).inserted
      else { continue }
      report.add(
        "Secret \"\(reference.name)\" belongs to Settings \"\(owner.settings.name)\" already",
        in: reference.settings, at: reference.reference.name,
        caption: "referenced by two Settings",
        related: [
          Label(
            message: "Settings \"\(owner.settings.name)\" refers to it here",
            location: owner.reference.name.range)
        ],
        help:
          "give \"\(reference.settings.name)\" a Secret of its own, or use one Settings for both")
    }
  }
}
