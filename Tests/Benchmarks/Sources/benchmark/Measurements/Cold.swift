/// The whole repository, with nothing remembered.
extension Measurement {
  static let lintManifests = Measurement(
    name: "lint", work: "`gesso lint`, cold, manifests", reach: "≤ 0.65"
  ) { bench throws(Failure) in
    Reading(try bench.coldLint(projects: bench.options.projects).0, atMost: 0.65)
  }

  static let lintDefinitions = Measurement(
    name: "definitions", work: "`gesso lint`, cold, definitions of the same fleet", reach: "≤ 1.0"
  ) { bench throws(Failure) in
    let projects = bench.options.projects
    let repository = try bench.forge.repository(.definitions, projects: projects)
    return Reading(try bench.pairs(bench.tools.lint(repository), on: repository), atMost: 1)
  }

  static let render = Measurement(
    name: "render", work: "`gesso render -o -`, cold", reach: "≤ 0.75"
  ) { bench throws(Failure) in
    let repository = try bench.forge.repository(.manifests, projects: bench.options.projects)
    var render = Command(bench.tools.gesso, "render", "-C", repository.path, "-o", "-")
    render.mustPrint = true
    return Reading(try bench.pairs(render, on: repository), atMost: 0.75)
  }

  static let memory = Measurement(
    name: "memory", work: "peak memory, cold lint", reach: "≤ 120 MB"
  ) { bench throws(Failure) in
    let peak = try bench.coldLint(projects: bench.options.projects).0.peak
    return Reading(figure: megabytes(peak), isMet: peak <= 120_000_000)
  }

  static let start = Measurement(
    name: "version", work: "`gesso --version`, more than a C hello world", reach: "≤ 8 ms"
  ) { bench throws(Failure) in
    // So short a time takes more runs to be sure of.
    let pairs = try Pairs(
      of: Command(bench.tools.gesso, "--version"), and: bench.tools.hello,
      count: bench.options.pairs * 5, bench.stopwatch, prepare: { () throws(Failure) in })
    let figure = "\(pairs.difference.text(digits: 1, times: 1_000)) ms"
    return Reading(
      figure: figure, times: pairs.times, isMet: pairs.difference.median <= 0.008)
  }
}
