import ArgumentParser
import Configuration
import Diagnosis
import Platform
import Repository
import Rules

/// Which repository, in which of its states, for which version of the platform.
struct SourceOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp(
      "Read the repository or folder DIR as if it stood alone.", valueName: "dir"),
    completion: .directory)
  var directory: String?

  @Option(
    help: ArgumentHelp("Read this file instead of gesso.yaml.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Option(
    help: ArgumentHelp("The PaletteAI version to lint for: 0.1 or 1.1.", valueName: "version"),
    completion: .list(Target.allCases.map(\.rawValue)))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "Let the findings of a rule count as error, warning or note, or turn it off. Repeatable.",
      valueName: "rule=severity"))
  var rule: [RuleOverride] = []

  @Flag(help: "Read the git index: what is about to be committed.")
  var staged = false

  @Option(
    help: ArgumentHelp("Read a revision, such as HEAD, a tag or main~2.", valueName: "revision"))
  var rev: String?

  @Flag(help: "Succeed where there is nothing to read.")
  var allowEmpty = false

  func validate() throws {
    if staged, rev != nil { throw ValidationError("--staged and --rev exclude each other") }
    if let target, Target(rawValue: target) == nil {
      let known = Target.allCases.map(\.rawValue).joined(separator: " and ")
      throw ValidationError("there is no target \"\(target)\"; the targets are \(known)")
    }
    for rule in rule { try rule.validate() }
  }

  /// The state of the repository that is read.
  var origin: Origin {
    if staged { return .index }
    return rev.map { .revision($0) } ?? .workTree
  }

  /// The configuration with what the command line says of it.
  func override(_ configuration: Configuration) -> Configuration {
    var configuration = configuration
    if let target = target.flatMap(Target.init(rawValue:)) {
      configuration.override(target: target)
    }
    for rule in rule {
      guard let setting = rule.setting else { continue }
      configuration.override(rule.name, with: setting)
    }
    return configuration
  }
}

/// What `--rule` says of one rule.
struct RuleOverride: ExpressibleByArgument {
  let name: RuleName
  /// Nil for a word that is no severity.
  let setting: RuleSetting?
  private let word: String

  init?(argument: String) {
    guard let equals = argument.lastIndex(of: "=") else { return nil }
    name = RuleName(String(argument[..<equals]))
    word = String(argument[argument.index(after: equals)...])
    setting = RuleSetting(name: word)
  }

  static var defaultCompletionKind: CompletionKind { .list(completions) }

  /// Every rule with every severity, put together once though it is asked for with each use of the option.
  private static let completions = RuleCatalogue.names.flatMap { name in
    RuleSetting.names.map { "\(name.text)=\($0)" }
  }

  /// Refuses what is no rule or no severity.
  func validate() throws {
    guard RuleCatalogue.names.contains(name) else {
      let nearest = nearest(to: name.text, in: RuleCatalogue.names.map(\.text))
      throw ValidationError(
        "there is no rule \"\(name.text)\""
          + (nearest.map { "; did you mean \"\($0)\"?" } ?? "; gesso rules lists all"))
    }
    guard setting == nil else { return }
    let nearest = nearest(to: word, in: RuleSetting.names).map { "; did you mean \"\($0)\"?" }
    throw ValidationError(
      "\"\(word)\" is no severity; there are \(RuleSetting.names.joined(separator: ", "))"
        + (nearest ?? ""))
  }
}
