import ArgumentParser
import Platform

/// A command as ArgumentParser describes it: what the manual page is made of.
struct CommandTree {
  let name: String
  let abstract: String
  let discussion: String
  /// In the order of the help; none that the help hides.
  let arguments: [CommandArgument]
  let subcommands: [CommandTree]

  /// The whole program.
  ///
  /// Source: ArgumentParserToolInfo of swift-argument-parser, `ToolInfoV0`.
  static var program: CommandTree? {
    let text = Gesso._dumpHelp()
    guard let json = try? JSONValue(parsing: Array(text.utf8)),
      let command = json["command"]?.value
    else { return nil }
    return CommandTree(command)
  }

  private init(_ json: JSONValue) {
    name = json.text("commandName")
    abstract = json.text("abstract")
    discussion = json.text("discussion")
    arguments = json.items("arguments").filter(\.isShown).map { CommandArgument($0) }
    subcommands = json.items("subcommands").filter {
      $0.isShown && $0.text("commandName") != "help"
    }
    .map { CommandTree($0) }
  }
}

/// An argument, option or flag of a command.
struct CommandArgument: Hashable {
  enum Kind: String {
    case positional
    case option
    case flag
  }

  let kind: Kind
  /// As they are typed, such as `-o` and `--output`; none for a positional argument.
  let names: [String]
  let valueName: String
  let abstract: String
  let isOptional: Bool
  let isRepeating: Bool

  fileprivate init(_ json: JSONValue) {
    kind = Kind(rawValue: json.text("kind")) ?? .flag
    names = json.items("names").map { name in
      (name.text("kind") == "long" ? "--" : "-") + name.text("name")
    }
    valueName = json.text("valueName")
    abstract = CommandArgument.abstract(json)
    isOptional = json["isOptional"]?.value.boolean ?? false
    isRepeating = json["isRepeating"]?.value.boolean ?? false
  }

  /// The help, and what applies where the option is not given.
  private static func abstract(_ json: JSONValue) -> String {
    let standard = json.text("defaultValue")
    return json.text("abstract") + (standard.isEmpty ? "" : " The default is \(standard).")
  }
}

extension JSONValue {
  fileprivate func text(_ name: String) -> String { self[name]?.value.string ?? "" }

  fileprivate func items(_ name: String) -> [JSONValue] {
    guard case .array(let items)? = self[name]?.value.content else { return [] }
    return items
  }

  fileprivate var isShown: Bool { self["shouldDisplay"]?.value.boolean ?? true }
}
