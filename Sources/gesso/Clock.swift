import Compiler
import Glibc

/// The only place that asks what time it is.
enum Clock {
  /// Today's date in UTC, so that all machines agree.
  static var today: Day {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let day = Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    return day ?? .first
  }
}
