import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `profile-bundle-selector`.
enum ProfileBundleSelector: ObjectRule {
  static let descriptor = RuleDescriptor(
    "profile-bundle-selector", .error, by: .controller,
    summary: "the key of a profileBundleSelector is not `profilebundlename`",
    explanation: """
      The selector has the one key `profilebundlename`, in lower case throughout, unlike all other \
      fields. With any other key the mapping selects nothing.
      """,
    sources: [
      "Configure Integrations, Configure Project Model Settings: the literal lowercase key "
        + "profilebundlename"
    ],
    fix: "writes `profilebundlename`")

  private static let key = Field.profilebundlename.name

  static let kinds = [Kind.project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let project = Project(subject.object) else { return }
    for mapping in project.modelMappings {
      guard let selector = mapping[.profileBundleSelector] else { continue }
      check(selector, in: project.object, &report)
    }
  }

  private static func check(
    _ selector: Node, in object: PlatformObject, _ report: inout RuleReport
  ) {
    let wrong = selector.entries.filter { !$0.key.isText("profilebundlename") }
    guard !wrong.isEmpty else { return }
    let isComplete = selector[.profilebundlename] != nil
    for entry in wrong {
      let isMeant = !isComplete && (wrong.count == 1 || isLike(entry.key.text))
      report.add(
        "a Profile Bundle is not selected by \"\(entry.key.text)\"", in: object, at: entry.key,
        help: isMeant ? "write \(key), all in lower case" : "remove it; the only key is \(key)",
        fix: isMeant ? Respelling.fix(entry.key, as: key, title: "write \(key)") : nil)
    }
  }

  /// Whether a key is the right one but for case and separators.
  private static func isLike(_ text: String) -> Bool {
    text.lowercased().filter { $0 != "-" && $0 != "_" } == key
  }
}
