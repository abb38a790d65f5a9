import Platform
import YAMLSyntax

/// What can be told of a Settings' integrations.
enum IntegrationList {
  /// A fault that is reported already stands in the way.
  case unreadable
  case empty
  case some

  init(of settings: PlatformObject) {
    guard settings.state == .whole else {
      self = .unreadable
      return
    }
    let spec = settings.spec
    let integrations = spec?[.integrations]
    for node in [spec, integrations].compactMap(\.self) where !node.isMapping && !node.isNull {
      self = .unreadable
      return
    }
    let written = integrations?.entries.filter { !$0.value.isNull } ?? []
    if written.contains(where: \.value.isPoison) {
      self = .unreadable
    } else {
      self = written.allSatisfy { Self.isUnknown($0.key, in: settings) } ? .empty : .some
    }
  }

  /// The nearest key to where an integration is to be written.
  static func key(in settings: PlatformObject) -> Node? {
    (settings.spec?.entry(.integrations) ?? settings.root.entry(.spec))?.key
  }

  /// Whether the schema has no such integration, so that the server drops it.
  private static func isUnknown(_ key: Node, in settings: PlatformObject) -> Bool {
    settings.violations.contains { violation in
      guard case .unknownField = violation.problem else { return false }
      return violation.node.index == key.index
    }
  }
}
