import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `model-acl-pattern`.
enum ModelACLPattern: Rule {
  static let descriptor = RuleDescriptor(
    "model-acl-pattern", .warning, by: .advice,
    summary: "an entry of a model list that most likely matches nothing",
    explanation: """
      Hugging Face repositories are listed as `org/name`, all of an organization as `org/*`, all there \
      are as `*`. NIMs are listed as images of NVIDIA's registry, `nvcr.io/nim/org/name:tag`, or `*`. \
      Whether other patterns work is not documented.
      """,
    sources: ["Configure Integrations, Configure Project Model Settings: the example's lists"])

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    for list in ModelAccessList.all(in: resolution) {
      for entry in list.allowed + list.disallowed where !isPattern(entry.text, list.source) {
        report.add(
          message(entry.text, list.source), in: list.object, at: entry,
          help: help(list.source))
      }
    }
  }

  private static func isPattern(_ text: String, _ source: ModelSource) -> Bool {
    if text == "*" { return true }
    switch source {
    case .huggingFace:
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      return parts.count == 2 && isName(parts[0]) && (parts[1] == "*" || isName(parts[1]))
    case .ngc:
      let prefix = "nvcr.io/"
      return text.hasPrefix(prefix) && text.utf8.count > prefix.utf8.count
        && !text.contains(where: \.isWhitespace)
    }
  }

  /// Letters, digits, `-`, `_` and `.`, as Hugging Face has them in names.
  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == ".")
      }
  }

  private static func message(_ text: String, _ source: ModelSource) -> String {
    source == .huggingFace
      ? "\"\(text)\" is no Hugging Face repository" : "\"\(text)\" is no image of nvcr.io"
  }

  private static func help(_ source: ModelSource) -> String {
    source == .huggingFace
      ? "write org/name, org/* for all of an organization, or '*'"
      : "write an image such as nvcr.io/nim/meta/llama-3.1-8b-instruct:1.3.3, or '*'"
  }
}
