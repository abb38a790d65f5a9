import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `palette-host`.
enum PaletteHost: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "palette-host", .error,
    severityNote: "warning for a URL that is not https or goes on after the host",
    by: .controller,
    summary: "the hostUrl of a Palette Secret is no absolute https URL of a host",
    explanation: """
      hostUrl is where PaletteAI finds Palette, as https and the host, with a port where it is not the \
      usual one: https://api.spectrocloud.com, or that of a self-hosted Palette. Without a scheme it is \
      no URL; with http the API key travels in clear; a path, even a lone slash at the end, is not \
      documented to work.
      """,
    sources: [
      "Configure Integrations, Create the Palette Secret: hostUrl, the Palette API URL",
      "Settings, Palette: the host URL differs for self-hosted Palette",
    ])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    for found in inspection.paletteSecrets {
      guard let palette = found.palette else { continue }
      guard let member = palette.json["hostUrl"], let text = member.value.string, !text.isEmpty,
        !Placeholder.isIn(text), !Substitution.isIn(text), let problem = Problem(text)
      else { continue }
      report.add(
        problem.message, as: problem.severity, in: found.secret.object, within: palette.value,
        at: member.value.range, member: "hostUrl", caption: problem.caption,
        help: "write https:// and the host, as in https://api.spectrocloud.com")
    }
  }

  /// What is wrong with a URL; its text is not repeated, since it may hold a password.
  private struct Problem {
    let severity: Severity
    let message: String
    let caption: String

    /// Nil where nothing is wrong.
    init?(_ text: String) {
      guard let url = HostURL(text) else {
        severity = .error
        message = "hostUrl is no absolute URL"
        caption = text.contains("://") ? "no URL of a host" : "a scheme is missing"
        return
      }
      severity = .warning
      switch (url.isSecure, url.hasMore) {
      case (true, false): return nil
      case (false, false):
        message = "hostUrl is not https"
        caption = "the API key would travel in clear"
      case (true, true):
        message = "hostUrl goes on after the host"
        caption = "only a host is expected"
      case (false, true):
        message = "hostUrl is not https and goes on after the host"
        caption = "expected https and a host"
      }
    }
  }
}

/// An absolute URL, as far as it matters here.
///
/// Source: RFC 3986, section 3.
private struct HostURL {
  let isSecure: Bool
  /// Whether there is a user, path, query or fragment.
  let hasMore: Bool

  /// Nil for what is no URL with a scheme and a host.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[colon...].starts(with: "://".utf8), colon > 0,
      bytes[..<colon].allSatisfy(Self.isAlphanumeric)
    else { return nil }
    let rest = bytes[(colon + 3)...]
    let authority = rest.prefix { !"/?#\\".utf8.contains($0) }
    let host =
      authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
    guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), Self.isHost(host) else { return nil }
    isSecure = String(decoding: bytes[..<colon], as: UTF8.self).lowercased() == "https"
    hasMore = authority.endIndex < bytes.count || host.count < authority.count
  }

  /// A name or address with an optional port.
  private static func isHost(_ host: ArraySlice<UInt8>) -> Bool {
    let isBracketed = host.first == UInt8(ascii: "[")
    let end =
      isBracketed
      ? host.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
      : host.firstIndex(of: UInt8(ascii: ":")) ?? host.endIndex
    guard let end, end > host.startIndex else { return false }
    let name = host[..<end]
    let isName = name.allSatisfy { isAlphanumeric($0) || "-._".utf8.contains($0) }
    let isAddress =
      isBracketed
      && name.dropFirst().dropLast().allSatisfy {
        isAlphanumeric($0) || ":.".utf8.contains($0)
      }
    return (isBracketed ? isAddress : isName) && isPort(host[end...])
  }

  private static func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    let number = UInt16(String(decoding: bytes.dropFirst(), as: UTF8.self))
    return first == UInt8(ascii: ":") && number ?? 0 > 0
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
