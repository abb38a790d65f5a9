import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `invalid-name`.
enum InvalidName: ObjectRule {
  static let descriptor = RuleDescriptor(
    "invalid-name", .error, by: .server,
    summary: "a name that Kubernetes does not take",
    explanation: """
      The names of a Namespace, Tenant, Project and Settings are DNS labels: at most 63 lower-case \
      letters, digits and hyphens, with a letter or digit at both ends. A Tenant's name has at most \
      56, since its controller makes the namespace tenant-<name>. Other objects may have dots and \
      253 characters.
      """,
    sources: [
      "Kubernetes, Object Names and IDs: DNS label names and DNS subdomain names",
      "Create and Manage Tenants: the namespace tenant-<name>",
      "Project Settings: the rule for the names of Settings",
    ],
    conflict: """
      In the first releases the namespace had the Tenant's own name (Tenants and Projects), so 63 \
      characters were allowed; the later Create and Manage Tenants says tenant-<name>.
      """)

  static let kinds = Kind.allCases

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    guard let node = object.metadata?[.name], !node.withText({ isName($0, for: object.kind) }),
      let name = node.string, !name.isEmpty
    else { return }
    report.add(
      "\"\(name)\" is no name for a \(object.kindName)", in: object, at: node,
      caption: problem(name, of: object.kind),
      help: suggestion(name, of: object.kind).map { "for example \"\($0)\"" })
  }

  private static func isName(_ text: Span<UInt8>, for kind: Kind) -> Bool {
    text.count <= limit(of: kind)
      && (needsLabel(kind) ? KubernetesSyntax.isLabel(text) : KubernetesSyntax.isSubdomain(text))
  }

  private static func problem(_ name: String, of kind: Kind) -> String {
    let limit = limit(of: kind)
    if name.utf8.count > limit { return "\(name.utf8.count) characters, at most \(limit) allowed" }
    if needsLabel(kind), name.contains(".") { return "a dot is not allowed" }
    return "only lower-case letters, digits and inner hyphens"
  }

  private static func needsLabel(_ kind: Kind) -> Bool {
    switch kind {
    case .namespace, .tenant, .project, .settings: true
    default: false
    }
  }

  private static func limit(of kind: Kind) -> Int {
    switch kind {
    case .tenant: 56
    case .namespace, .project, .settings: 63
    default: 253
    }
  }

  /// The name with what is not allowed made so; nil where nothing is left of it.
  private static func suggestion(_ name: String, of kind: Kind) -> String? {
    let letters = name.lowercased().unicodeScalars.map { scalar -> Character in
      let isAllowed =
        ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
        || scalar == "." && !needsLabel(kind)
      return isAllowed ? Character(scalar) : "-"
    }
    let cut = String(letters.prefix(limit(of: kind)))
    let trimmed = cut.drop { $0 == "-" || $0 == "." }
    let end = trimmed.lastIndex { $0 != "-" && $0 != "." }
    guard let end else { return nil }
    let result = String(trimmed[...end])
    return result == name ? nil : result
  }
}
