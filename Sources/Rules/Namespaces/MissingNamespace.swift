import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `missing-namespace`.
enum MissingNamespace: SievedRule {
  static let descriptor = RuleDescriptor(
    "missing-namespace", .warning, by: .server,
    summary: "an object lies in a namespace that nothing makes",
    explanation: """
      The API server refuses an object whose namespace is not there, and nothing that is written in \
      YAML makes a Project's namespace but a Namespace. Add one, or, if somebody else makes it, name it \
      under `externals.namespaces` in gesso.yaml. `default`, `kube-*`, the system namespaces and the \
      tenant-<tenant> of every known Tenant are taken to be there. A definition of a Project or a Tenant \
      makes the Namespace itself.
      """,
    sources: [
      "Create and Manage Projects, Create Project, YAML Workflow: create a Namespace first",
      "Create and Manage Tenants: the namespaces of Tenants",
    ])

  static let reach: [Reach] = [.references]

  static let kinds = Kind.allCases.filter(\.isNamespaced)

  static func mayBreak(_ subject: Subject) -> Bool {
    guard subject.catalogue.namespaceIndex(ofObjectAt: subject.index) == nil,
      let name = subject.namespace, !name.isEmpty
    else { return false }
    return !subject.catalogue.namespaceExists(name)
  }

  static func check(_ suspects: [Int], _ inspection: Inspection, _ report: inout RuleReport) {
    let catalogue = inspection.catalogue
    var suggestions = NameSuggestions(.namespace, in: inspection.resolution)
    var seen: Set<String> = []
    for index in suspects {
      let object = catalogue[index]
      guard let name = object.namespace, let node = object.metadata?[.namespace],
        !isMistaken(object, catalogue), seen.insert(name).inserted
      else { continue }
      let nearest = suggestions.suggestion(
        for: ObjectKey(kind: .namespace, namespace: nil, name: name))
      report.add(
        "nothing makes the namespace \"\(name)\"", in: object, at: node,
        caption: "no such Namespace", related: nearest?.related ?? [],
        help: nearest.map { "\($0.help) otherwise \(help(name))" } ?? help(name))
    }
  }

  /// Whether project-namespace-mismatch has said already which namespace was meant.
  private static func isMistaken(_ object: PlatformObject, _ catalogue: Catalogue) -> Bool {
    object.kind == .project && object.namespace != object.name
      && catalogue.namespaceExists(object.name)
  }

  private static func help(_ name: String) -> String {
    let prefix = Tenant.namespace(of: "")
    if name.hasPrefix(prefix), name != prefix {
      return "there is no Tenant \"\(name.dropFirst(prefix.count))\" whose controller would make it"
    }
    return "add a Namespace, or name it under externals.namespaces in gesso.yaml"
  }
}
