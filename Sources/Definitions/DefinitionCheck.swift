import Diagnosis
import Platform
import SourceText
import YAMLSyntax

/// What is wrong with a definition by itself: above all where it does not fit its schema.
///
/// What is wrong with a value that goes into a platform object as it is, the object's own schema tells;
/// here it is only put aside, for the case that the value reaches no object.
struct DefinitionCheck {
  private let definition: Definition
  private(set) var findings: [Finding] = []
  /// What the platform's schemas will tell of every value that reaches an object.
  private(set) var latent: [Finding] = []
  private var repair = Repair()

  /// - Parameter violations: where the definition does not fit its kind's schema, in its order.
  init(_ definition: Definition, _ violations: [SchemaViolation]) {
    self.definition = definition
    for violation in violations { take(violation) }
    let spec = definition.root[.spec]
    for holder in [spec, spec?[.projectDefaults]] {
      for field in [Field.settings, .computeConfig] { checkRef(in: holder?[field]) }
    }
  }

  /// The definition's mapping with poison wherever something is wrong that was reported.
  func repairedRoot(keys: KeyTable) -> Node {
    repair.applied(to: definition.root, keys: keys)
  }

  private mutating func take(_ violation: SchemaViolation) {
    let node = violation.node
    switch violation.problem {
    case .unknownField(let known): takeUnknownField(violation, known: known)
    case .missingField(let name): takeMissingField(violation, name: name)
    default:
      guard let finding = SchemaWords(violation).finding(of: definition) else { return }
      if DefinitionCheck.isCopied(violation.path) {
        if !definition.isBroken { latent.append(finding) }
      } else if case .wrongKeyType = violation.problem {
        findings.append(finding)
        repair.strayKeys[node.index] = .some(nil)
      } else {
        findings.append(finding)
        repair.poisoned.insert(node.index)
      }
    }
  }

  private mutating func takeUnknownField(_ violation: SchemaViolation, known: [String]) {
    let name = violation.node.text
    let meant = nearest(to: name, in: known)
    repair.strayKeys[violation.node.index] = .some(meant)
    findings.append(
      Finding(
        rule: "unknown-field", severity: .error,
        message: "a \(definition.kind.rawValue) definition has no field \"\(violation.path)\"",
        object: definition.reference, field: violation.path, location: violation.node.range,
        caption: "unknown field",
        help: meant.map { "did you mean \"\($0)\"?" }
          ?? "the fields here are \(known.joined(separator: ", "))"))
  }

  private mutating func takeMissingField(_ violation: SchemaViolation, name: String) {
    repair.missing[violation.node.index, default: []].append(name)
    let isMisspelt = violation.node.entries.contains { repair.strayKeys[$0.key.index] == name }
    guard !definition.isBroken, !isMisspelt else { return }
    findings.append(
      Finding(
        rule: "missing-field", severity: .error,
        message: "\(violation.path) is required",
        object: definition.reference, field: violation.path,
        location: violation.parentKey?.range ?? definition.blame,
        concernsAbsence: true))
  }

  /// Reports what stands beside `ref`, which names an object instead of making one.
  private mutating func checkRef(in mapping: Node?) {
    guard let mapping, let ref = mapping.entry(.ref), !ref.value.isNull else { return }
    for entry in mapping.entries
    where entry.key.key != Field.ref.id && !entry.value.isNull
      && repair.strayKeys[entry.key.index] == nil
    {
      let path = definition.root.path(to: entry.value)
      findings.append(
        Finding(
          rule: "invalid-value", severity: .error,
          message: "\"\(path)\" means nothing beside \"ref\"",
          object: definition.reference, field: path, location: entry.key.range,
          caption: "has no effect here",
          related: [Label(message: "what is there already is named here", location: ref.key.range)],
          help: "keep one of the two"))
    }
  }

  /// Whether the value of a field goes into a platform object as it is, or merged with others.
  static func isCopied(_ path: String) -> Bool {
    var steps = path.split { $0 == "." || $0 == "[" }[...]
    if steps.first == "metadata" { return steps.count > 1 && steps[1] != "name" }
    guard steps.first == "spec" else { return false }
    steps = steps.dropFirst()
    for container in ["projectDefaults", "computeConfig"] where steps.first == container[...] {
      steps = steps.dropFirst()
    }
    return steps.first.map { copiedFields.contains(String($0)) } ?? false
  }

  private static let copiedFields: Set<String> = [
    "displayName", "description", "tags", "adminGroups", "roleMapping", "gpuResources",
    "modelSettings", "admissionConfiguration", "controlPlanePool", "workerPools", "sshKeys",
    "deletionPolicy", "edge",
  ]
}
