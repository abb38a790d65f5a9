import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `ntp-server`.
enum NTPServer: ObjectRule {
  static let descriptor = RuleDescriptor(
    "ntp-server", .error, severityNote: "warning for what looks like a URL", by: .advice,
    summary: "a time server that is empty or looks like a URL",
    explanation: """
      A time server is a host name or an IP address. Nodes whose clocks differ fail to join a cluster, \
      and the cause is hard to find.
      """,
    sources: ["Create and Manage Projects, Compute Config - Edge Configuration: NTP Servers"])

  static let kinds = [Kind.computeConfig]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let servers = subject.cluster?.edge?[.ntpServers] else { return }
    for server in servers.items where !server.withText(isSurelyHost) {
      guard let text = server.string else { continue }
      if text.allSatisfy(\.isWhitespace) {
        report.add("a time server is empty", in: subject.object, at: server, help: "remove it")
      } else if text.contains("/") {
        report.add(
          "the time server \"\(text)\" looks like a URL", as: .warning, in: subject.object,
          at: server, help: "write \(host(text)), without scheme and path")
      }
    }
  }

  private static func isSurelyHost(_ text: Span<UInt8>) -> Bool {
    text.surelyHasInk && !text.contains(UInt8(ascii: "/"))
  }

  private static func host(_ text: String) -> String {
    let parts = text.split(separator: "/")
    let rest = text.contains("://") ? parts.dropFirst() : parts[...]
    return rest.first.map { "\"\($0)\"" } ?? "a host name"
  }
}
