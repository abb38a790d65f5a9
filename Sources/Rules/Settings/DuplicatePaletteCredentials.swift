import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `duplicate-palette-credentials`.
enum DuplicatePaletteCredentials: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "duplicate-palette-credentials", .error,
    severityNote: "warning where only Palette's host and project are the same",
    by: .admission,
    summary: "two Settings with the same Palette credentials",
    explanation: """
      Two Settings that work with the same Palette credentials race for the same edge devices, so the \
      admission webhook refuses the second. Keep the credentials in one Settings that the Tenant \
      refers to and its Projects inherit, or give each Settings an API key and a project of its own. \
      The values are compared as parsed JSON, whether they stand under data or stringData; encrypted \
      ones cannot be. A key of its own for the same Palette project is a warning: the webhook takes \
      it, the race stays.
      """,
    sources: [
      "Configure Integrations, Validation Constraints: Palette Secret content must be unique across "
        + "Settings resources",
      "Settings, Palette: use one Settings of the Tenant for the same credentials",
    ],
    conflict: """
      No document says whether namespaces are compared apart, nor which fields are. All Settings of the \
      cluster are taken together, since edge devices are shared by all; equal are hostUrl, tenant, \
      defaultProjectID and apiKey.
      """)

  /// Settings meet in the Palette project, wherever they lie.
  static let reach: [Reach] = [.references, .value(of: paletteProject)]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    var byCredentials: [Credentials: Holder] = [:]
    var byProject: [Credentials.Project: Holder] = [:]
    for reference in inspection.settingsSecrets(for: .palette) {
      guard let holder = Holder(reference, in: resolution) else { continue }
      if let earlier = byCredentials[holder.credentials] {
        add(holder, asMuchAs: earlier, isSame: true, &report)
      } else if let earlier = byProject[holder.credentials.project] {
        byCredentials[holder.credentials] = holder
        add(holder, asMuchAs: earlier, isSame: false, &report)
      } else {
        byCredentials[holder.credentials] = holder
        byProject[holder.credentials.project] = holder
      }
    }
  }

  /// What the JSON of a Palette Secret says.
  private struct Credentials: Hashable {
    struct Project: Hashable {
      let host: String
      let id: String
    }

    let project: Project
    let tenant: String
    let key: String

    /// Nil where a value is missing or still to be put in, which other rules tell.
    init?(_ palette: PaletteSecret) {
      let values = ["hostUrl", "defaultProjectID", "tenant", "apiKey"].compactMap {
        palette.string($0)
      }
      guard values.count == 4,
        values.allSatisfy({ !$0.isEmpty && !Placeholder.isIn($0) && !Substitution.isIn($0) })
      else { return nil }
      let host = values[0].lowercased()
      project = Project(host: host.hasSuffix("/") ? String(host.dropLast()) : host, id: values[1])
      tenant = values[2]
      key = values[3]
    }
  }

  /// The project in which the Settings that refer to a Secret work: nothing of the credentials but what
  /// Palette's own pages show.
  private static func paletteProject(of object: PlatformObject) -> String? {
    guard object.kind == .secret, object.state == .whole,
      let project = PaletteSecret(SecretFacts(object)).flatMap({ Credentials($0) })?.project
    else { return nil }
    return "\(project.host) \(project.id)"
  }

  /// A Settings with its credentials.
  private struct Holder {
    let reference: SettingsSecret
    let secret: PlatformObject
    let credentials: Credentials

    init?(_ reference: SettingsSecret, in resolution: Resolution) {
      for provider in reference.providers(in: resolution) {
        let secret = resolution.catalogue[provider]
        guard secret.state == .whole, let palette = PaletteSecret(SecretFacts(secret)),
          let credentials = Credentials(palette)
        else { continue }
        self.reference = reference
        self.secret = secret
        self.credentials = credentials
        return
      }
      return nil
    }
  }

  private static func add(
    _ holder: Holder, asMuchAs earlier: Holder, isSame: Bool, _ report: inout RuleReport
  ) {
    let (settings, other) = (holder.reference.settings, earlier.reference.settings)
    // One Secret for both is shared-secret's to tell, a Settings written twice duplicate-object's.
    guard settings.key != other.key, holder.reference.target != earlier.reference.target else {
      return
    }
    report.add(
      isSame
        ? "Settings \"\(settings.name)\" has the same Palette credentials as \(other.phrase)"
        : "Settings \"\(settings.name)\" works with the same Palette project as \(other.phrase)",
      as: isSame ? .error : .warning, in: settings, at: holder.reference.reference.name,
      caption: isSame ? "the same credentials" : "the same Palette project",
      related: [
        Label(
          message: "the other Settings refers to them here",
          location: earlier.reference.reference.name.range),
        Label(message: "Secret \"\(holder.secret.name)\"", location: holder.secret.blame),
        Label(message: "Secret \"\(earlier.secret.name)\"", location: earlier.secret.blame),
      ],
      help: "share one Settings of the Tenant, or use a Palette project and API key of its own")
  }
}
