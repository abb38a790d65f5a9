public import Diagnosis
public import Platform
public import SourceText
import YAMLSyntax

/// Where a setting comes from.
public enum SettingOrigin: Hashable, Sendable {
  /// Nobody set it.
  case standard
  /// A key of `gesso.yaml`, or an item of a list there.
  case file(SourceRange)
  /// An option of the command line, such as `--target`.
  case option(String)
}

/// The origins of all settings, by their paths: `target`, `externals.tenants`, `exclude[0]`.
public struct SettingOrigins: Sendable {
  private var origins: [String: SettingOrigin] = [:]

  init() {}

  /// The keys and items of a configuration file.
  init(root: Node) {
    add(root, path: "")
  }

  /// The origin of the setting at a path; `.standard` where nobody set it.
  public subscript(path: String) -> SettingOrigin {
    get { origins[path] ?? .standard }
    set { origins[path] = newValue }
  }

  private mutating func add(_ node: Node, path: String) {
    for entry in node.entries {
      let below = path.isEmpty ? entry.key.text : "\(path).\(entry.key.text)"
      origins[below] = .file(entry.key.range)
      add(entry.value, path: below)
    }
    for (index, item) in node.items.enumerated() {
      origins["\(path)[\(index)]"] = .file(item.range)
    }
  }
}

extension Configuration {
  /// Lints for another version than the file says, since `--target` says so.
  public mutating func override(target: Target) {
    self.target = target
    origins["target"] = .option("--target")
  }

  /// Gives a rule another severity than the file does, since `--rule` says so.
  public mutating func override(_ rule: RuleName, with setting: RuleSetting) {
    rules[rule] = setting
    origins["rules.\(rule.text)"] = .option("--rule")
  }
}
