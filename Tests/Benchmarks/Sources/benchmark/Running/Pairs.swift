/// Runs of two commands in turn: a machine that gets slower gets slower for both.
struct Pairs {
  let runs: [(left: Stopwatch.Run, right: Stopwatch.Run)]

  /// Runs the two once unmeasured, so that both find a warm page cache, then in turn.
  ///
  /// `prepare` runs before each run of the left command, the unmeasured one too.
  init(
    of left: Command, and right: Command, count: Int, _ stopwatch: Stopwatch,
    prepare: () throws(Failure) -> Void
  ) throws(Failure) {
    try prepare()
    let said = try stopwatch.time(left, lookingAtOutput: true).output.split(separator: "\n").last
    if let said { progress("  it said: \(said.prefix(100))") }
    _ = try stopwatch.time(right, lookingAtOutput: true)
    var runs: [(Stopwatch.Run, Stopwatch.Run)] = []
    for _ in 0..<count {
      try prepare()
      runs.append((try stopwatch.time(left), try stopwatch.time(right)))
    }
    self.runs = runs
  }

  /// How long the left command takes where the right one takes 1.
  var ratio: Spread { Spread(runs.map { $0.left.seconds / $0.right.seconds }) }

  /// How many seconds the left command takes longer.
  var difference: Spread { Spread(runs.map { $0.left.seconds - $0.right.seconds }) }

  /// The seconds of the left command.
  var left: Spread { Spread(runs.map(\.left.seconds)) }

  /// The seconds of the right command.
  var right: Spread { Spread(runs.map(\.right.seconds)) }

  /// The most memory that any run of the left command had, in bytes.
  var peak: Int { runs.map(\.left.peak).max() ?? 0 }

  /// The median times of both.
  var times: String { "\(milliseconds(left.median)) : \(milliseconds(right.median))" }
}

/// The middle, the least and the greatest of some figures.
struct Spread {
  let median: Double
  let least: Double
  let greatest: Double

  /// There must be at least one figure.
  init(_ figures: [Double]) {
    let sorted = figures.sorted()
    let middle = sorted.count / 2
    median =
      sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    least = sorted[0]
    greatest = sorted[sorted.count - 1]
  }

  /// The figures as `0.52 (0.50–0.55)`, each multiplied by a unit.
  func text(digits: Int, times unit: Double = 1) -> String {
    let texts = [median, least, greatest].map { decimal($0 * unit, digits) }
    return "\(texts[0]) (\(texts[1])–\(texts[2]))"
  }
}
