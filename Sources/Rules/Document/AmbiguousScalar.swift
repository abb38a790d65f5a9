import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `ambiguous-scalar`.
enum AmbiguousScalar: Rule {
  static let descriptor = RuleDescriptor(
    "ambiguous-scalar", .warning, by: .advice,
    summary: "a plain scalar that YAML 1.1 and YAML 1.2 read differently",
    explanation: """
      kubectl reads YAML 1.1: `yes` and `on` are true, `0123` is 83. Editors, yq and other tools read \
      YAML 1.2, where `yes` is a word and `0123` is 123. kubectl's reading has the right type here, so \
      the cluster takes it, but not everyone sees the same value. Write `true`, plain decimal digits, \
      or quote the text.
      """,
    sources: ["YAML 1.1 types (yaml.org/type) and the YAML 1.2 core schema"])

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    for object in resolution.catalogue.objects where object.state == .whole {
      visit(object.root, key: nil, in: object, resolution, &report)
    }
  }

  private static func visit(
    _ node: Node, key: Node?, in object: PlatformObject, _ resolution: Resolution,
    _ report: inout RuleReport
  ) {
    switch node.kind {
    case .mapping:
      for entry in node.entries {
        visit(entry.value, key: entry.key, in: object, resolution, &report)
      }
    case .sequence:
      for item in node.items { visit(item, key: key, in: object, resolution, &report) }
    case .scalar where node.isAmbiguous:
      guard !object.violations.contains(where: { $0.node.index == node.index }) else { return }
      let reading = node.scalar?.written ?? "null"
      let type = node.scalar?.typeName ?? "null"
      report.add(
        "\"\(node.text)\" is the \(type) \(reading) to kubectl and something else to other readers",
        in: object, at: node, caption: "read as \(reading)",
        help: type == "string" ? "quote it" : "write \(reading), or quote it if text is meant")
    case .scalar, .poison: break
    }
  }
}
