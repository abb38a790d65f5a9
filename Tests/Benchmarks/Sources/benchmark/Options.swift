/// What was asked for on the command line.
struct Options {
  /// The gesso to measure.
  private(set) var gesso = "gesso"
  /// The size of the large repository; the smaller ones are a tenth and a hundredth of it.
  private(set) var projects = 10_000
  private(set) var pairs = 7
  /// The names of the measurements to make; empty for all.
  private(set) var only: [String] = []
  /// Where to leave the repositories for the next run; nil for a temporary folder.
  private(set) var keep: String?
  private(set) var lists = false

  static let usage = """
    usage: benchmark [--gesso PATH] [--projects N] [--pairs N] [--only NAME]... [--keep DIR]
           benchmark --list
    """

  /// Nil where the arguments make no sense.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      guard option != "--list" else {
        lists = true
        continue
      }
      guard let value = rest.popFirst(), take(option, value) else { return nil }
    }
    let known = Measurement.all.map(\.name)
    guard projects > 0, pairs > 0, only.allSatisfy(known.contains) else { return nil }
  }

  private mutating func take(_ option: String, _ value: String) -> Bool {
    switch (option, Int(value)) {
    case ("--gesso", _): gesso = value
    case ("--projects", let number?): projects = number
    case ("--pairs", let number?): pairs = number
    case ("--only", _): only.append(value)
    case ("--keep", _): keep = value
    default: return false
    }
    return true
  }
}
