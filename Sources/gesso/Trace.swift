import Compiler
import Diagnosis
import Glibc
import Resolution
import Rules
import Synchronization

/// How long each phase of a run took, for whoever asks why it is slow: with `GESSO_TRACE=1` in the
/// environment every phase says so on standard error as it ends.
///
/// A line has the phase's wall time and the processor time of all threads, both in milliseconds, and
/// the most memory that the process has had so far. With `GESSO_TRACE=rules` every rule is checked once
/// more by itself, on one thread, and its time said: what several rules share counts for the first.
enum Trace {
  private struct Running {
    let phase: String
    let wall: ContinuousClock.Instant
    let processor: Duration
  }

  private static let isWanted = Terminal.environment("GESSO_TRACE") != nil
  private static let running = Mutex<Running?>(nil)

  /// Ends the phase before and begins one.
  static func begin(_ phase: String) {
    guard isWanted else { return }
    end()
    running.withLock {
      $0 = Running(phase: phase, wall: ContinuousClock.now, processor: usage.processor)
    }
  }

  static func begin(_ phase: Compiler.Phase) { begin(phase.rawValue) }

  /// Says how long each rule takes, where that is wanted.
  static func timeRules(over resolution: Resolution) {
    guard Terminal.environment("GESSO_TRACE") == "rules" else { return }
    let inspection = Inspection(resolution)
    for rule in RuleCatalogue.all {
      if case .pageOnly = rule.manner { continue }
      let clock = ContinuousClock()
      var findings = 0
      let time = clock.measure { findings = RuleCatalogue.check(rule, over: inspection).count }
      Terminal.standardError(
        "trace: rule \(rule.descriptor.name.text): \(milliseconds(time)) ms, \(findings) findings")
    }
  }

  /// Ends the phase that goes on.
  static func end() {
    guard isWanted else { return }
    let ended = running.withLock { running in
      defer { running = nil }
      return running
    }
    let (processor, peak) = usage
    if let ended {
      say(ended.phase, ContinuousClock.now - ended.wall, processor - ended.processor, peak)
    } else {
      say("start", nil, processor, peak)
    }
  }

  private static func say(
    _ phase: String, _ wall: Duration?, _ processor: Duration, _ peak: Int
  ) {
    let wall = wall.map { " \(milliseconds($0)) ms," } ?? ""
    Terminal.standardError(
      "trace: \(phase):\(wall) \(milliseconds(processor)) ms of processor time, \(peak / 1024) MB at most"
    )
  }

  /// Tenths of milliseconds are as fine as any phase is of interest.
  private static func milliseconds(_ duration: Duration) -> String {
    let tenths =
      duration.components.seconds * 10_000 + duration.components.attoseconds / 100_000_000_000_000
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// The processor time of all threads since the process began, and its largest resident set in KiB.
  private static var usage: (processor: Duration, peak: Int) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let spent = duration(usage.ru_utime) + duration(usage.ru_stime)
    return (spent, Int(usage.ru_maxrss))
  }

  private static func duration(_ time: timeval) -> Duration {
    .seconds(time.tv_sec) + .microseconds(Int(time.tv_usec))
  }
}
