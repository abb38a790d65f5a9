/// Ten times the projects must not take more than ten times the work.
extension Measurement {
  static let growth = Measurement(
    name: "growth", work: "cold lint, a hundredth : a tenth : all of the projects",
    reach: "time and memory a file fall or stay"
  ) { bench throws(Failure) in
    let projects = bench.options.projects
    let sizes = [projects / 100, projects / 10, projects].filter { $0 > 0 }
    var times: [Double] = []
    var memory: [Double] = []
    for size in sizes {
      let (pairs, repository) = try bench.coldLint(projects: size)
      times.append(pairs.left.median * 1e6 / Double(repository.census.files))
      memory.append(Double(pairs.peak) / 1e3 / Double(repository.census.files))
    }
    return Reading(
      figure: "\(text(times)) µs, \(text(memory)) kB",
      isMet: fallsOrStays(times) && fallsOrStays(memory))
  }

  private static func text(_ figures: [Double]) -> String {
    figures.map { decimal($0, 1) }.joined(separator: " : ")
  }

  /// A twentieth more is noise.
  private static func fallsOrStays(_ figures: [Double]) -> Bool {
    zip(figures, figures.dropFirst()).allSatisfy { $1 <= $0 * 1.05 }
  }
}
