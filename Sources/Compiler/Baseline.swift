package import Diagnosis
import Platform
package import SourceText

/// Findings that are known and accepted for now, by fingerprint, so that only new ones are reported.
package struct Baseline: Sendable {
  /// One fault and how often it is accepted.
  private struct Entry {
    let fingerprint: String
    let rule: String
    let subject: String
    let field: String
    var count: Int

    /// The fault as messages name it: `empty-role of Project vision, spec.roleMapping.editor`.
    var phrase: String {
      "\(rule) of \(subject)" + (field.isEmpty ? "" : ", \(field)")
    }
  }

  /// The most findings that a file may accept: far more than anyone has, and no more than can be
  /// told one by one.
  private static let most = 5_000_000

  /// The entries in the order of the file, each fingerprint once.
  private let entries: [Entry]

  /// Why a file is no baseline, as the end of a sentence.
  package struct Fault: Error {
    package let message: String
  }

  /// Accepts all of the given findings.
  package init(of findings: [Finding], in sources: Sources) {
    var places: [String: Int] = [:]
    var entries: [Entry] = []
    for finding in findings {
      let path = sources[finding.location.source].path
      let fingerprint = finding.fingerprint(path: path)
      if let place = places[fingerprint] {
        entries[place].count += 1
        continue
      }
      places[fingerprint] = entries.count
      entries.append(
        Entry(
          fingerprint: fingerprint, rule: finding.rule.text,
          subject: finding.object.map(Baseline.subject) ?? path, field: finding.field ?? "",
          count: 1))
    }
    self.entries = entries.sorted {
      ($0.subject, $0.rule, $0.field, $0.fingerprint)
        < ($1.subject, $1.rule, $1.field, $1.fingerprint)
    }
  }

  private static func subject(_ object: ObjectReference) -> String {
    "\(object.kind) \(object.namespace.map { "\($0)/" } ?? "")\(object.name)"
  }

  /// What is left of findings when the accepted ones are taken out.
  package struct Remainder: Sendable {
    /// The findings that are not accepted, in the order given.
    package let findings: [Finding]
    /// How many findings the baseline silenced.
    package let silenced: Int
    /// The accepted findings that are there no more, each in a few words, in the order of the file.
    package let outdated: [String]
  }

  /// Takes the accepted findings out; of more than are accepted alike, the first ones.
  package func remainder(of findings: [Finding], in sources: Sources) -> Remainder {
    var left: [String: Int] = [:]
    for entry in entries { left[entry.fingerprint] = entry.count }
    let fresh = findings.filter { finding in
      let fingerprint = finding.fingerprint(path: sources[finding.location.source].path)
      guard let count = left[fingerprint], count > 0 else { return true }
      left[fingerprint] = count - 1
      return false
    }
    return Remainder(
      findings: fresh, silenced: findings.count - fresh.count,
      outdated: entries.flatMap { entry in
        Array(repeating: entry.phrase, count: left[entry.fingerprint] ?? 0)
      })
  }
}

// MARK: - The file

extension Baseline {
  /// The baseline as a file: JSON with a line for each entry, the same for the same findings.
  package var json: String {
    let lines = entries.map { entry in
      let count = entry.count == 1 ? "" : ", \"count\": \(entry.count)"
      return "    {\"fingerprint\": \(quoted(entry.fingerprint)), \"rule\": \(quoted(entry.rule)), "
        + "\"object\": \(quoted(entry.subject)), \"field\": \(quoted(entry.field))\(count)}"
    }
    let list = lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n  ]"
    return "{\n  \"version\": 1,\n  \"findings\": \(list)\n}\n"
  }

  /// Reads a file that `json` wrote.
  package init(parsing bytes: [UInt8]) throws(Fault) {
    let json: JSONValue
    do throws(JSONValue.Fault) {
      json = try JSONValue(parsing: bytes)
    } catch {
      let line = LineTable(bytes).position(of: error.offset).line
      throw Fault(message: "line \(line) is no JSON: \(error.message)")
    }
    func number(_ value: JSONValue?) -> Int? {
      guard let value, case .number = value.content else { return nil }
      return Int(String(decoding: bytes[value.range], as: UTF8.self))
    }
    guard number(json["version"]?.value) == 1,
      case .array(let items)? = json["findings"]?.value.content
    else { throw Fault(message: "it has no version 1 and no list of findings") }
    var left = Baseline.most
    var places: [String: Int] = [:]
    var entries: [Entry] = []
    for item in items {
      let count = item["count"].map { number($0.value) } ?? 1
      guard let fingerprint = item["fingerprint"]?.value.string, let count, count > 0 else {
        let line = LineTable(bytes).position(of: item.range.lowerBound).line
        throw Fault(message: "line \(line) has no fingerprint, or a count below 1")
      }
      guard count <= left else {
        throw Fault(message: "it accepts more than \(Baseline.most) findings")
      }
      left -= count
      if let known = places[fingerprint] {
        entries[known].count += count
        continue
      }
      places[fingerprint] = entries.count
      entries.append(
        Entry(
          fingerprint: fingerprint, rule: item["rule"]?.value.string ?? "",
          subject: item["object"]?.value.string ?? "", field: item["field"]?.value.string ?? "",
          count: count))
    }
    self.entries = entries
  }

  /// A JSON string without any character that a terminal would not show.
  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case _ where scalar == "\"" || scalar == "\\": quoted += "\\\(scalar)"
      case .control, .format, .lineSeparator, .paragraphSeparator:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
