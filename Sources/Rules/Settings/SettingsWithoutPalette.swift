import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `settings-without-palette`.
enum SettingsWithoutPalette: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "settings-without-palette", .error,
    severityNote: "warning where another Settings brings the integration; target 0.1: always error",
    by: .controller,
    summary: "no Palette integration",
    explanation: """
      PaletteAI makes every cluster through Palette, so a Project whose settings have no Palette \
      integration cannot deploy anything. What counts is the Project's Settings merged with its \
      Tenant's; a Settings that leaves Palette to the other is a warning, since it stops working when \
      the other changes. Before 0.2 nothing was merged, and every Settings needed its own.
      """,
    sources: [
      "Create and Manage Projects, Create Project: a Settings resource requires at least a Palette "
        + "integration",
      "Configure Settings: the Tenant's and the Project's Settings are merged",
      "Settings (1.1.x): every Settings resource must include a Palette integration",
    ],
    conflict: """
      The older Settings page says that Palette can be skipped, and Create and Manage Projects, Modify \
      Project, that any one integration will do; elsewhere the latter requires Palette. Since Settings \
      are merged, the merged result is what has to have it.
      """)

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    let without = resolution.catalogue.whole(.settings).filter { index in
      let settings = resolution.catalogue[index]
      guard settings.spec?[.integrations, .palette].map(\.isNull) ?? true else { return false }
      if case .some = IntegrationList(of: settings) { return true }
      return false
    }
    guard !without.isEmpty else { return }
    let uses = Uses(resolution)
    for index in without {
      guard let verdict = uses.verdict(on: index) else { continue }
      add(verdict, on: resolution.catalogue[index], in: resolution, &report)
    }
  }

  /// What a Settings without Palette means to those who use it.
  private enum Verdict {
    /// A Project goes without.
    case missing(project: Int)
    /// Another Settings brings it, as far as anybody uses this one.
    case merged
  }

  /// What becomes of each Settings in the Projects.
  private struct Uses {
    private var missing: [Int: Int] = [:]
    private var merged: Set<Int> = []
    private var unknown: Set<Int> = []
    private let resolution: Resolution

    init(_ resolution: Resolution) {
      self.resolution = resolution
      for project in resolution.catalogue.whole(.project) {
        guard let effective = resolution.effectiveSettings(of: project) else { continue }
        let parts = [effective.own, effective.inherited].compactMap(\.self)
        let isReadable = parts.allSatisfy {
          if case .unreadable = IntegrationList(of: resolution.catalogue[$0]) {
            false
          } else {
            true
          }
        }
        if !effective.isKnown || !isReadable {
          unknown.formUnion(parts)
        } else if effective.integration(.palette) != nil {
          merged.formUnion(parts)
        } else if let first = parts.first {
          missing[first] = missing[first] ?? project
          unknown.formUnion(parts.dropFirst())
        }
      }
    }

    /// Nil for a Settings of whose use nothing is known, or which nobody uses.
    func verdict(on settings: Int) -> Verdict? {
      if let project = missing[settings] { return .missing(project: project) }
      if merged.contains(settings) { return .merged }
      if unknown.contains(settings) { return nil }
      return resolution.references(to: settings).contains { $0.role == .tenantSettings }
        ? .merged : nil
    }
  }

  private static func add(
    _ verdict: Verdict, on settings: PlatformObject, in resolution: Resolution,
    _ report: inout RuleReport
  ) {
    var related: [Label] = []
    var severity = Severity.error
    switch verdict {
    case .missing(let index):
      let project = resolution.catalogue[index]
      related = [
        Label(message: "Project \"\(project.name)\" is left without it", location: project.blame)
      ]
    case .merged: if resolution.target != .v0_1 { severity = .warning }
    }
    report.addAbsence(
      "Settings \"\(settings.name)\" has no Palette integration", as: severity, in: settings,
      field: "spec.integrations.palette", at: IntegrationList.key(in: settings), related: related,
      help: "add palette with the name and namespace of its Secret")
  }
}
