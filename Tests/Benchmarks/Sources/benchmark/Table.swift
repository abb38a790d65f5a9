/// The rows as Markdown, and below them what failed.
struct Table {
  private var rows: [String] = []
  private var failures: [String] = []

  /// True where every measurement could be made.
  var isComplete: Bool { failures.isEmpty }

  mutating func add(_ measurement: Measurement, _ reading: Reading) {
    let verdict = reading.isMet.map { $0 ? "met" : "missed" } ?? "–"
    add(measurement, [reading.figure, reading.times, verdict])
  }

  mutating func add(_ measurement: Measurement, _ failure: Failure) {
    add(measurement, ["failed", "", "failed"])
    failures.append("\(measurement.name) failed: \(failure.reason)")
  }

  private mutating func add(_ measurement: Measurement, _ cells: [String]) {
    let row = [measurement.work, measurement.reach] + cells
    rows.append("| \(row.joined(separator: " | ")) |")
  }

  /// The whole table.
  var text: String {
    let head = ["| work | reach | this run | median times | |", "|---|---|---|---|---|"]
    let notes = failures.map { "\n\($0)" }
    return (head + rows + notes).joined(separator: "\n")
  }
}
