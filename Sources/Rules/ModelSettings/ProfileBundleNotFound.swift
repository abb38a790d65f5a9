import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `profile-bundle-not-found`.
enum ProfileBundleNotFound: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "profile-bundle-not-found", .warning,
    severityNote: "error where the bundle is in another namespace only", by: .controller,
    summary: "a mapped ProfileBundle is not in the Project's namespace",
    explanation: """
      A mapping selects a ProfileBundle of the Project's own namespace by its `metadata.name`. Bundles \
      are often made in the console, so one that the repository does not have is only a warning; list \
      those under `externals.profileBundles` in gesso.yaml.
      """,
    sources: [
      "Configure Integrations, Configure Project Model Settings: the Profile Bundle must live in the "
        + "Project's namespace"
    ],
    conflict: """
      Tenant Settings has Model as a Service mappings for a whole Tenant, without saying where their \
      bundles are; for a Project's mappings Configure Integrations is plain and is followed.
      """)

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let missing = inspection.missing.filter { $0.role == .profileBundle }
    guard !missing.isEmpty else { return }
    var bundles = Bundles(inspection.catalogue)
    for reference in missing {
      let project = inspection.catalogue[reference.from]
      let place = "namespace \"\(reference.target.namespace ?? "")\""
      let elsewhere = bundles.byName[reference.target.name] ?? []
      let near = bundles.near(reference)
      report.add(
        "ProfileBundle \"\(reference.target.name)\" does not exist in \(place)",
        as: elsewhere.isEmpty ? .warning : .error, in: project, at: reference.name,
        caption: "no such ProfileBundle",
        related: related(to: near, else: elsewhere),
        help: help(near, elsewhere))
    }
  }

  /// The ProfileBundles of the repository.
  private struct Bundles {
    let byName: [String: [PlatformObject]]
    private let byNamespace: [String: [PlatformObject]]
    private var spelling = BoundedSpelling()

    init(_ catalogue: Catalogue) {
      let all = catalogue.indices(of: .profileBundle).map { catalogue[$0] }
      byName = Dictionary(grouping: all, by: \.name)
      byNamespace = Dictionary(grouping: all) { $0.namespace ?? "" }
    }

    /// The bundle of the same namespace whose name is nearest.
    mutating func near(_ reference: Reference) -> PlatformObject? {
      let here = byNamespace[reference.target.namespace ?? ""] ?? []
      let name = spelling.nearest(to: reference.target.name, in: here.lazy.map(\.name))
      return name.flatMap { name in here.first { $0.name == name } }
    }
  }

  private static func related(
    to near: PlatformObject?, else elsewhere: [PlatformObject]
  ) -> [Label] {
    if let near {
      return [
        Label(message: "a ProfileBundle with a similar name is defined here", location: near.blame)
      ]
    }
    return elsewhere.prefix(3).map {
      Label(
        message: "it is defined here in namespace \"\($0.namespace ?? "")\"", location: $0.blame)
    }
  }

  private static func help(_ near: PlatformObject?, _ elsewhere: [PlatformObject]) -> String {
    if let near { return "did you mean \"\(near.name)\"?" }
    return elsewhere.isEmpty
      ? "if it is made elsewhere, list it under externals.profileBundles in gesso.yaml"
      : "make it in the Project's namespace, since no other one is searched"
  }
}
