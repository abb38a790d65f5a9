import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `ntp-server`.
enum NTPServer: Rule {
  static let descriptor = RuleDescriptor(
    "ntp-server", .error, severityNote: "warning for what looks like a URL", by: .advice,
    summary: "a time server that is empty or looks like a URL",
    explanation: """
      A time server is a host name or an IP address. Nodes whose clocks differ fail to join a cluster, \
      and the cause is hard to find.
      """,
    sources: ["Create and Manage Projects, Compute Config - Edge Configuration: NTP Servers"])

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    for config in ComputeConfig.all(in: resolution) {
      guard let servers = config.edge?[.ntpServers] else { continue }
      for server in servers.items {
        guard let text = server.string else { continue }
        if text.allSatisfy(\.isWhitespace) {
          report.add(
            "a time server is empty", in: config.object, at: server, help: "remove it")
        } else if text.contains("/") {
          report.add(
            "the time server \"\(text)\" looks like a URL", as: .warning, in: config.object,
            at: server, help: "write \(host(text)), without scheme and path")
        }
      }
    }
  }

  private static func host(_ text: String) -> String {
    let parts = text.split(separator: "/")
    let rest = text.contains("://") ? parts.dropFirst() : parts[...]
    return rest.first.map { "\"\($0)\"" } ?? "a host name"
  }
}
