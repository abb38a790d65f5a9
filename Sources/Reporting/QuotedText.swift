/// The text as a double-quoted YAML scalar on one line, with every dangerous character written out.
package func quotedYAML(_ text: String) -> String {
  var quoted = ""
  quoted.append(quoted: text) { scalar in
    scalar.value > 0xFFFF
      ? "\\U" + hexadecimal(scalar.value, digits: 8) : "\\u" + hexadecimal(scalar.value, digits: 4)
  }
  return quoted
}

extension String {
  /// Appends a text as a JSON string that is harmless to print: dangerous characters as `\u001b`.
  mutating func append(quotedJSON text: String) {
    append(quoted: text) { scalar in
      scalar.utf16.map { "\\u" + hexadecimal(UInt32($0), digits: 4) }.joined()
    }
  }

  /// Appends a text in double quotes, on one line.
  ///
  /// - Parameter escape: how a dangerous character is written, in which JSON and YAML differ.
  fileprivate mutating func append(quoted text: String, escape: (Unicode.Scalar) -> String) {
    self += "\""
    var wariness = Wariness()
    for scalar in text.unicodeScalars {
      let isRejected = wariness.rejects(scalar)
      switch scalar {
      case "\"": self += "\\\""
      case "\\": self += "\\\\"
      case "\n": self += "\\n"
      case "\r": self += "\\r"
      case "\t": self += "\\t"
      default:
        if isRejected {
          self += escape(scalar)
        } else {
          unicodeScalars.append(scalar)
        }
      }
    }
    self += "\""
  }
}

private func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: digits - text.count) + text
}
