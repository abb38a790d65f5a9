import Platform
import Resolution

/// Which deletions the platform makes by itself, and because of what.
///
/// Source: "Delete Projects" (the Project's namespace and everything in it is removed); "Configure
/// Integrations", Validation Constraints (deleting a Settings deletes its integration Secrets).
struct DeletionCauses {
  private let base: Side
  /// The deleted Projects by the namespace that goes with them.
  private var projects: [String: Int] = [:]
  /// The deleted Settings by the Secrets that go with them.
  private var settings: [Int: Int] = [:]

  init(_ comparison: Comparison) {
    base = comparison.base
    let deleted = Set(comparison.deleted)
    for index in comparison.deleted where base.catalogue[index].kind == .project {
      let project = base.catalogue[index]
      projects[project.namespace ?? project.name] = index
    }
    for index in comparison.deleted where base.catalogue[index].kind == .settings {
      for secret in DeletionCauses.secrets(of: index, in: base) where deleted.contains(secret) {
        if settings[secret] == nil { settings[secret] = index }
      }
    }
  }

  /// The deleted object that takes a deleted object along; nil where somebody has to delete it.
  func cause(of index: Int) -> Int? {
    let object = base.catalogue[index]
    let namespace = object.kind == .namespace ? object.name : object.namespace
    if object.kind != .project, let namespace, let project = projects[namespace] { return project }
    return settings[index]
  }

  /// The deleted Project whose namespace this is.
  func project(with namespace: String) -> Int? { projects[namespace] }

  /// The Secrets that a Settings has its credentials from, ascending, each once; what merely provides
  /// a Secret is none.
  static func secrets(of settings: Int, in side: Side) -> [Int] {
    var secrets: [Int] = []
    for reference in side.resolution.references(from: settings) {
      guard case .integrationSecret = reference.role,
        case .object(let index) = reference.referent, side.catalogue[index].kind == .secret,
        !secrets.contains(index)
      else { continue }
      secrets.append(index)
    }
    return secrets.sorted()
  }
}
