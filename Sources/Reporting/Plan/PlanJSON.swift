import Diagnosis
import Planning
import SourceText

/// The contract for programs; its schema is `schemas/plan.schema.json`.
struct PlanJSON {
  private let report: PlanReport
  private let places: Places

  static func render(_ report: PlanReport) -> String { PlanJSON(report).document.text }

  private init(_ report: PlanReport) {
    self.report = report
    let plan = report.plan
    places = Places(
      of: plan.steps.flatMap { [$0.location] + $0.fields.map(\.location) }
        + plan.findings.flatMap(\.ranges),
      in: plan.sources)
  }

  private var document: JSON {
    let plan = report.plan
    return [
      "version": .integer(1),
      "tool": ["name": "gesso", "version": .string(report.version)],
      "target": .string(report.target),
      "base": json(report.base),
      "head": json(report.head),
      "summary": summary,
      "steps": .array(plan.steps.map { json($0) }),
      "loops": .array(plan.loops.map { .array($0.map { JSON($0) }) }),
      "hidden": .array(plan.hidden.map { JSON($0) }),
      "remains": .array(
        plan.remains.map { ["namespace": .string($0.namespace), "tenant": .string($0.tenant)] }),
      "access": .array(plan.access.map { json($0) }),
      "quotas": .array(plan.quotas.map { json($0) }),
      "moves": .array(
        plan.moves.map {
          ["project": .string($0.project), "old": .string($0.old), "new": .string($0.new)]
        }),
      "findings": .array(report.report.findings.map { json($0) }),
    ]
  }

  private var summary: JSON {
    let findings = report.report.summary
    return [
      "created": .integer(report.summary.created),
      "changed": .integer(report.summary.changed),
      "deleted": .integer(report.summary.deleted),
      "automatic": .integer(report.summary.automatic),
      "errors": .integer(findings.errors),
      "warnings": .integer(findings.warnings),
      "notes": .integer(findings.notes),
      "safe": .boolean(!report.plan.isUnsafe),
    ]
  }

  private func json(_ state: PlanState) -> JSON {
    [
      "kind": .string(state.kind.rawValue), "revision": JSON(state.revision),
      "errors": .integer(state.errors),
    ]
  }

  // MARK: Steps

  private func json(_ step: Step) -> JSON {
    [
      "action": .string(step.action.rawValue),
      "object": JSON(step.object),
      "location": json(step.location),
      "fields": .array(step.fields.map { json($0) }),
      "gate": step.gate.map {
        ["namespace": .string($0.namespace), "tenant": .string($0.tenant)]
      } ?? .null,
      "cause": step.cause.map { JSON($0) } ?? .null,
    ]
  }

  private func json(_ field: FieldChange) -> JSON {
    [
      "path": .string(field.path),
      "change": .string(field.kind.rawValue),
      "masked": .boolean(field.isMasked),
      "old": field.old.map { json($0.content) } ?? .null,
      "new": field.new.map { json($0.content) } ?? .null,
      "location": json(field.location),
    ]
  }

  private func json(_ value: PlannedValue.Content) -> JSON {
    switch value {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(Int(value))
    case .number(let value): .number(value)
    case .string(let text): .string(text)
    case .list(let items): .array(items.map { json($0) })
    case .mapping(let members): .object(members.map { JSON.Member($0.name, json($0.value)) })
    }
  }

  // MARK: What it means

  private func json(_ change: AccessChange) -> JSON {
    [
      "change": .string(change.isGain ? "gained" : "lost"),
      "group": .string(change.group),
      "role": .string(change.role),
      "project": JSON(change.project),
      "tenant": JSON(change.tenant),
    ]
  }

  private func json(_ change: QuotaChange) -> JSON {
    [
      "change": .string(change.isRaise ? "raised" : "lowered"),
      "object": JSON(change.object),
      "sort": .string(change.sort),
      "family": .string(change.family),
      "old": change.old.map { .integer(Int($0)) } ?? .null,
      "new": change.new.map { .integer(Int($0)) } ?? .null,
    ]
  }

  private func json(_ finding: Finding) -> JSON {
    let path = places.span(of: finding.location).path
    return [
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
      "fingerprint": .string(finding.fingerprint(path: path)),
    ]
  }

  private func json(_ range: SourceRange) -> JSON {
    let span = places.span(of: range)
    return [
      "state": .string(report.plan.isInBase(range) ? "base" : "head"),
      "path": .string(span.path), "start": JSON(span.start), "end": JSON(span.end),
    ]
  }
}
