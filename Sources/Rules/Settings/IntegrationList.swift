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
      let unknown = Self.unknownFields(of: settings)
      self = written.allSatisfy { unknown.contains($0.key.index) } ? .empty : .some
    }
  }

  /// The nearest key to where an integration is to be written.
  static func key(in settings: PlatformObject) -> Node? {
    (settings.spec?.entry(.integrations) ?? settings.root.entry(.spec))?.key
  }

  /// The keys that the schema does not have, so that the server drops them, by their places in the
  /// tree.
  private static func unknownFields(of settings: PlatformObject) -> Set<Int> {
    let places = settings.violations.compactMap { violation -> Int? in
      guard case .unknownField = violation.problem else { return nil }
      return violation.node.index
    }
    return Set(places)
  }
}
