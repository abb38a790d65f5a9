/// How much a finding matters, from least to most.
public enum Severity: UInt8, Comparable, Sendable, CaseIterable {
  /// Advice.
  case note
  /// Accepted by the platform but very likely wrong, or refused by its console only.
  case warning
  /// Refused by the platform, or never able to become ready.
  case error

  /// The word in reports, options and configuration: `note`, `warning` or `error`.
  public var name: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// Reads `note`, `warning` or `error`; nil for any other word.
  public init?(name: String) {
    guard let match = Severity.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  /// Orders from note to error.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.rawValue < right.rawValue
  }
}
