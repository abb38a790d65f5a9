/// The manual page, made of the same descriptions as the help.
struct ManualPage {
  private let program: CommandTree
  /// The options that several commands have, told once: in the order of the first command with them.
  private let common: [CommandArgument]
  private var roff = Roff()

  /// Options of at least as many commands are common ones.
  private static let fewestCommands = 4

  /// The page as `man` reads it.
  static func text(of program: CommandTree, version: String) -> String {
    var page = ManualPage(program)
    page.write(version)
    return page.roff.text
  }

  private init(_ program: CommandTree) {
    self.program = program
    let all = program.subcommands.flatMap(\.arguments)
    let counts = all.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    var seen: Set<CommandArgument> = []
    common = all.filter { (counts[$0] ?? 0) >= Self.fewestCommands && seen.insert($0).inserted }
  }

  private mutating func write(_ version: String) {
    roff.macro("TH", "GESSO", "1", "\"\"", "\"gesso \(version)\"", "\"User Commands\"")
    roff.macro("SH", "NAME")
    roff.line("gesso \\- \(Roff.escaped(ManualPage.phrase(program.abstract)))")
    roff.macro("SH", "SYNOPSIS")
    for (index, command) in program.subcommands.enumerated() {
      if index > 0 { roff.macro("br") }
      roff.line(usage(of: command))
    }
    roff.macro("SH", "DESCRIPTION")
    roff.paragraphs(program.discussion)
    roff.macro("SH", "COMMANDS")
    for command in program.subcommands { write(command) }
    roff.macro("SH", "COMMON OPTIONS")
    roff.line(
      "Commands that read a repository or report take those of these that their help lists.")
    for option in common { write(option) }
    writeSurroundings()
  }

  private func usage(of command: CommandTree) -> String {
    let values = command.arguments.filter { $0.kind == .positional }.map { argument in
      let name = Roff.italic(argument.valueName) + (argument.isRepeating ? " ..." : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    let words = [Roff.bold("\(program.name) \(command.name)"), "[\(Roff.italic("option"))]..."]
    return (words + values).joined(separator: " ")
  }

  private mutating func write(_ command: CommandTree) {
    roff.macro("SS", "\(program.name) \(command.name)")
    roff.line(Roff.escaped(command.abstract))
    if !command.discussion.isEmpty {
      roff.macro("PP")
      roff.paragraphs(command.discussion)
    }
    for argument in command.arguments where !common.contains(argument) { write(argument) }
  }

  private mutating func write(_ argument: CommandArgument) {
    roff.macro("TP")
    switch argument.kind {
    case .positional: roff.line(Roff.italic(argument.valueName))
    case .flag: roff.line(argument.names.map(Roff.bold).joined(separator: ", "))
    case .option:
      let names = argument.names.map(Roff.bold).joined(separator: ", ")
      roff.line("\(names) \(Roff.italic(argument.valueName))")
    }
    roff.line(Roff.escaped(argument.abstract.isEmpty ? "See above." : argument.abstract))
  }

  /// What no option says: exit codes, the environment, files.
  private mutating func writeSurroundings() {
    roff.macro("SH", "EXIT STATUS")
    entries([
      ("0", "Nothing was found at or above what --fail-on says."),
      ("1", "Findings, a stale bundle, or an unsafe plan."),
      ("2", "Wrong usage or a wrong configuration."),
      ("3", "An input could not be read, or the program itself failed."),
    ])
    roff.macro("SH", "ENVIRONMENT")
    entries([
      (
        "GESSO_TRACE",
        "When set and not empty, how long each phase took and how much memory was used goes to standard error; with rules, how long each rule takes as well."
      ),
      ("NO_COLOR", "When set and not empty, no colours unless --color always is given."),
      ("TERM", "With dumb, neither colours nor progress."),
      ("GITHUB_ACTIONS", "With true, annotations are added to the text of lint and plan."),
      ("GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE", "Heeded as git heeds them."),
    ])
    roff.macro("SH", "FILES")
    entries([
      ("gesso.yaml", "The configuration, at the repository's root: gesso schema Configuration."),
      (".gesso-bundle", "In a rendered folder: the files that gesso wrote there."),
    ])
    roff.macro("SH", "SEE ALSO")
    roff.line("\(Roff.bold("kubectl"))(1), \(Roff.bold("git"))(1)")
  }

  private mutating func entries(_ entries: [(term: String, text: String)]) {
    for entry in entries {
      roff.macro("TP")
      roff.line(Roff.bold(entry.term))
      roff.line(Roff.escaped(entry.text))
    }
  }

  /// A sentence as the end of another: without a capital and a full stop.
  private static func phrase(_ sentence: String) -> String {
    let end = sentence.hasSuffix(".") ? sentence.dropLast() : sentence[...]
    return end.prefix(1).lowercased() + end.dropFirst()
  }
}
