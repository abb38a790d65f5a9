import Diagnosis
import Platform
import YAMLSyntax

/// A key of `gesso.yaml` with the value that counts, whoever set it.
public struct EffectiveSetting: Sendable {
  /// A value in the shape in which it is shown.
  public enum Value: Sendable {
    case text(String)
    case number(Int)
    case boolean(Bool)
    /// Each item with its own origin.
    case list([(text: String, origin: SettingOrigin)])
    /// Nothing, which has the meaning that stands here.
    case absent(String)
  }

  /// The key below those that it belongs to: `["externals", "tenants"]`.
  public let keys: [String]
  /// The value that counts, or what it means that there is none.
  public let value: Value
  /// Where the value comes from; for a list, where the list as a whole does.
  public let origin: SettingOrigin
}

extension Configuration {
  /// Every key with its value in the order of the documentation; of rules those with a severity of
  /// their own, by name.
  public var settings: [EffectiveSetting] {
    [
      setting("target", .text(target.rawValue)),
      setting("systemNamespaces", list("systemNamespaces", systemNamespaces)),
      setting("exclude", list("exclude", exclude.map(\.text))),
    ] + externals.lists.map { setting($0, list($0, $1.map(\.text))) }
      + [
        setting("knownGroups", list("knownGroups", knownGroups)),
        setting("crds", crds.map { .text($0) } ?? .absent("the built-in ones")),
      ]
      + rules.keys.sorted().map { name in
        setting("rules.\(name.text)", .text(rules[name]?.name ?? ""))
      }
      + [
        setting("render.for", .text(render.dialect ?? "kubectl")),
        setting("render.pruneGuards", .boolean(render.pruneGuards)),
      ] + limitSettings
  }

  private var limitSettings: [EffectiveSetting] {
    [
      setting("limits.fileSize", .number(limits.fileSize)),
      setting("limits.depth", .number(limits.depth)),
      setting("limits.nodes", .number(limits.nodes)),
      setting("limits.aliasNodes", .number(limits.aliasNodes)),
      setting("limits.files", .number(runLimits.files)),
      setting("limits.folderDepth", .number(runLimits.folderDepth)),
      setting("limits.totalBytes", .number(runLimits.totalBytes)),
      setting("limits.documents", .number(runLimits.documents)),
      setting("limits.findingLength", .number(runLimits.findingLength)),
    ]
  }

  private func setting(_ path: String, _ value: EffectiveSetting.Value) -> EffectiveSetting {
    // The names of rules hold no dots.
    let keys = path.split(separator: ".").map { String($0) }
    return EffectiveSetting(keys: keys, value: value, origin: origins[path])
  }

  private func list(_ path: String, _ texts: [String]) -> EffectiveSetting.Value {
    .list(texts.enumerated().map { ($0.element, origins["\(path)[\($0.offset)]"]) })
  }
}

extension Externals {
  fileprivate var lists: [(path: String, globs: [Glob])] {
    [
      ("externals.tenants", tenants), ("externals.namespaces", namespaces),
      ("externals.settings", settings), ("externals.computeConfigs", computeConfigs),
      ("externals.secrets", secrets), ("externals.profileBundles", profileBundles),
    ]
  }
}
