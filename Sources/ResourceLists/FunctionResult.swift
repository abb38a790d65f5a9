package import Diagnosis
import Reporting
package import SourceText
import YAMLSyntax

/// A finding as whoever runs the function shows it.
///
/// Source: KRM Functions Specification v1, "Result".
package struct FunctionResult: Sendable {
  private let message: String
  private let severity: Severity
  private let rule: RuleName
  private let object: ObjectReference?
  private let field: String?
  private let value: String?
  private let path: String?
  private let index: Int?

  /// - Parameters:
  ///   - finding: what was found in an item.
  ///   - item: the item with the token at fault; nil where it is in none.
  ///   - scalars: the scalars of the item that findings speak of.
  ///   - sources: the items as they were compiled; what is secret in them is not shown.
  package init(
    _ finding: Finding, in item: Item?, scalars: ItemScalars?, sources: Sources
  ) {
    let related = finding.related.prefix(3).map { label in
      "\(sources[label.location.source].path): \(label.message)"
    }
    message = ([finding.message, finding.help].compactMap(\.self) + related).map(visible)
      .joined(separator: "; ")
    severity = finding.severity
    rule = finding.rule
    object = finding.object
    field = finding.field
    value = scalars.flatMap { FunctionResult.value(of: finding, among: $0, sources: sources) }
    path = item?.path
    index = item?.index
  }

  package var isError: Bool { severity == .error }

  /// The scalar at fault; nil where there is none and where it may not be seen.
  private static func value(
    of finding: Finding, among scalars: ItemScalars, sources: Sources
  ) -> String? {
    let range = finding.location.bytes
    guard sources[finding.location.source].sensitive(in: range).isEmpty,
      let scalar = scalars[range], finding.field == scalar.path
    else { return nil }
    return scalar.text
  }

  /// Writes the result as an item of a sequence.
  func write(to writer: inout YAMLWriter) {
    writer.item("message", "\(message) [\(rule.text)]", depth: 0)
    writer.entry("severity", severity == .note ? "info" : severity.name, depth: 1)
    if let object {
      writer.opening("resourceRef", depth: 1)
      writer.entry("apiVersion", object.apiVersion, depth: 2)
      writer.entry("kind", object.kind, depth: 2)
      writer.entry("name", object.name, depth: 2)
      if let namespace = object.namespace { writer.entry("namespace", namespace, depth: 2) }
    }
    if let field {
      writer.opening("field", depth: 1)
      writer.entry("path", field, depth: 2)
      if let value { writer.entry("currentValue", value, depth: 2) }
    }
    if let path {
      writer.opening("file", depth: 1)
      writer.entry("path", path, depth: 2)
      if let index { writer.number("index", index, depth: 2) }
    }
    writer.opening("tags", depth: 1)
    writer.entry("rule", rule.text, depth: 2)
  }

  /// The result on one line, for those who see no results.
  package var line: String {
    let place = path.map { "\(visiblePath($0)): " } ?? ""
    let object = object.map { object in
      let namespace = object.namespace.map { "\($0)/" } ?? ""
      return "\(object.kind) \(visible(namespace + object.name)): "
    }
    let field = field.map { "\(visible($0)): " } ?? ""
    return "\(severity.name): \(place)\(object ?? "")\(field)\(message) [\(rule.text)]"
  }
}
