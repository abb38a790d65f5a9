import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `model-acl-pattern`.
enum ModelACLPattern: ObjectRule {
  static let descriptor = RuleDescriptor(
    "model-acl-pattern", .warning, by: .advice,
    summary: "an entry of a model list that most likely matches nothing",
    explanation: """
      Hugging Face repositories are listed as `org/name`, all of an organization as `org/*`, all there \
      are as `*`. NIMs are listed as images of NVIDIA's registry, `nvcr.io/nim/org/name:tag`, or `*`. \
      Whether other patterns work is not documented.
      """,
    sources: ["Configure Integrations, Configure Project Model Settings: the example's lists"])

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    ModelAccessList.forEach(of: subject.object) { list in
      for entries in [list.allowed, list.disallowed] {
        for entry in entries where !entry.withText({ isPattern($0, list.source) }) {
          report.add(
            message(entry.text, list.source), in: list.object, at: entry,
            help: help(list.source))
        }
      }
    }
  }

  private static func isPattern(_ text: Span<UInt8>, _ source: ModelSource) -> Bool {
    if text.isEqual(to: "*") { return true }
    return source == .huggingFace ? isRepository(text) : isImage(text)
  }

  /// An organization and a name or `*`, with one `/` between them.
  private static func isRepository(_ text: Span<UInt8>) -> Bool {
    guard let slash = text.indices.first(where: { text[$0] == UInt8(ascii: "/") }) else {
      return false
    }
    let name = text.extracting(slash + 1..<text.count)
    return isName(text.extracting(0..<slash)) && (name.isEqual(to: "*") || isName(name))
  }

  /// Letters, digits, `-`, `_` and `.`, as Hugging Face has them in names.
  private static func isName(_ text: Span<UInt8>) -> Bool {
    !text.isEmpty && text.indices.allSatisfy { KubernetesSyntax.isNameCharacter(text[$0]) }
  }

  /// Something of NVIDIA's registry, without white space.
  private static func isImage(_ text: Span<UInt8>) -> Bool {
    guard text.starts(with: "nvcr.io/"), text.count > 8 else { return false }
    if text.indices.allSatisfy({ text[$0] > 0x20 && text[$0] < 0x7F }) { return true }
    let name = String(copying: text)
    return name.hasPrefix("nvcr.io/") && !name.contains(where: \.isWhitespace)
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
