import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `model-source-not-integrated`.
enum ModelSourceNotIntegrated: ObjectRule {
  static let descriptor = RuleDescriptor(
    "model-source-not-integrated", .warning, by: .controller,
    summary: "a model source is enabled or mapped without its integration",
    explanation: """
      Models come through the Hugging Face or NVIDIA NGC integration of the Settings that the Project \
      works with: its own and its Tenant's together. Without it, enabling the source or mapping it to a \
      Profile Bundle does nothing. Add the integration, or take the source out.
      """,
    sources: [
      "Configure Integrations, Configure Project Model Settings: integrations unlock model governance",
      "Create and Manage Projects, Modify Project, Model as a Service Mappings: only applicable for "
        + "Hugging Face and NVIDIA NGC integrations",
    ],
    conflict: """
      Configure Integrations also calls Model Settings independent of which integrations are configured \
      at the Tenant level. gesso takes that to be about which models are allowed, since without an \
      integration there is nothing to allow.
      """)

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    // A Project without any Settings has a finding of its own.
    guard let project = Project(subject.object), project.modelSettings != nil,
      let settings = subject.resolution.effectiveSettings(of: subject.index), settings.isKnown,
      let owner = settings.own ?? settings.inherited
    else { return }
    for source in ModelSource.allCases where settings.integration(source.integration) == nil {
      check(source, of: project, subject.resolution.catalogue[owner], &report)
    }
  }

  private static func check(
    _ source: ModelSource, of project: Project, _ settings: PlatformObject,
    _ report: inout RuleReport
  ) {
    let enabled = project.modelSettings.flatMap { source.settings(in: $0) }?[.enabled]
    var uses = enabled.flatMap { $0.scalar == .boolean(true) ? [$0] : nil } ?? []
    let isEnabled = !uses.isEmpty
    uses += project.modelMappings.compactMap { mapping in
      mapping[.source].flatMap { $0.string == source.name ? $0 : nil }
    }
    guard let first = uses.first else { return }
    let title = source.integration.title
    report.add(
      "\(source.name) is \(isEnabled ? "enabled" : "mapped"), but the Settings of the Project have no "
        + "\(title) integration",
      in: project.object, at: first,
      related: uses.dropFirst().map {
        Label(message: "the source is mapped here as well", location: $0.range)
      } + [Label(message: "the Settings that the Project uses", location: settings.blame)],
      help: "add the \(title) integration to the Settings, or remove the source here")
  }
}
