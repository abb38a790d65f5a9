import Diagnosis
import SourceText

/// The Static Analysis Results Interchange Format, version 2.1.0.
enum SARIF {
  /// Source: OASIS Standard of 27 March 2020, appendix "schemas".
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"

  static func render(
    _ report: Report, at places: Places, descriptions: [RuleName: String]
  ) -> String {
    let rules = Set(report.findings.map(\.rule)).sorted()
    var indices: [RuleName: Int] = [:]
    for (index, rule) in rules.enumerated() { indices[rule] = index }
    let results = report.findings.map { finding in
      SARIFResult(
        finding: finding, ruleIndex: indices[finding.rule, default: -1], sources: report.sources,
        places: places
      ).json
    }
    let driver: JSON = [
      "name": "gesso",
      "version": .string(report.version),
      "rules": .array(rules.map { json($0, description: descriptions[$0]) }),
    ]
    let run: JSON = [
      "tool": ["driver": driver],
      "columnKind": "unicodeCodePoints",
      "newlineSequences": ["\r\n", "\n", "\r"],
      "results": .array(results),
    ]
    let log: JSON = ["$schema": .string(schema), "version": "2.1.0", "runs": [run]]
    return log.text
  }

  private static func json(_ rule: RuleName, description: String?) -> JSON {
    guard let description else { return ["id": .string(rule.text)] }
    return ["id": .string(rule.text), "shortDescription": message(description)]
  }

  /// A message without the links that brackets would make of other people's words.
  ///
  /// Source: SARIF 2.1.0, section 3.11.6.
  static func message(_ text: String) -> JSON {
    guard text.contains("](") else { return ["text": .string(text)] }
    let escaped = text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "[" || scalar == "]" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return ["text": .string(escaped)]
  }
}

private struct SARIFResult {
  let finding: Finding
  let ruleIndex: Int
  let sources: Sources
  let places: Places

  var json: JSON {
    let told = finding.help.map { "\(finding.message)\nhelp: \($0)" } ?? finding.message
    let path = sources[finding.location.source].path
    var members: [JSON.Member] = [
      .init("ruleId", .string(finding.rule.text)),
      .init("ruleIndex", .integer(ruleIndex)),
      .init("level", .string(finding.severity.name)),
      .init("message", SARIF.message(told)),
      .init("locations", [primaryLocation]),
    ]
    if !finding.related.isEmpty {
      let related = finding.related.enumerated().map(json)
      members.append(.init("relatedLocations", .array(related)))
    }
    members.append(
      .init("partialFingerprints", ["gesso/v1": .string(finding.fingerprint(path: path))]))
    if let fix = finding.fix(toldFrom: sources) { members.append(.init("fixes", [json(fix)])) }
    return .object(members)
  }

  private var primaryLocation: JSON {
    let physical = physicalLocation(finding.location)
    guard let object = finding.object else { return ["physicalLocation": physical] }
    let steps = [object.kind, object.namespace, object.name, finding.field]
    let logical: JSON = [
      "fullyQualifiedName": .string(steps.compactMap { $0 }.joined(separator: "/")),
      "kind": .string(finding.field == nil ? "object" : "property"),
    ]
    return ["physicalLocation": physical, "logicalLocations": [logical]]
  }

  private func json(_ index: Int, _ label: Label) -> JSON {
    [
      "id": .integer(index + 1),
      "physicalLocation": physicalLocation(label.location),
      "message": SARIF.message(label.message),
    ]
  }

  private func physicalLocation(_ range: SourceRange) -> JSON {
    ["artifactLocation": artifact(range.source), "region": region(range)]
  }

  private func artifact(_ source: SourceID) -> JSON {
    ["uri": .string(relativeReference(sources[source].path)), "uriBaseId": "%SRCROOT%"]
  }

  private func region(_ range: SourceRange) -> JSON {
    let span = places.span(of: range)
    return [
      "startLine": .integer(span.start.line),
      "startColumn": .integer(span.start.column),
      "endLine": .integer(span.end.line),
      "endColumn": .integer(span.end.column),
      "byteOffset": .integer(span.start.offset),
      "byteLength": .integer(span.end.offset - span.start.offset),
    ]
  }

  private func json(_ fix: Fix) -> JSON {
    let changed = Set(fix.edits.map(\.range.source)).sorted()
    let changes = changed.map { source -> JSON in
      let replacements = fix.edits.filter { $0.range.source == source }.map { edit -> JSON in
        [
          "deletedRegion": region(edit.range),
          "insertedContent": ["text": .string(edit.replacement)],
        ]
      }
      return ["artifactLocation": artifact(source), "replacements": .array(replacements)]
    }
    return ["description": SARIF.message(fix.title), "artifactChanges": .array(changes)]
  }
}

/// A path as a relative URI reference: all but unreserved characters and slashes percent-encoded.
///
/// Source: RFC 3986, sections 2.3 and 4.2.
private func relativeReference(_ path: String) -> String {
  var reference = ""
  for byte in path.utf8 {
    let scalar = Unicode.Scalar(byte)
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/":
      reference.unicodeScalars.append(scalar)
    default:
      reference += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }
  }
  return reference
}
