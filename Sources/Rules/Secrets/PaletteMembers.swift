import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// Compares the members of a Palette Secret's JSON with what PaletteAI reads.
struct PaletteMembers {
  let object: PlatformObject
  let value: SecretValue
  let json: JSONValue

  func check(_ report: inout RuleReport) {
    let members = json.members ?? []
    let unknown = members.filter {
      !FoundPaletteSecret.required.contains($0.name)
        && !FoundPaletteSecret.optional.contains($0.name)
    }
    let missing = FoundPaletteSecret.required.filter { json[$0] == nil }
    let misspelt = misspelt(among: unknown, for: missing)
    for name in missing {
      if let member = misspelt[name] {
        add(misspelt: member, for: name, &report)
      } else {
        add(missing: name, &report)
      }
    }
    for name in FoundPaletteSecret.required + FoundPaletteSecret.optional {
      if let member = json[name] { check(member, &report) }
    }
    let taken = Set(misspelt.values.map(\.nameRange.lowerBound))
    let rest = unknown.filter { !taken.contains($0.nameRange.lowerBound) }
    for (member, range) in zip(rest, value.ranges(of: rest.map(\.nameRange))) {
      add(unknown: member, at: range, &report)
    }
  }

  /// For each missing name the member that was meant by it.
  private func misspelt(
    among unknown: [JSONValue.Member], for missing: [String]
  ) -> [String: JSONValue.Member] {
    var result: [String: JSONValue.Member] = [:]
    for member in unknown {
      guard let name = nearest(to: member.name, in: missing), result[name] == nil else { continue }
      result[name] = member
    }
    return result
  }

  private func check(_ member: JSONValue.Member, _ report: inout RuleReport) {
    let isFlag = member.name == "skipSSLCertificateVerification"
    switch member.value.content {
    case .boolean where isFlag: return
    case .string(let text) where !isFlag && !text.isEmpty: return
    case .string(let text) where !isFlag && text.isEmpty:
      report.add(
        "\(member.name) is empty", in: object, within: value, at: member.value.range,
        member: member.name, caption: "expected a text")
    default:
      report.add(
        "\(member.name) is \(member.value.typeName.withArticle), not a \(isFlag ? "boolean" : "string")",
        in: object, within: value, at: member.value.range, member: member.name,
        caption: isFlag ? "expected true or false" : "expected a string",
        help: isFlag ? "write true or false without quotes" : nil)
    }
  }

  private func add(
    misspelt member: JSONValue.Member, for name: String, _ report: inout RuleReport
  ) {
    report.add(
      "\(name) is required, and \"\(member.name)\" is not it", in: object, within: value,
      at: member.nameRange, member: name, caption: "no such member",
      help: "did you mean \"\(name)\"?")
  }

  private func add(missing name: String, _ report: inout RuleReport) {
    var field = object.path(of: value.node)
    FieldPath.append(name, to: &field)
    report.addAbsence(
      "\(name) is required in the JSON of a Palette Secret", in: object, field: field, at: key)
  }

  private func add(
    unknown member: JSONValue.Member, at range: SourceRange, _ report: inout RuleReport
  ) {
    let known = FoundPaletteSecret.required + FoundPaletteSecret.optional
    report.add(
      "a Palette Secret has no member \"\(member.name)\"", as: .warning, in: object, within: value,
      at: range, member: member.name, caption: "unknown member",
      help: nearest(to: member.name, in: known).map { "did you mean \"\($0)\"?" }
        ?? "the members are \(known.joined(separator: ", "))")
  }

  /// The key that the JSON stands under.
  private var key: Node? {
    object.root[value.isBase64 ? .data : .stringData]?.entry(PaletteSecret.key)?.key
  }
}
