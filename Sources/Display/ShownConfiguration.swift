package import Configuration
import Reporting
package import SourceText
import YAMLSyntax

/// The configuration that counts, each key with where it comes from.
package struct ShownConfiguration: Sendable {
  private let settings: [EffectiveSetting]
  /// The file that was read; nil for none.
  private let file: String?
  private var origins: Origins

  /// - Parameters:
  ///   - file: the configuration file as messages name it; nil where there is none.
  ///   - sources: the file alone, or nothing.
  package init(_ configuration: Configuration, file: String?, sources: Sources) {
    settings = configuration.settings
    self.file = file
    origins = Origins(sources)
  }

  /// A file that would configure the same, with the origin beside each key and item.
  package var yaml: String {
    var writer = ConfigurationYAML(origins: origins)
    writer.begin(file: file)
    for setting in settings { writer.write(setting) }
    return writer.text.joined
  }

  /// The same for programs: keys as they stand in field paths.
  package var json: String {
    var origins = origins
    let settings = settings.map { setting -> JSON in
      [
        "key": .string(setting.keys.joined(separator: ".")),
        "value": ShownConfiguration.json(setting.value),
        "origin": origins.json(of: setting.origin),
      ]
    }
    let document: JSON = [
      "version": .integer(1), "file": JSON(file), "settings": .array(settings),
    ]
    return document.text
  }

  private static func json(_ value: EffectiveSetting.Value) -> JSON {
    switch value {
    case .text(let text): .string(text)
    case .number(let number): .integer(number)
    case .boolean(let flag): .boolean(flag)
    case .list(let items): .array(items.map { .string($0.text) })
    case .absent: .null
    }
  }
}

/// Writes settings below the keys that they belong to.
private struct ConfigurationYAML {
  private(set) var text = AlignedText()
  private var origins: Origins
  /// The keys that the last setting stands below.
  private var open: [String] = []

  init(origins: Origins) {
    self.origins = origins
  }

  mutating func begin(file: String?) {
    let name = file.map { visible($0) }
    text.add("# \(name ?? "There is no gesso.yaml"): the configuration that counts.", beside: nil)
    text.add("apiVersion: gesso/v1", beside: nil)
    text.add("kind: Configuration", beside: nil)
  }

  mutating func write(_ setting: EffectiveSetting) {
    let parents = Array(setting.keys.dropLast())
    for depth in parents.indices where depth >= open.count || open[depth] != parents[depth] {
      text.add("\(indent(depth))\(parents[depth]):", beside: nil)
    }
    open = parents
    let head = "\(indent(parents.count))\(setting.keys.last ?? ""):"
    let origin = "# \(origins.text(of: setting.origin))"
    switch setting.value {
    case .text(let value): text.add("\(head) \(ConfigurationYAML.scalar(value))", beside: origin)
    case .number(let value): text.add("\(head) \(value)", beside: origin)
    case .boolean(let value): text.add("\(head) \(value)", beside: origin)
    case .absent(let meaning): text.add("# \(head) \(meaning)", beside: origin)
    case .list(let items) where items.isEmpty: text.add("\(head) []", beside: origin)
    case .list(let items):
      text.add(head, beside: origin)
      for item in items {
        text.add(
          "\(indent(parents.count))- \(ConfigurationYAML.scalar(item.text))",
          beside: item.origin == .standard ? nil : "# \(origins.text(of: item.origin))")
      }
    }
  }

  private func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  /// A text as every reader of YAML takes it for a text.
  private static func scalar(_ text: String) -> String {
    guard visible(text) == text else { return quotedYAML(text) }
    var writer = YAMLWriter()
    writer.item(text, depth: 0)
    return String(decoding: writer.finish().dropFirst(2).dropLast(), as: UTF8.self)
  }
}

extension Origins {
  /// The place in the file, the option, or `default`.
  fileprivate mutating func text(of origin: SettingOrigin) -> String {
    switch origin {
    case .standard: "default"
    case .file(let range): text(of: range)
    case .option(let name): name
    }
  }

  fileprivate mutating func json(of origin: SettingOrigin) -> JSON {
    switch origin {
    case .standard: ["kind": "default", "location": .null, "option": .null]
    case .file(let range): ["kind": "file", "location": json(of: range), "option": .null]
    case .option(let name): ["kind": "option", "location": .null, "option": .string(name)]
    }
  }
}
