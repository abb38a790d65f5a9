import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `partial-integration-override`.
enum PartialIntegrationOverride: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "partial-integration-override", .warning,
    severityNote: "target 0.1 merges nothing, so it does not arise",
    by: .controller,
    summary: "a Project sets part of an integration of which its Tenant sets the rest",
    explanation: """
      PaletteAI merges the Settings of a Project and of its Tenant. Where the Project sets only a part \
      of an integration, either the rest comes from the Tenant, and a pull secret is then looked for \
      beside an API key of another namespace, or it is missing. Write the integration in full.
      """,
    sources: [
      "Configure Settings: Settings are merged at the integration field level, each integration type "
        + "apart, and where both have a field the Project's wins"
    ],
    conflict: """
      "At the integration field level" and "each integration type merged independently" stand in one \
      paragraph and leave open whether single fields or whole integrations are taken. gesso takes whole \
      integrations and warns where the other reading would differ.
      """,
    since: "0.2")

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    for override in inspection.partialOverrides {
      let path = override.settings.path(of: override.key)
      report.addAbsence(
        "\(path) leaves out \(override.rest.name), which the Tenant's Settings sets",
        in: override.settings, field: "\(path).\(override.rest.name)", at: override.key,
        related: [
          Label(message: "the Tenant's Settings sets it here", location: override.inherited.range)
        ],
        help: "write the whole integration, or leave it to the Tenant")
    }
  }

  /// A part that a Project's Settings leaves to its Tenant's.
  struct Override: Sendable {
    /// The index of the Project's Settings.
    let index: Int
    let settings: PlatformObject
    /// The key of what is set in part.
    let key: Node
    let rest: Field
    /// The key in the Tenant's Settings.
    let inherited: Node
  }

  /// All of them, in the order of the Projects.
  static func all(in resolution: Resolution) -> [Override] {
    guard resolution.target != .v0_1 else { return [] }
    return resolution.catalogue.whole(.project).compactMap { project in
      guard let effective = resolution.effectiveSettings(of: project), let own = effective.own,
        let inherited = effective.inherited, own != inherited
      else { return nil }
      return override(own, inherited, in: resolution.catalogue)
    }
  }

  /// The first part that is left out; what the schema requires is missing-field's to tell.
  private static func override(
    _ own: Int, _ inherited: Int, in catalogue: Catalogue
  ) -> Override? {
    guard
      let mine = catalogue[own].spec?[.integrations]?.entry(.nvidia),
      let theirs = catalogue[inherited].spec?[.integrations]?.entry(.nvidia)
    else { return nil }
    func missing(_ rest: Field, in mine: Node.Entry, of theirs: Node.Entry) -> Override? {
      guard mine.value.isMapping, mine.value[rest].map(\.isNull) ?? true,
        let entry = theirs.value.entry(rest), !entry.value.isNull
      else { return nil }
      return Override(
        index: own, settings: catalogue[own], key: mine.key, rest: rest, inherited: entry.key)
    }
    if let whole = missing(.ngc, in: mine, of: theirs) { return whole }
    guard let ngc = mine.value.entry(.ngc), let other = theirs.value.entry(.ngc) else { return nil }
    return missing(.imagePullSecret, in: ngc, of: other)
  }
}
