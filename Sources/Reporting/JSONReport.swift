import Diagnosis
import SourceText

/// The contract for programs; its schema is `schemas/report.schema.json`.
enum JSONReport {
  static func render(_ report: Report, at places: Places) -> String {
    let findings = report.findings.map { finding in
      JSONFinding(finding: finding, sources: report.sources, places: places).json
    }
    let document: JSON = [
      "version": .integer(1),
      "tool": ["name": "gesso", "version": .string(report.version)],
      "target": .string(report.target),
      "source": [
        "kind": .string(report.origin.kind.rawValue), "revision": JSON(report.origin.revision),
      ],
      "summary": json(report.summary),
      "findings": .array(findings),
    ]
    return document.text
  }

  private static func json(_ summary: Summary) -> JSON {
    [
      "files": .integer(summary.files),
      "documents": .integer(summary.documents),
      "objects": .integer(summary.objects),
      "errors": .integer(summary.errors),
      "warnings": .integer(summary.warnings),
      "notes": .integer(summary.notes),
      "suppressed": .integer(summary.suppressed),
    ]
  }
}

private struct JSONFinding {
  let finding: Finding
  let sources: Sources
  let places: Places

  var json: JSON {
    [
      "rule": .string(finding.rule.text),
      "severity": .string(finding.severity.name),
      "message": .string(finding.message),
      "object": finding.object.map { JSON($0) } ?? .null,
      "field": JSON(finding.field),
      "location": json(finding.location),
      "related": .array(
        finding.related.map {
          ["message": .string($0.message), "location": json($0.location)]
        }),
      "help": JSON(finding.help),
      "fix": finding.fix(toldFrom: sources).map(json) ?? .null,
      "fingerprint": .string(
        finding.fingerprint(path: sources[finding.location.source].path)),
    ]
  }

  private func json(_ range: SourceRange) -> JSON {
    let span = places.span(of: range)
    return ["path": .string(span.path), "start": JSON(span.start), "end": JSON(span.end)]
  }

  private func json(_ fix: Fix) -> JSON {
    let edits = fix.edits.map { edit -> JSON in
      ["location": json(edit.range), "replacement": .string(edit.replacement)]
    }
    return ["title": .string(fix.title), "edits": .array(edits)]
  }
}

extension JSON {
  init(_ object: ObjectReference) {
    self = [
      "apiVersion": .string(object.apiVersion),
      "kind": .string(object.kind),
      "namespace": JSON(object.namespace),
      "name": .string(object.name),
    ]
  }

  init(_ position: Position) {
    self = [
      "line": .integer(position.line),
      "column": .integer(position.column),
      "offset": .integer(position.offset),
    ]
  }
}
