import Foundation

/// What git holds instead of what lies in the folder.
extension Measurement {
  static let revision = Measurement(
    name: "revision", work: "`gesso lint --rev HEAD`, packed, against the work tree's lint",
    reach: "≤ 1.15"
  ) { bench throws(Failure) in
    let repository = try bench.forge.repository(.manifests, projects: bench.options.projects)
    let head = Command(bench.tools.gesso, "lint", "-C", repository.path, "--rev", "HEAD")
    let pairs = try bench.pairs(
      head, bench.tools.lint(repository), prepare: repository.forget)
    return Reading(pairs, atMost: 1.15)
  }

  static let nothingStaged = Measurement(
    name: "staged-nothing", work: "`gesso lint --staged`, nothing staged", reach: "≤ 0.05"
  ) { bench throws(Failure) in
    let repository = try bench.stagingRepository()
    let pairs = try bench.pairs(
      bench.lintStaged(repository), bench.tools.floor(on: repository.path))
    return Reading(pairs, atMost: 0.05, digits: 3)
  }

  static let oneStaged = Measurement(
    name: "staged-one",
    work: "`gesso lint --staged`, one file staged, the others seen before", reach: "≤ 0.12"
  ) { bench throws(Failure) in
    let repository = try bench.stagingRepository()
    let file = try StagedFile(in: repository)
    // The commit is seen here, each change for the first time in the run that is measured.
    _ = try bench.stopwatch.time(bench.lintStaged(repository))
    var number = 0
    let pairs = try bench.pairs(
      bench.lintStaged(repository), bench.tools.floor(on: repository.path)
    ) { () throws(Failure) in
      number += 1
      try file.stage(change: number)
    }
    try file.restore()
    return Reading(pairs, atMost: 0.12, digits: 3)
  }
}

extension Bench {
  /// A repository of its own, so that what is staged here disturbs nobody.
  fileprivate mutating func stagingRepository() throws(Failure) -> Repository {
    try forge.repository(.manifests, projects: options.projects, for: "staged")
  }

  fileprivate func lintStaged(_ repository: Repository) -> Command {
    Command(tools.gesso, "lint", "-C", repository.path, "--staged")
  }
}

/// A file that is changed and staged again and again.
private struct StagedFile {
  let git: Git
  let path: String
  let file: URL
  let original: Data

  /// Takes the first project.
  init(in repository: Repository) throws(Failure) {
    git = Git(folder: repository.folder)
    try git("reset", "--quiet", "--hard")
    let paths = try git("ls-files", "*/project.yaml").split(separator: "\n")
    guard let first = paths.first else { throw Failure(reason: "no project.yaml in the index") }
    path = String(first)
    file = repository.folder.appending(path: path)
    guard let bytes = try? Data(contentsOf: file) else {
      throw Failure(reason: "\(path) cannot be read")
    }
    original = bytes
  }

  /// Gives the file a content it never had, and stages it.
  func stage(change number: Int) throws(Failure) {
    do {
      try (original + Data("# Change \(number).\n".utf8)).write(to: file)
    } catch {
      throw Failure(reason: "\(error)")
    }
    try git("add", path)
  }

  func restore() throws(Failure) {
    try git("reset", "--quiet", "--hard")
  }
}
