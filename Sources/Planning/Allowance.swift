import Platform

/// A deletion that somebody has allowed: `--allow-delete KIND/NAME`.
package enum Allowance: Hashable, Sendable {
  case tenant(String)
  case project(String)
  case settings(namespace: String, name: String)

  /// Reads `tenant/NAME`, `project/NAME` or `settings/NAMESPACE/NAME`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    switch (parts[0].lowercased(), parts.count) {
    case ("tenant", 2): self = .tenant(parts[1])
    case ("project", 2): self = .project(parts[1])
    case ("settings", 3): self = .settings(namespace: parts[1], name: parts[2])
    default: return nil
    }
  }

  /// What allows to delete an object; nil for kinds that nobody has to allow.
  init?(deleting key: ObjectKey) {
    switch key.kind {
    case .tenant: self = .tenant(key.name)
    case .project: self = .project(key.name)
    case .settings: self = .settings(namespace: key.namespace ?? "", name: key.name)
    default: return nil
    }
  }

  /// The argument that says so.
  package var text: String {
    switch self {
    case .tenant(let name): "tenant/\(name)"
    case .project(let name): "project/\(name)"
    case .settings(let namespace, let name): "settings/\(namespace)/\(name)"
    }
  }
}
