import Definitions
import Diagnosis
import Platform
import Resolution
import Rules
import SourceText
import YAMLSyntax

/// Sorts a file's documents into definitions, manifests and what gesso leaves alone.
struct UnitReader: ~Copyable {
  private let schemas: Schemas
  private let file: YAMLFile
  private var objects = ShortList<PlatformObject>()
  private var definitions = ShortList<CheckedDefinition>()
  private var rarities = Unit.Rarities()
  private var secrets: SensitiveRanges
  /// Whether the document that is being read holds a Secret, or what makes one.
  private var holdsSecret = false

  /// Reads one file.
  static func read(_ source: SourceFile, id: SourceID, schemas: Schemas, limits: ReadLimits) -> Unit
  {
    let file = YAMLReader.read(source.bytes, source: id, keys: schemas.keys, limits: limits)
    var reader = UnitReader(file: file, bytes: source.bytes, schemas: schemas)
    for index in file.documents.indices { reader.read(documentAt: index, of: source.bytes.count) }
    let comments = SuppressionReader(source.bytes, file)
    reader.rarities.findings += comments.findings
    reader.rarities.suppressions = comments.suppressions
    return Unit(
      file: SourceFile(
        path: source.path, bytes: source.bytes, sensitive: reader.secrets.ascending),
      documents: file.documents.count, objects: reader.objects,
      definitions: reader.definitions, rarities: reader.rarities)
  }

  /// Stands for a file that is larger than the limit; nothing is known of what it holds.
  static func refuse(_ path: String, id: SourceID, size: Int, limit: Int) -> Unit {
    var rarities = Unit.Rarities()
    rarities.unreadable.anything = true
    rarities.findings = [
      Finding(
        rule: InputLimit.name, severity: .error,
        message: "the file has \(size) bytes, more than the \(limit) allowed",
        location: SourceRange(source: id, start: 0, end: 0),
        help: "split the file, or raise limits.fileSize in gesso.yaml")
    ]
    return Unit(
      file: SourceFile(path: path, bytes: []), documents: 0, objects: ShortList(),
      definitions: ShortList(), rarities: rarities)
  }

  private init(file: YAMLFile, bytes: [UInt8], schemas: Schemas) {
    self.file = file
    secrets = SensitiveRanges(of: bytes)
    self.schemas = schemas
    rarities.findings = file.findings
    if file.documents.isEmpty, !file.findings.isEmpty { rarities.unreadable.anything = true }
  }

  private mutating func read(documentAt index: Int, of size: Int) {
    let document = file.documents[index]
    holdsSecret = false
    let isOurs = read(document.root, isBroken: document.isBroken)
    let stretch = stretch(ofDocumentAt: index, of: size)
    if holdsSecret { secrets.add(remarksIn: stretch, around: document.root) }
    if document.isBroken {
      secrets.addBrokenDocument(document.root, from: stretch.lowerBound, isKnown: isOurs)
    }
    guard isOurs else { return secrets.addUnknownDocument(document.root, in: stretch) }
    guard !document.duplicateKeys.isEmpty else { return }
    let hidden = holdsSecret ? secrets.ascending : []
    for key in document.duplicateKeys { report(key, in: document, sparing: hidden) }
  }

  /// A document with what stands around it, from the end of the one before to the start of the next.
  private func stretch(ofDocumentAt index: Int, of size: Int) -> Range<Int> {
    let documents = file.documents
    let start = index == 0 ? 0 : Int(documents[index - 1].extent.end)
    let end = index + 1 < documents.count ? Int(documents[index + 1].extent.start) : size
    return start..<max(start, end)
  }

  /// Takes a document or an item of a List; false for what gesso leaves alone.
  private mutating func read(_ root: Node, isBroken: Bool) -> Bool {
    switch DocumentClass(root) {
    case .manifest(let kind):
      add(
        PlatformObject(
          kind: kind, root: root, state: isBroken ? .identityOnly : .whole, checkedBy: schemas))
    case .definition(let kind):
      secrets.add(privateKeysInDefinition: root)
      definitions.append(
        CheckedDefinition(kind: kind, root: root, isBroken: isBroken, checkedBy: schemas))
    case .list:
      for item in root[.items]?.items ?? root.items { _ = read(item, isBroken: isBroken) }
      if isBroken { rarities.unreadable.anything = true }
    case .retired(let kind, let retired):
      report(retired, in: root)
      if let kind { add(PlatformObject(kind: kind, root: root, state: .identityOnly)) }
    case .unknownDefinition: reportUnknownDefinition(root)
    case .configuration: return true
    case .other:
      if isBroken, root[.kind]?.isScalar != true || root[.apiVersion]?.isScalar != true {
        rarities.unreadable.anything = true
      }
      return false
    }
    return true
  }

  private mutating func add(_ object: PlatformObject) {
    let makesSecret = object.kind == .sealedSecret || object.kind == .externalSecret
    if object.kind == .secret { secrets.add(valuesOf: object.root) }
    if makesSecret { secrets.add(templateOf: object.root) }
    holdsSecret = holdsSecret || makesSecret || object.kind == .secret
    if object.kind == .computeConfig { secrets.add(privateKeysInComputeConfig: object.root) }
    if object.state == .identityOnly, object.name.isEmpty {
      rarities.unreadable.kinds.insert(object.kind)
    }
    objects.append(object)
  }

  // MARK: Findings

  private mutating func report(
    _ key: DuplicateKey, in document: YAMLDocument, sparing hidden: [Range<Int>]
  ) {
    let place = hidden.partitioningIndex { $0.upperBound > Int(key.location.start) }
    let isHidden = place < hidden.count && hidden[place].overlaps(key.location.bytes)
    var field = key.parent
    FieldPath.append(FieldPath.key(key.name), to: &field)
    rarities.findings.append(
      Finding(
        rule: DuplicateKeyRule.name, severity: .error,
        message: isHidden
          ? "a key stands twice in one mapping"
          : "the key \"\(key.name)\" stands twice in one mapping",
        object: reference(document.root), field: isHidden ? nil : field, location: key.location,
        caption: "again",
        related: [Label(message: "it stands here first", location: key.first)],
        help: "kubectl would silently take the last one; remove one of them"))
  }

  private mutating func report(_ retired: RetiredAPI, in root: Node) {
    let node = root[retired.part == .kind ? .kind : .apiVersion] ?? root
    let words = retired.part == .kind ? "kind \(node.text)" : "version \(node.text)"
    rarities.findings.append(
      Finding(
        rule: RetiredAPIRule.name, severity: .error,
        message: "the platform no longer serves \(words)", object: reference(root),
        field: retired.part == .kind ? "kind" : "apiVersion", location: node.range,
        caption: "now \(retired.correction)",
        help: "write \(retired.correction), and its fields as they are today"))
  }

  private mutating func reportUnknownDefinition(_ root: Node) {
    let isVersion = root[.apiVersion]?.isText("gesso/v1") == false
    let node = root[isVersion ? .apiVersion : .kind] ?? root
    let kinds = DefinitionKind.allCases.map(\.rawValue) + ["Configuration"]
    let nearest = nearest(to: node.text, in: kinds)
    rarities.findings.append(
      Finding(
        rule: InvalidValue.name, severity: .error,
        message: isVersion
          ? "gesso has no version \"\(node.text)\"" : "gesso has no definition \"\(node.text)\"",
        object: reference(root), field: isVersion ? "apiVersion" : "kind", location: node.range,
        help: isVersion
          ? "write gesso/v1"
          : nearest.map { "did you mean \"\($0)\"?" }
            ?? "the kinds of gesso/v1 are \(kinds.joined(separator: ", "))"))
  }

  private func reference(_ root: Node) -> ObjectReference? {
    guard let version = root[.apiVersion]?.text, let kind = root[.kind]?.text else { return nil }
    return ObjectReference(
      apiVersion: version, kind: kind, namespace: root[.metadata, .namespace]?.string,
      name: root[.metadata, .name]?.string ?? "")
  }
}
