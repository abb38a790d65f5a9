import Foundation

/// What measurements share: the programs, the repositories, and the runs that two of them need.
struct Bench {
  let options: Options
  let tools: Tools
  let stopwatch: Stopwatch
  var forge: Forge
  private var coldLints: [Int: Pairs] = [:]

  init(_ options: Options, folder: URL, scratch: URL) {
    self.options = options
    tools = Tools(gesso: options.gesso)
    stopwatch = Stopwatch(program: tools.stopwatch, scratch: scratch)
    forge = Forge(folder: folder, tools: tools, stopwatch)
  }

  /// Runs two commands in turn, as many pairs as were asked for.
  func pairs(
    _ left: Command, _ right: Command, prepare: () throws(Failure) -> Void = {}
  ) throws(Failure) -> Pairs {
    try Pairs(of: left, and: right, count: options.pairs, stopwatch, prepare: prepare)
  }

  /// A command on a repository, against the floor on the same; cold each time.
  func pairs(_ left: Command, on repository: Repository) throws(Failure) -> Pairs {
    try pairs(left, tools.floor(on: repository.path), prepare: repository.forget)
  }

  /// Cold lints of manifests, of a repository of so many projects; measured once.
  mutating func coldLint(projects: Int) throws(Failure) -> (Pairs, Repository) {
    let repository = try forge.repository(.manifests, projects: projects)
    if let pairs = coldLints[projects] { return (pairs, repository) }
    let pairs = try pairs(tools.lint(repository), on: repository)
    coldLints[projects] = pairs
    return (pairs, repository)
  }
}

extension Reading {
  /// A ratio that must not exceed a limit.
  init(_ pairs: Pairs, atMost limit: Double, digits: Int = 2) {
    let ratio = pairs.ratio
    self.init(
      figure: ratio.text(digits: digits), times: pairs.times, isMet: ratio.median <= limit)
  }

  /// Nothing to measure, and why.
  static func absent(_ reason: String) -> Reading {
    Reading(figure: reason, isMet: nil)
  }
}
