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
      for index in object.root.tree.ambiguousScalars {
        let node = object.root.tree.node(at: Int(index))
        guard object.root.contains(node) else { continue }
        check(node, in: object, &report)
      }
    }
  }

  private static func check(
    _ node: Node, in object: PlatformObject, _ report: inout RuleReport
  ) {
    guard !object.violations.contains(where: { $0.node.index == node.index }) else { return }
    let reading = node.scalar?.written ?? "null"
    let type = node.scalar?.typeName ?? "null"
    report.add(
      "\"\(node.text)\" is the \(type) \(reading) to kubectl and something else to other readers",
      in: object, at: node, caption: "read as \(reading)",
      help: type == "string" ? "quote it" : "write \(reading), or quote it if text is meant")
  }
}
