public import YAMLSyntax

/// A place where a value does not fit its schema.
public struct SchemaViolation: Sendable {
  /// What is wrong with a value, and what a message needs to say so.
  public enum Problem: Sendable {
    /// A field that the schema does not have; the fields it has there, in order.
    case unknownField(known: [String])
    /// A required field that is absent or null.
    case missingField(name: String)
    /// A value of another type: what is wanted, what is there.
    case wrongType(expected: Schema.Types, actual: String)
    /// A mapping's key that kubectl does not read as a string.
    case wrongKeyType(actual: String)
    /// A value outside the allowed ones.
    case notAllowed(allowed: [String])
    case noMatch(pattern: String)
    case outOfRange(minimum: Double?, maximum: Double?)
    case wrongLength(minimum: Int?, maximum: Int?)
  }

  /// In what respect the value does not fit.
  public let problem: Problem
  /// The node at fault: the value, for an unknown field its key, for a missing one its mapping.
  public let node: Node
  /// The key under which the mapping that lacks a field is written; nil at the top.
  public let parentKey: Node?
  /// The field's path in the object.
  public let path: String
}

/// Compares a document with a schema.
public struct SchemaCheck {
  private let schema: Schema
  /// The path of the value that is looked at.
  private var path: String
  private var violations: [SchemaViolation] = []

  /// All places where `node` does not fit, in document order; paths start at `root`.
  ///
  /// - Parameter skipping: fields of the top mapping that are checked elsewhere.
  public static func violations(
    of schema: Schema, in node: Node, root: Node? = nil, skipping: [KeyID] = []
  ) -> [SchemaViolation] {
    let fits = schema.table.fits(
      node.tree, at: node.index, part: schema.root, skipping: skipping
    ) { index, part in
      schema.withPart(part) { accepts(node.tree, index, $0) }
    }
    if fits { return [] }
    var check = SchemaCheck(schema: schema, path: (root ?? node).path(to: node))
    check.visit(node, part: schema.root, key: nil, skipping: skipping)
    return check.violations
  }

  private init(schema: Schema, path: String) {
    self.schema = schema
    self.path = path
  }

  private mutating func visit(_ node: Node, part index: Int, key: Node?, skipping: [KeyID] = []) {
    let part = schema.parts[index]
    guard !node.isPoison else { return }
    if !part.alternatives.isEmpty {
      visitAlternatives(of: part, node, key: key)
    }
    guard Self.fits(node, part.types, part) else {
      if part.alternatives.isEmpty || !part.types.isEmpty {
        report(.wrongType(expected: part.types, actual: typeName(of: node)), node)
      }
      return
    }
    switch node.kind {
    case .mapping: visitMapping(node, part, key: key, skipping: skipping)
    case .sequence:
      guard let items = part.items else { return }
      for (place, item) in node.items.enumerated() {
        let outer = path
        FieldPath.append("[\(place)]", to: &path)
        visit(item, part: items, key: key)
        path = outer
      }
    case .scalar: if let problem = Self.problem(of: node, part) { report(problem, node) }
    case .poison: break
    }
  }

  /// Goes on with the alternative whose type fits; none is a wrong type.
  private mutating func visitAlternatives(of part: Schema.Part, _ node: Node, key: Node?) {
    let fitting = part.alternatives.first {
      Self.fits(node, schema.parts[$0].types, schema.parts[$0])
    }
    if let fitting {
      visit(node, part: fitting, key: key)
    } else {
      let types = part.alternatives.reduce(into: Schema.Types()) {
        $0.formUnion(schema.parts[$1].types)
      }
      report(.wrongType(expected: types, actual: typeName(of: node)), node)
    }
  }

  private mutating func visitMapping(
    _ node: Node, _ part: Schema.Part, key: Node?, skipping: [KeyID]
  ) {
    for entry in node.entries {
      let outer = path
      FieldPath.append(FieldPath.key(entry.key.text), to: &path)
      visitEntry(entry, part, skipping: skipping)
      path = outer
    }
    for required in part.required {
      let value = node[required]
      guard value == nil || value.map(\.isNull) == true, let name = part.properties[required]?.name
      else { continue }
      violations.append(
        SchemaViolation(
          problem: .missingField(name: name), node: node, parentKey: key,
          path: path(ofMissing: name)))
    }
  }

  private mutating func visitEntry(_ entry: Node.Entry, _ part: Schema.Part, skipping: [KeyID]) {
    if entry.key.isScalar, entry.key.string == nil {
      return report(.wrongKeyType(actual: typeName(of: entry.key)), entry.key)
    }
    guard let property = property(of: part, entry.key) else { return visitAdditional(entry, part) }
    if skipping.contains(entry.key.key) || isAbsent(entry.value, schema.parts[property.part]) {
      return
    }
    visit(entry.value, part: property.part, key: entry.key)
  }

  /// Whether a null stands for a field that is simply not there, as the API server takes it.
  private func isAbsent(_ value: Node, _ part: Schema.Part) -> Bool {
    value.isNull && !part.types.contains(.null)
  }

  private mutating func visitAdditional(_ entry: Node.Entry, _ part: Schema.Part) {
    switch part.additional {
    case .part(let index): visit(entry.value, part: index, key: entry.key)
    case .nothing: report(.unknownField(known: part.propertyNames), entry.key)
    case .anything:
      let isOpen = part.properties.isEmpty || part.preservesUnknownFields
      if !isOpen { report(.unknownField(known: part.propertyNames), entry.key) }
    }
  }

  private func property(of part: Schema.Part, _ key: Node) -> Schema.Property? {
    guard key.key != .unknown else { return nil }
    return part.properties[key.key]
  }

  // MARK: Scalars

  /// Whether a scalar fits a part in every respect.
  private static func accepts(_ tree: Tree, _ index: Int, _ part: Schema.Part) -> Bool {
    if part.takesAnyWord, tree.isString(at: index) {
      return tree.withText(at: index) { part.accepts($0) }
    }
    let scalar = tree.node(at: index)
    return fits(scalar, part.types, part) && problem(of: scalar, part) == nil
  }

  private static func fits(_ node: Node, _ types: Schema.Types, _ part: Schema.Part) -> Bool {
    switch node.kind {
    case .poison: return true
    case .mapping: return types.isEmpty && !part.isIntOrString || types.contains(.object)
    case .sequence: return types.isEmpty && !part.isIntOrString || types.contains(.array)
    case .scalar: break
    }
    if types == .string, node.style != .plain, node.tag == .none { return true }
    guard let scalar = node.scalar else { return false }
    if part.isIntOrString {
      switch scalar {
      case .string, .integer: return true
      case .null, .boolean, .float: return false
      }
    }
    guard !types.isEmpty else { return true }
    return switch scalar {
    case .null: types.contains(.null)
    case .boolean: types.contains(.boolean)
    case .integer: types.contains(.integer) || types.contains(.number)
    case .float: types.contains(.number)
    case .string: types.contains(.string)
    }
  }

  /// What is wrong with a scalar of the right type; nil for nothing.
  private static func problem(
    of node: Node, _ part: Schema.Part
  ) -> SchemaViolation.Problem? {
    if !part.enumeration.isEmpty, let scalar = node.scalar, !part.enumeration.contains(scalar) {
      return .notAllowed(allowed: part.enumeration.map(\.written))
    }
    if let pattern = part.pattern, let text = node.string, !pattern.matches(text) {
      return .noMatch(pattern: pattern.text)
    }
    if part.minLength != nil || part.maxLength != nil, let text = node.string {
      let count = text.unicodeScalars.count
      if count < part.minLength ?? 0 || count > part.maxLength ?? .max {
        return .wrongLength(minimum: part.minLength, maximum: part.maxLength)
      }
    }
    guard part.minimum != nil || part.maximum != nil else { return nil }
    let number: Double
    switch node.scalar {
    case .integer(let integer)?: number = Double(integer)
    case .float(let float)?: number = float
    default: return nil
    }
    return number < part.minimum ?? -.infinity || number > part.maximum ?? .infinity
      ? .outOfRange(minimum: part.minimum, maximum: part.maximum) : nil
  }

  private func typeName(of node: Node) -> String {
    switch node.kind {
    case .mapping: "mapping"
    case .sequence: "list"
    case .scalar: node.scalar?.typeName ?? "string"
    case .poison: "unknown"
    }
  }

  private mutating func report(_ problem: SchemaViolation.Problem, _ node: Node) {
    violations.append(
      SchemaViolation(problem: problem, node: node, parentKey: nil, path: path))
  }

  private func path(ofMissing name: String) -> String {
    var path = path
    FieldPath.append(FieldPath.key(name), to: &path)
    return path
  }
}

extension Scalar {
  /// The value as YAML writes it.
  public var written: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .float(let value): String(value)
    case .string(let text): text
    }
  }
}
