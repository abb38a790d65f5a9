import Foundation

/// Measures gesso on generated repositories and prints the table; see `README.md`.
@main
struct Benchmark {
  static func main() {
    guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
      progress(Options.usage)
      exit(2)
    }
    guard !options.lists else {
      for measurement in Measurement.all { print("\(measurement.name): \(measurement.work)") }
      return
    }
    do {
      let table = try run(options)
      print(table.text)
      exit(table.isComplete ? 0 : 1)
    } catch {
      progress("benchmark: \(error)")
      exit(1)
    }
  }

  private static func run(_ options: Options) throws -> Table {
    let name = "gesso-benchmark-\(ProcessInfo.processInfo.processIdentifier)"
    let scratch = FileManager.default.temporaryDirectory.appending(path: name)
    let folder = options.keep.map { URL(filePath: $0).standardizedFileURL } ?? scratch
    for folder in [scratch, folder] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    defer { try? FileManager.default.removeItem(at: scratch) }

    let load = loadAverage()
    var bench = Bench(options, folder: folder, scratch: scratch)
    var table = Table()
    for measurement in Measurement.all
    where options.only.isEmpty || options.only.contains(measurement.name) {
      progress("measuring \(measurement.name)")
      do {
        table.add(measurement, try measurement.measure(&bench))
      } catch {
        table.add(measurement, error)
      }
    }
    print(conditions(options, load: load, bench.forge.censuses))
    return table
  }

  /// What the figures were measured on.
  private static func conditions(_ options: Options, load: Double, _ censuses: [String]) -> String {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let pairs = options.pairs < 5 ? "\(options.pairs) pairs (too few)" : "\(options.pairs) pairs"
    return """
      \(cores) cores, load \(decimal(load, 2)) before; \(pairs).
      \(censuses.joined(separator: "\n"))
      Ratios are to C and libyaml on one thread over the same files, unless the row says otherwise.

      """
  }

  /// How many processes wanted a core in the last minute.
  private static func loadAverage() -> Double {
    var load = [0.0]
    return getloadavg(&load, 1) == 1 ? load[0] : 0
  }
}
