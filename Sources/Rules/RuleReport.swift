package import Diagnosis
package import Platform
package import SourceText
package import YAMLSyntax

/// Collects the findings of one rule.
package struct RuleReport: Sendable {
  private let rule: RuleName
  /// What the findings count as where nothing else is said.
  private let severity: Severity
  package private(set) var findings: [Finding] = []
  /// Labels and annotations that the rule has found nothing wrong with, for it to know copies of them.
  var sound = Marks()

  /// Labels and annotations, each the latest.
  struct Marks: Sendable {
    var labels: Node?
    var annotations: Node?
  }

  package init(_ rule: RuleDescriptor) {
    self.rule = rule.name
    severity = rule.severity
  }

  /// Takes out what was reported so far.
  mutating func take() -> [Finding] {
    defer { findings = [] }
    return findings
  }

  /// Reports a token of an object.
  ///
  /// - Parameters:
  ///   - severity: nil for the rule's own.
  ///   - object: the object that the finding speaks of.
  ///   - node: the token at fault, a node of that object.
  ///   - range: other characters than the node's, such as those within a Secret's JSON.
  ///   - field: another field path than the node's.
  ///   - caption: a few words beneath the marked characters.
  package mutating func add(
    _ message: String, as severity: Severity? = nil, in object: PlatformObject, at node: Node,
    range: SourceRange? = nil, field: String? = nil, caption: String? = nil,
    related: [Label] = [], help: String? = nil, fix: Fix? = nil
  ) {
    guard !node.isPoison else { return }
    findings.append(
      Finding(
        rule: rule, severity: severity ?? self.severity, message: message,
        object: object.reference, field: field ?? object.path(of: node),
        location: range ?? node.range, caption: caption, related: related, help: help, fix: fix
      ).sparingKeys(of: object))
  }

  /// Reports that something is not written, at the nearest thing that is.
  ///
  /// - Parameters:
  ///   - field: the path of what is missing.
  ///   - node: the nearest token; nil for the object's name.
  package mutating func addAbsence(
    _ message: String, as severity: Severity? = nil, in object: PlatformObject, field: String,
    at node: Node? = nil, caption: String? = nil, related: [Label] = [], help: String? = nil,
    fix: Fix? = nil
  ) {
    findings.append(
      Finding(
        rule: rule, severity: severity ?? self.severity, message: message,
        object: object.reference, field: field, location: node?.range ?? object.blame,
        caption: caption, related: related, help: help, fix: fix, concernsAbsence: true
      ).sparingKeys(of: object))
  }

  /// Reports an object as a whole, at its name.
  package mutating func add(
    _ message: String, as severity: Severity? = nil, about object: PlatformObject,
    caption: String? = nil, related: [Label] = [], help: String? = nil, fix: Fix? = nil
  ) {
    findings.append(
      Finding(
        rule: rule, severity: severity ?? self.severity, message: message,
        object: object.reference, field: "metadata.name", location: object.blame,
        caption: caption, related: related, help: help, fix: fix))
  }
}
