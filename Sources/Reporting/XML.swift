/// Text as it stands between tags or quotes in XML: markup escaped, forbidden characters written out.
func xml(_ text: String) -> String {
  // By scalars: a combining mark must not hide the bracket that it stands on.
  visible(text).unicodeScalars.reduce(into: "") { result, scalar in
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&apos;"
    default: result.unicodeScalars.append(scalar)
    }
  }
}

/// An opening tag without its brackets: a name and attributes in the order given.
func xmlTag(_ name: String, _ attributes: KeyValuePairs<String, String>) -> String {
  attributes.reduce(into: name) { $0 += " \($1.key)=\"\(xml($1.value))\"" }
}

/// The first line of every XML document.
let xmlDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
