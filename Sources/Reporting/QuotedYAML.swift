/// The text as a double-quoted YAML scalar on one line, with every dangerous character written out as
/// YAML writes it: beyond the first plane that is not what JSON does.
package func quotedYAML(_ text: String) -> String {
  var quoted = "\""
  var wariness = Wariness()
  for scalar in text.unicodeScalars {
    let isRejected = wariness.rejects(scalar)
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\t": quoted += "\\t"
    default:
      if isRejected {
        quoted += escape(scalar)
      } else {
        quoted.unicodeScalars.append(scalar)
      }
    }
  }
  return quoted + "\""
}

private func escape(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16)
  let isBeyond = scalar.value > 0xFFFF
  return (isBeyond ? "\\U" : "\\u")
    + String(repeating: "0", count: (isBeyond ? 8 : 4) - digits.count) + digits
}
