public import Diagnosis
public import Platform
import SourceText
public import YAMLSyntax

extension Configuration {
  /// Reads `gesso.yaml`; every finding is a reason not to go on.
  ///
  /// - Parameters:
  ///   - file: the file as YAML.
  ///   - rules: the names of all rules.
  public static func read(
    _ file: YAMLFile, schemas: Schemas, rules: [RuleName]
  ) -> (configuration: Configuration, findings: [Finding]) {
    var reader = ConfigurationReader(rules: rules)
    reader.findings = file.findings
    for document in file.documents { reader.read(document, schema: schemas.configuration) }
    return (reader.configuration, reader.findings)
  }
}

private struct ConfigurationReader {
  let rules: [RuleName]
  var configuration = Configuration()
  var findings: [Finding] = []

  init(rules: [RuleName]) {
    self.rules = rules
  }

  mutating func read(_ document: YAMLDocument, schema: Schema) {
    let root = document.root
    guard case .configuration = DocumentClass(root) else {
      report(
        "invalid-value", "this is no gesso Configuration", field: "kind",
        at: root.entry(.kind)?.value.range ?? root.range,
        help: "start the file with apiVersion: gesso/v1 and kind: Configuration")
      return
    }
    for key in document.duplicateKeys {
      report(
        "duplicate-key", "\"\(key.name)\" stands twice", field: key.parent, at: key.location,
        related: [Label(message: "it stands here first", location: key.first)])
    }
    for violation in SchemaCheck.violations(of: schema, in: root) { report(violation) }
    apply(root)
  }

  private mutating func apply(_ root: Node) {
    configuration.origins = SettingOrigins(root: root)
    if let target = root[.target]?.text, let known = Target(rawValue: target) {
      configuration.target = known
    }
    if let names = strings(root[.systemNamespaces]) { configuration.systemNamespaces = names }
    configuration.exclude = globs(root[.exclude])
    if let externals = root[.externals] {
      configuration.externals.tenants = globs(externals[.tenants])
      configuration.externals.namespaces = globs(externals[.namespaces])
      configuration.externals.settings = namespacedGlobs(externals[.settings])
      configuration.externals.computeConfigs = namespacedGlobs(externals[.computeConfigs])
      configuration.externals.secrets = namespacedGlobs(externals[.secrets])
      configuration.externals.profileBundles = namespacedGlobs(externals[.profileBundles])
    }
    configuration.knownGroups = strings(root[.knownGroups]) ?? []
    configuration.crds = root[.crds]?.string
    if let rules = root[.rules] {
      for entry in rules.entries { apply(rule: entry) }
    }
    configuration.render.dialect = root[.render]?["for"]?.string
    if case .boolean(let guards)? = root[.render, .pruneGuards]?.scalar {
      configuration.render.pruneGuards = guards
    }
    applyLimits(root[.limits])
  }

  private mutating func applyLimits(_ limits: Node?) {
    func number(_ name: String) -> Int? {
      guard case .integer(let value)? = limits?[name]?.scalar, value > 0 else { return nil }
      return Int(value)
    }
    if let value = number("fileSize") { configuration.limits.fileSize = min(value, 1 << 31) }
    if let value = number("depth") { configuration.limits.depth = min(value, 1000) }
    if let value = number("nodes") { configuration.limits.nodes = value }
    if let value = number("aliasNodes") { configuration.limits.aliasNodes = value }
    if let value = number("files") { configuration.runLimits.files = value }
    if let value = number("folderDepth") { configuration.runLimits.folderDepth = value }
    if let value = number("totalBytes") { configuration.runLimits.totalBytes = value }
    if let value = number("documents") { configuration.runLimits.documents = value }
    if let value = number("findingLength") { configuration.runLimits.findingLength = value }
  }

  private mutating func apply(rule entry: Node.Entry) {
    let name = RuleName(entry.key.text)
    guard rules.contains(name) else {
      let nearest = nearest(to: name.text, in: rules.map(\.text))
      report(
        "unknown-field", "there is no rule \"\(name.text)\"", field: "rules", at: entry.key.range,
        help: nearest.map { "did you mean \"\($0)\"?" } ?? "gesso rules lists all rules")
      return
    }
    switch entry.value.scalar {
    case .boolean(false)?: configuration.rules[name] = .off
    case .string(let word)?: configuration.rules[name] = RuleSetting(name: word)
    default: break
    }
  }

  // MARK: Values

  private func strings(_ node: Node?) -> [String]? {
    guard let node, node.isSequence else { return nil }
    return node.items.compactMap(\.string)
  }

  private func globs(_ node: Node?) -> [Glob] {
    (strings(node) ?? []).map { Glob($0) }
  }

  /// Globs of namespace and name; one that can never fit any is reported.
  private mutating func namespacedGlobs(_ node: Node?) -> [Glob] {
    for item in node?.items.filter({ $0.string != nil }) ?? [] {
      let text = item.text
      guard !text.contains("/"), !text.contains("**") else { continue }
      report(
        "invalid-value", "\"\(text)\" is no namespace/name and fits nothing", field: "externals",
        at: item.range, help: "write \"*/\(text)\" for every namespace")
    }
    return globs(node)
  }

  // MARK: Findings

  private mutating func report(_ violation: SchemaViolation) {
    let node = violation.node
    switch violation.problem {
    case .unknownField(let known):
      let nearest = nearest(to: node.text, in: known)
      report(
        "unknown-field", "there is no setting \"\(node.text)\"", field: violation.path,
        at: node.range,
        help: nearest.map { "did you mean \"\($0)\"?" }
          ?? "the settings here are \(known.joined(separator: ", "))")
    case .missingField(let name):
      report(
        "missing-field", "\"\(name)\" is missing", field: violation.path,
        at: violation.parentKey?.range ?? node.range)
    case .wrongType(let expected, let actual):
      report(
        "wrong-type", "expected \(expected.phrase), found \(actual)", field: violation.path,
        at: node.range, help: violation.path == "target" ? "quote the version: \"1.1\"" : nil)
    case .wrongKeyType(let actual):
      report(
        "wrong-type", "expected a name, found \(actual)", field: violation.path, at: node.range)
    case .notAllowed(let allowed):
      report(
        "invalid-value", "\"\(node.text)\" is none of \(allowed.joined(separator: ", "))",
        field: violation.path, at: node.range,
        help: nearest(to: node.text, in: allowed).map { "did you mean \"\($0)\"?" })
    case .noMatch, .outOfRange, .wrongLength:
      report(
        "invalid-value", "\"\(node.text)\" is out of range", field: violation.path,
        at: node.range)
    }
  }

  private mutating func report(
    _ rule: RuleName, _ message: String, field: String, at location: SourceRange,
    related: [Label] = [], help: String? = nil
  ) {
    findings.append(
      Finding(
        rule: rule, severity: .error, message: message, field: field, location: location,
        related: related, help: help))
  }
}
