import Definitions
import Diagnosis
import Platform
import SourceText
import YAMLSyntax

/// A few files as a repository, compiled.
struct Repository {
  static let schemas = Schemas()

  let files: [(path: String, text: String)]
  let compiled: CompiledDefinitions
  private let lines: [LineTable]

  /// - Parameter text: the files one after another, each after a line `#file: path`.
  init(text: String) {
    var files: [(path: String, text: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#file: ") {
        files.append((String(line.dropFirst(7)), ""))
      } else if !files.isEmpty {
        files[files.count - 1].text += line + "\n"
      }
    }
    self.init(files: files)
  }

  /// - Parameter isReversed: whether the definitions are given last to first.
  init(
    files: [(path: String, text: String)], externalTenants: Set<String> = ["external"],
    isReversed: Bool = false
  ) {
    self.files = files
    lines = files.map { LineTable(Array($0.text.utf8)) }
    var definitions: [CheckedDefinition] = []
    var manifests: [PlatformObject] = []
    for (index, file) in files.enumerated() {
      let read = YAMLReader.read(
        Array(file.text.utf8), source: SourceID(index), keys: Self.schemas.keys)
      for document in read.documents {
        if let definition = CheckedDefinition(document, checkedBy: Self.schemas) {
          definitions.append(definition)
        } else if case .manifest(let kind) = DocumentClass(document.root) {
          manifests.append(PlatformObject(kind: kind, root: document.root))
        }
      }
    }
    compiled = compile(
      definitions: isReversed ? definitions.reversed() : definitions, manifests: manifests,
      schemas: Self.schemas,
      isExternalTenant: { externalTenants.contains($0) })
  }

  // MARK: Outline

  /// All that the compiler says, as text: findings, objects with every key and leaf but
  /// `apiVersion` and `kind`, bases.
  var outline: String {
    var text = compiled.findings.map { outline($0) }.joined()
    text += compiled.objects.map { "\n" + outline($0) }.joined()
    let baseUses = compiled.baseUses
    for base in compiled.bases {
      let chain = compiled.chain(of: base).map(\.definition.name)
      let uses = (baseUses[base.definition.name] ?? []).map {
        "\($0.kind.rawValue) \($0.name) @\(place($0.location))"
      }
      text += "\nbase \(base.definition.name) <- \(chain)\n"
      text += uses.map { "  used by \($0)\n" }.joined()
    }
    if !compiled.mergedManifests.isEmpty { text += "\nmerged \(compiled.mergedManifests)\n" }
    return text
  }

  /// An object with every key and leaf.
  func outline(_ object: PlatformObject) -> String {
    var text = object.phrase + (object.state == .identityOnly ? " (identity only)\n" : "\n")
    outline(object.root, path: "", key: nil, into: &text)
    return text
  }

  private func outline(_ finding: Finding) -> String {
    var text = "\(place(finding.location))-\(finding.location.end - finding.location.start): "
    text += "\(finding.severity.name): \(finding.message) [\(finding.rule.text)]\n"
    if let object = finding.object {
      text += "  of \(object.kind) \(object.name), \(finding.field ?? "")"
      text += finding.concernsAbsence ? " (absent)\n" : "\n"
    }
    if let caption = finding.caption { text += "  ^ \(caption)\n" }
    for label in finding.related { text += "  \(place(label.location)): \(label.message)\n" }
    if let help = finding.help { text += "  = \(help)\n" }
    for edit in finding.fix?.edits ?? [] { text += "  + \(edit.replacement)\n" }
    return text
  }

  private func outline(_ node: Node, path: String, key: Node?, into text: inout String) {
    let start = key.map { "  \(path) @\(place($0.range))" } ?? "  \(path)"
    switch node.kind {
    case .mapping, .sequence:
      if !path.isEmpty {
        text += "\(start) \(node.isMapping ? "{}" : "[]") @\(place(node.range))\n"
      }
    case .scalar: text += "\(start) = \(node.text) @\(place(node.range))\n"
    case .poison: text += "\(start) = POISON @\(place(node.range))\n"
    }
    for override in node.overridden {
      text += "    was \(override.text) @\(place(override.location))\n"
    }
    let isTop = path.isEmpty
    for entry in node.entries where !isTop || entry.value.isMapping || entry.value.isPoison {
      var below = path
      FieldPath.append(FieldPath.key(entry.key.text), to: &below)
      outline(entry.value, path: below, key: entry.key, into: &text)
    }
    for (index, item) in node.items.enumerated() {
      outline(item, path: "\(path)[\(index)]", key: nil, into: &text)
    }
  }

  private func place(_ range: SourceRange) -> String {
    let position = lines[Int(range.source.index)].position(of: Int(range.start))
    return "\(files[Int(range.source.index)].path):\(position.line):\(position.column)"
  }
}
