/// A value of a JSON document; members keep the order in which they are written.
package enum JSON {
  case null
  case boolean(Bool)
  case integer(Int)
  /// A finite number that is no integer.
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A name and a value in an object.
  package struct Member {
    let name: String
    let value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// A string, or null for nil.
  package init(_ text: String?) {
    self = text.map { .string($0) } ?? .null
  }

  /// The document, indented by two spaces, with small values of scalars on one line.
  package var text: String {
    var text = ""
    write(into: &text, indent: 0)
    return text + "\n"
  }
}

extension JSON: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = .string(text) }
}

extension JSON: ExpressibleByArrayLiteral {
  package typealias ArrayLiteralElement = JSON

  package init(arrayLiteral items: JSON...) { self = .array(items) }
}

extension JSON: ExpressibleByDictionaryLiteral {
  package typealias Key = String
  package typealias Value = JSON

  package init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }
}

extension JSON {
  /// A value of scalars is written on one line where it takes no more bytes than this.
  private static let longestLine = 120

  private var isScalar: Bool {
    switch self {
    case .null, .boolean, .integer, .number, .string: true
    case .array(let items): items.isEmpty
    case .object(let members): members.isEmpty
    }
  }

  /// Writes the value, its members on lines of their own; on one line where `indent` is nil.
  private func write(into text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number): text += number.description
    case .string(let string): text.append(quotedJSON: string)
    case .array(let items):
      let parts = items.map { (name: String?.none, value: $0) }
      JSON.write(parts, between: ("[", "]"), into: &text, indent: indent)
    case .object(let members):
      let parts = members.map { (name: String?.some($0.name), value: $0.value) }
      JSON.write(parts, between: ("{", "}"), into: &text, indent: indent)
    }
  }

  private static func write(
    _ parts: [(name: String?, value: JSON)], between brackets: (open: String, close: String),
    into text: inout String, indent: Int?
  ) {
    if let indent, parts.allSatisfy(\.value.isScalar) {
      var line = ""
      write(parts, between: brackets, into: &line, indent: nil)
      if line.utf8.count + indent <= longestLine {
        text += line
        return
      }
    }
    let outer = indent.map { "\n" + String(repeating: " ", count: $0) }
    let inner = outer.map { $0 + "  " }
    text += brackets.open + (inner ?? "")
    for (index, part) in parts.enumerated() {
      if index > 0 { text += "," + (inner ?? " ") }
      if let name = part.name {
        text.append(quotedJSON: name)
        text += ": "
      }
      part.value.write(into: &text, indent: indent.map { $0 + 2 })
    }
    text += (outer ?? "") + brackets.close
  }
}
