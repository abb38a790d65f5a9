import Diagnosis
import SourceText
import YAMLSyntax

/// The fix that writes another word in a scalar's place, in the quotes it has.
enum Respelling {
  static func fix(_ node: Node, as word: String, title: String) -> Fix? {
    let quote: String
    switch node.style {
    case .plain: quote = ""
    case .singleQuoted: quote = "'"
    case .doubleQuoted: quote = "\""
    case .literal, .folded, .block, .flow: return nil
    }
    return Fix(title: title, edits: [Edit(range: node.range, replacement: quote + word + quote)])
  }
}
