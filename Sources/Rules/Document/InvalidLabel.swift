import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `invalid-label`.
enum InvalidLabel: ObjectRule {
  static let descriptor = RuleDescriptor(
    "invalid-label", .error, by: .server,
    summary: "a label or annotation outside Kubernetes' syntax",
    explanation: """
      A key is an optional domain and a slash, then at most 63 letters, digits, hyphens, underscores \
      and dots with a letter or digit at both ends; a label's value is empty or like such a name. An \
      annotation's value may be any text. The keys of taints follow the same rule.
      """,
    sources: ["Kubernetes, Labels and Selectors, Syntax and character set"])

  static let kinds = Kind.allCases

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let object = subject.object
    if let labels = object.metadata?[.labels] {
      if haveSyntax(labels, hasLabelValues: true, besides: report.sound.labels) {
        report.sound.labels = labels
      } else {
        check(labels, hasLabelValues: true, in: object, &report)
      }
    }
    if let annotations = object.metadata?[.annotations] {
      if haveSyntax(annotations, hasLabelValues: false, besides: report.sound.annotations) {
        report.sound.annotations = annotations
      } else {
        check(annotations, hasLabelValues: false, in: object, &report)
      }
    }
    guard let cluster = subject.cluster else { return }
    if let pool = cluster.controlPlanePool { check(pool: pool, in: object, &report) }
    guard let pools = cluster.workerPools else { return }
    for pool in pools.items { check(pool: pool, in: object, &report) }
  }

  private static func check(
    pool: Node, in object: PlatformObject, _ report: inout RuleReport
  ) {
    if let labels = pool[.labels], !haveSyntax(labels, hasLabelValues: true) {
      check(labels, hasLabelValues: true, in: object, &report)
    }
    if let annotations = pool[.annotations], !haveSyntax(annotations, hasLabelValues: false) {
      check(annotations, hasLabelValues: false, in: object, &report)
    }
    guard let taints = pool[.taints] else { return }
    for taint in taints.items {
      if let key = taint[.key] { check(key: key, in: object, &report) }
      if let value = taint[.value] { check(value: value, in: object, &report) }
    }
  }

  private static func check(
    _ map: Node, hasLabelValues: Bool, in object: PlatformObject, _ report: inout RuleReport
  ) {
    for entry in map.entries {
      check(key: entry.key, in: object, &report)
      if hasLabelValues { check(value: entry.value, in: object, &report) }
    }
  }

  /// Whether nothing can be wrong with a mapping, those entries left out that it begins with as a known
  /// one does.
  private static func haveSyntax(
    _ map: Node, hasLabelValues: Bool, besides known: Node? = nil
  ) -> Bool {
    map.entriesSatisfy(
      besides: known, key: { KubernetesSyntax.isQualifiedKey($0) },
      value: { !hasLabelValues || KubernetesSyntax.isLabelValue($0) })
  }

  private static func check(
    key: Node, in object: PlatformObject, _ report: inout RuleReport
  ) {
    guard !key.withText({ KubernetesSyntax.isQualifiedKey($0) }), let text = key.string else {
      return
    }
    report.add(
      "\"\(text)\" is no valid key", in: object, at: key,
      help: "write a name of letters, digits, -, _ and ., after a domain and / if there is one")
  }

  private static func check(
    value: Node, in object: PlatformObject, _ report: inout RuleReport
  ) {
    guard !value.withText({ KubernetesSyntax.isLabelValue($0) }), let text = value.string else {
      return
    }
    let isLong = text.utf8.count > 63
    report.add(
      "\"\(text)\" is no valid value of a label", in: object, at: value,
      caption: isLong ? "\(text.utf8.count) characters, at most 63 allowed" : nil,
      help: isLong
        ? "shorten it, or make it an annotation"
        : "use letters, digits, -, _ and ., or make it an annotation")
  }
}
