public import YAMLSyntax

/// A structural schema: what fields a value may have and of what types, as custom resource
/// definitions and JSON Schemas say it.
///
/// All parts of a schema lie in one array and refer to one another by index.
public struct Schema: Sendable {
  /// What values may be, as a set of JSON types.
  public struct Types: OptionSet, Sendable {
    /// One bit for each type.
    public let rawValue: UInt8

    /// The types whose bits are set.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A mapping.
    public static let object = Types(rawValue: 1)
    /// A sequence.
    public static let array = Types(rawValue: 2)
    /// A scalar that kubectl reads as a string.
    public static let string = Types(rawValue: 4)
    /// A scalar that kubectl reads as an integer, such as `8` or `8.0`.
    public static let integer = Types(rawValue: 8)
    /// Any number, an integer too.
    public static let number = Types(rawValue: 16)
    /// True or false.
    public static let boolean = Types(rawValue: 32)
    /// Null, whether the schema lists it as a type or says `nullable`.
    public static let null = Types(rawValue: 64)

    /// The types in a sentence, such as `integer or string`, `mapping`, `list`.
    public var phrase: String {
      let words = Types.names.filter { contains($0.0) && $0.0 != .null }.map {
        switch $0.0 {
        case .object: "mapping"
        case .array: "list"
        default: $0.1
        }
      }
      return words.isEmpty ? "null" : words.joined(separator: " or ")
    }

    static let names: [(Types, String)] = [
      (.object, "object"), (.array, "array"), (.string, "string"), (.integer, "integer"),
      (.number, "number"), (.boolean, "boolean"), (.null, "null"),
    ]
  }

  /// What may stand under a key that is no property.
  enum Additional: Sendable {
    case anything
    case nothing
    case part(Int)
  }

  struct Property: Sendable {
    let name: String
    let part: Int
  }

  /// One part of a schema; a class, so that looking at a part costs one reference.
  final class Part: Sendable {
    /// Empty: any type.
    let types: Types
    let properties: [KeyID: Property]
    /// The properties' names in the order of the schema.
    let propertyNames: [String]
    let required: [KeyID]
    let additional: Additional
    let items: Int?
    let enumeration: [Scalar]
    let pattern: Pattern?
    let minimum: Double?
    let maximum: Double?
    let minLength: Int?
    let maxLength: Int?
    let minItems: Int?
    /// Parts of which one has to fit (`oneOf` and `anyOf` alike).
    let alternatives: [Int]
    let preservesUnknownFields: Bool
    let isIntOrString: Bool
    /// Whether the part holds `x-kubernetes-validations`, which only the API server evaluates.
    let hasValidationRules: Bool

    /// Whether scalars have more to be checked than their type.
    var hasConstraints: Bool {
      !enumeration.isEmpty || pattern != nil || minimum != nil || maximum != nil
        || minLength != nil || maxLength != nil || isIntOrString
    }

    /// Whether a string may stand here that is none of certain words.
    var takesAnyWord: Bool {
      enumeration.isEmpty && (types.isEmpty || types.contains(.string) || isIntOrString)
    }

    /// Whether a string, of which any word will do, has the form and the length that are wanted.
    func accepts(_ text: Span<UInt8>) -> Bool {
      if let pattern, !pattern.matches(text) { return false }
      guard minLength != nil || maxLength != nil else { return true }
      let count = text.unicodeScalarCount
      return count >= minLength ?? 0 && count <= maxLength ?? .max
    }

    init(_ draft: Draft) {
      types = draft.types
      properties = draft.properties
      propertyNames = draft.propertyNames
      required = draft.required
      additional = draft.additional
      items = draft.items
      enumeration = draft.enumeration
      pattern = draft.pattern
      minimum = draft.minimum
      maximum = draft.maximum
      minLength = draft.minLength
      maxLength = draft.maxLength
      minItems = draft.minItems
      alternatives = draft.alternatives
      preservesUnknownFields = draft.preservesUnknownFields
      isIntOrString = draft.isIntOrString
      hasValidationRules = draft.hasValidationRules
    }
  }

  /// A part while its schema is read.
  struct Draft {
    var types: Types = []
    var properties: [KeyID: Property] = [:]
    var propertyNames: [String] = []
    var required: [KeyID] = []
    var additional = Additional.anything
    var items: Int?
    var enumeration: [Scalar] = []
    var pattern: Pattern?
    var minimum: Double?
    var maximum: Double?
    var minLength: Int?
    var maxLength: Int?
    var minItems: Int?
    var alternatives: [Int] = []
    var preservesUnknownFields = false
    var isIntOrString = false
    var hasValidationRules = false
  }

  let root: Int
  private let storage: Storage

  /// Shared by all copies, so that handing a schema around costs one reference.
  private final class Storage: Sendable {
    let parts: [Part]
    /// The same without references that would be counted on behalf of all cores.
    let bareParts: [Unmanaged<Part>]
    let table: SchemaTable

    init(_ parts: [Part], keyCount: Int) {
      self.parts = parts
      unsafe bareParts = parts.map { unsafe Unmanaged.passUnretained($0) }
      table = SchemaTable(parts, keyCount: keyCount)
    }
  }

  init(parts: [Part], root: Int, keyCount: Int) {
    storage = Storage(parts, keyCount: keyCount)
    self.root = root
  }

  var parts: [Part] { storage.parts }

  /// Hands out a part, which lives as long as the schema.
  func withPart<Result>(_ index: Int, _ body: (Part) -> Result) -> Result {
    unsafe storage.bareParts[index]._withUnsafeGuaranteedRef(body)
  }

  var table: SchemaTable { storage.table }

  /// Whether any part holds rules that only the API server evaluates.
  public var hasValidationRules: Bool { parts.contains(where: \.hasValidationRules) }

  /// The names of all properties in all parts, for the key table.
  public static func propertyNames(in document: Node) -> [String] {
    var names: [String] = []
    func visit(_ node: Node) {
      for entry in node.entries {
        if entry.key.isText("properties") || entry.key.isText("$defs") {
          names += entry.value.entries.map(\.key.text)
        }
        visit(entry.value)
      }
      for item in node.items { visit(item) }
    }
    visit(document)
    return names
  }
}

extension Span<UInt8> {
  /// How many characters of Unicode the UTF-8 has.
  fileprivate var unicodeScalarCount: Int {
    indices.count { self[$0] & 0xC0 != 0x80 }
  }
}
