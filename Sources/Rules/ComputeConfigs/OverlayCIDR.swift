import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `overlay-cidr`.
enum OverlayCIDR: ObjectRule {
  static let descriptor = RuleDescriptor(
    "overlay-cidr", .error,
    severityNote: "warning for a range that is valid but hardly meant so", by: .ui,
    summary: "an enabled network overlay without a CIDR range, or a range that is none",
    explanation: """
      The overlay takes its addresses from the range, and the first one becomes the virtual IP. A range \
      is an address, a slash and the number of bits that all its addresses share. Bits set beyond \
      those are most likely a slip, and a range of four addresses or fewer has no room for nodes.
      """,
    sources: [
      "Create and Manage Projects, Compute Config - Enable Network Overlay: CIDR is required, the first "
        + "IP address is used as the overlay VIP"
    ])

  static let kinds = [Kind.computeConfig]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    guard let overlay = subject.cluster?.edge?.entry(.networkOverlayConfig),
      overlay.value.isMapping
    else { return }
    let enabled = Switch(overlay.value[.enabled])
    if let node = overlay.value[.cidr], !node.isNull {
      if node.isEmptyScalar, !enabled.isOn { return }
      check(node, in: object, &report)
    } else if case .on(let node) = enabled {
      report.addAbsence(
        "the network overlay is enabled without a CIDR range", in: object,
        field: object.path(of: overlay.value) + ".cidr",
        at: overlay.value.entry(.cidr)?.key ?? overlay.key,
        related: [Label(message: "it is enabled here", location: node.range)],
        help: "write cidr: with a range, such as 100.64.192.0/18")
    }
  }

  private static func check(
    _ node: Node, in object: PlatformObject, _ report: inout RuleReport
  ) {
    guard let text = node.string, let range = CIDR(text) else {
      let value = node.isScalar ? "\"\(node.text)\"" : "this"
      report.add(
        "\(value) is no CIDR range", in: object, at: node,
        help: "write an address, a slash and a number of bits, such as 100.64.192.0/18")
      return
    }
    if range.base != range.address {
      report.add(
        "\"\(text)\" has bits set beyond the first \(range.prefix)", as: .warning, in: object,
        at: node, caption: range.hostBits <= 2 ? "and room for hardly any node" : nil,
        help: "write \(CIDR.text(range.base, range.prefix)) if that range is meant")
    } else if range.hostBits <= 2 {
      report.add(
        "\"\(text)\" has only \(1 << range.hostBits) address\(range.hostBits == 0 ? "" : "es")",
        as: .warning, in: object, at: node, caption: "the first is the virtual IP",
        help: "write a larger range, such as 100.64.192.0/18")
    }
  }
}
