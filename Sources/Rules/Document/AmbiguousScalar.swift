import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `ambiguous-scalar`.
enum AmbiguousScalar: ObjectRule {
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

  static let kinds = Kind.allCases

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let scalars = subject.object.root.ambiguousScalars
    guard !scalars.isEmpty else { return }
    // wrong-type and the other rules about schemas.
    let told = Set(subject.object.violations.map(\.node.index))
    for node in scalars where !told.contains(node.index) {
      add(node, in: subject.object, &report)
    }
  }

  private static func add(
    _ node: Node, in object: PlatformObject, _ report: inout RuleReport
  ) {
    let type = node.scalar?.typeName ?? "null"
    if let value = object.secretValue(around: node) {
      return report.add(
        "this is \(type.withArticle) to kubectl and something else to other readers",
        in: object, at: node, field: object.path(of: value), help: "quote it")
    }
    let reading = node.scalar?.written ?? "null"
    report.add(
      "\"\(node.text)\" is the \(type) \(reading) to kubectl and something else to other readers",
      in: object, at: node, caption: "read as \(reading)",
      help: type == "string" ? "quote it" : "write \(reading), or quote it if text is meant")
  }
}
