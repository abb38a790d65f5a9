import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `tenant-label-mismatch`.
enum TenantLabelMismatch: SievedRule {
  static let descriptor = RuleDescriptor(
    "tenant-label-mismatch", .error, by: .controller,
    summary: "a Tenant's label names another Tenant or none, or stands where the other belongs",
    explanation: """
      Two labels look alike. `palette.ai/tenant` on a Namespace says which Tenant's shared Settings and \
      Secrets lie there. `palette.ai/tenant-name` on a Project repeats `spec.tenantRef.name`, and the \
      platform and its operators find the Projects of a Tenant by it. A label of the wrong name or with \
      the wrong value hides the object from them, or shows it under a foreign Tenant.
      """,
    sources: [
      "Create and Manage Tenants, Create Tenant: palette.ai/tenant on the user namespace",
      "Create and Manage Tenants and Delete Tenants: Projects are listed by palette.ai/tenant-name",
    ],
    conflict: """
      Later pages no longer show the labelled namespace, since they keep shared Settings in \
      tenant-<tenant>; they do not take the label back. No example sets the label of Projects by hand, \
      but the deletion guide relies on it.
      """)

  static let reach: [Reach] = [.references]

  static let kinds: [Kind] = [.namespace, .project]

  /// Most labels say what the Project, or the Project in the Namespace, says.
  static func mayBreak(_ subject: Subject) -> Bool {
    let object = subject.object
    let isProject = object.kind == .project
    let (own, other): (TenantLabel, TenantLabel) =
      isProject ? (.ofProject, .ofNamespace) : (.ofNamespace, .ofProject)
    guard let label = own.entry(in: object) else { return other.entry(in: object) != nil }
    let project = isProject ? object : subject.catalogue.project(in: subject.name)
    return project.map { !names($0, label.value) } ?? true
  }

  static func check(_ suspects: [Int], _ inspection: Inspection, _ report: inout RuleReport) {
    var check = LabelCheck(inspection)
    for index in suspects {
      let object = inspection.catalogue[index]
      if object.kind == .project {
        check.project(object, &report)
      } else {
        check.namespace(object, &report)
      }
    }
  }

  /// Whether a Project belongs to the Tenant that a label names.
  fileprivate static func names(_ project: PlatformObject, _ label: Node) -> Bool {
    guard let tenant = project.spec?[.tenantRef, .name], tenant.isString, label.isString else {
      return false
    }
    return tenant.withText { tenant in label.withText { $0.isEqual(to: tenant) } }
  }
}

private struct LabelCheck {
  private let resolution: Resolution
  private let sharedNamespaces: Set<String>
  private var suggestions: NameSuggestions

  init(_ inspection: Inspection) {
    resolution = inspection.resolution
    sharedNamespaces = Set(inspection.tenantSettingsPlaces.map(\.namespace))
    suggestions = NameSuggestions(.tenant, in: resolution)
  }

  mutating func namespace(_ object: PlatformObject, _ report: inout RuleReport) {
    // controller-owned-namespace.
    if resolution.catalogue.tenant(owning: object.name) != nil { return }
    guard let label = TenantLabel.ofNamespace.entry(in: object) else {
      return misplaced(.ofProject, in: object, &report)
    }
    let project = resolution.catalogue.project(in: object.name)
    if project.map({ TenantLabelMismatch.names($0, label.value) }) ?? false { return }
    guard let name = label.value.string else { return }
    let key = ObjectKey(kind: .tenant, namespace: nil, name: name)
    if resolution.catalogue.resolve(key) == .missing {
      unknown(key, at: label.value, in: object, &report)
    } else if let project, !sharedNamespaces.contains(object.name) {
      compare(label.value, name, with: project, &report, in: object)
    }
  }

  mutating func project(_ object: PlatformObject, _ report: inout RuleReport) {
    guard let label = TenantLabel.ofProject.entry(in: object) else {
      return misplaced(.ofNamespace, in: object, &report)
    }
    guard !TenantLabelMismatch.names(object, label.value), let name = label.value.string else {
      return
    }
    compare(label.value, name, with: object, &report, in: object)
  }

  /// Reports a label that names no Tenant, unless Projects that name it too have told already.
  private mutating func unknown(
    _ key: ObjectKey, at node: Node, in object: PlatformObject, _ report: inout RuleReport
  ) {
    guard resolution.projects(of: key.name).isEmpty else { return }
    let nearest = suggestions.suggestion(for: key)
    report.add(
      "the label names Tenant \"\(key.name)\", which does not exist", in: object, at: node,
      caption: "no such Tenant", related: nearest?.related ?? [],
      help: nearest?.help ?? "name a Tenant of the repository or one of externals.tenants")
  }

  /// Reports a label that names another Tenant than a Project does.
  private func compare(
    _ node: Node, _ name: String, with project: PlatformObject, _ report: inout RuleReport,
    in object: PlatformObject
  ) {
    guard let reference = project.spec?[.tenantRef, .name], let tenant = reference.string,
      tenant != name,
      resolution.catalogue.resolve(ObjectKey(kind: .tenant, namespace: nil, name: tenant))
        != .missing
    else { return }
    report.add(
      "the label names Tenant \"\(name)\", but the Project belongs to \"\(tenant)\"", in: object,
      at: node, caption: "has to be \"\(tenant)\"",
      related: [Label(message: "the Project names its Tenant here", location: reference.range)],
      help: "write \"\(tenant)\"")
  }

  /// Reports a label that belongs on the other kind; one that came along from the Project to its
  /// Namespace does no harm.
  private func misplaced(
    _ label: TenantLabel, in object: PlatformObject, _ report: inout RuleReport
  ) {
    guard let entry = label.entry(in: object) else { return }
    if object.kind == .namespace, let project = resolution.catalogue.project(in: object.name),
      let name = entry.value.string
    {
      let own = TenantLabel.ofProject.entry(in: project)?.value.string
      if name == own || name == project.spec?[.tenantRef, .name]?.string { return }
    }
    let isNamespace = object.kind == .namespace
    let right: TenantLabel = isNamespace ? .ofNamespace : .ofProject
    report.add(
      "the label \(label.key) does not belong on a \(object.kindName)", in: object,
      at: entry.key, caption: "on a \(object.kindName) it is \(right.key)",
      help: isNamespace
        ? "write \(right.key) if a Tenant's shared Settings lie here, else remove it"
        : "write \(right.key)")
  }
}
