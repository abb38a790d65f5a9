package import Diagnosis
package import Platform

/// One thing that can be wrong with a repository: a page of the manual.
///
/// A rule that is checked is an `ObjectRule`, a `SievedRule` or a `RepositoryRule`; a fault that an
/// earlier phase finds (such as broken syntax) has a page only. A rule looks at the resolved objects and
/// never knows whether a definition or a manifest made them.
package protocol Rule: Sendable {
  static var descriptor: RuleDescriptor { get }

  /// How the rule is checked; its kind of rule says so.
  static var manner: RuleManner { get }
}

/// How a rule is checked.
package enum RuleManner: Sendable {
  /// Not at all: the fault is found by an earlier phase.
  case pageOnly
  case object(any ObjectRule.Type)
  case sieved(any SievedRule.Type)
  case repository(any RepositoryRule.Type)
}

/// A rule that looks at one object at a time, and from there at what it refers to.
///
/// Nearly all rules are of this sort: they see an object one after the other while it is in the
/// processor's cache, and different objects on different cores. Their findings hang on what can be
/// asked for by name, so their reach is `references`.
package protocol ObjectRule: Rule {
  /// The kinds of objects it looks at; only objects whose content is known are.
  static var kinds: [Kind] { get }

  /// Reports every place in an object where the rule is broken.
  static func check(_ subject: Subject, _ report: inout RuleReport)
}

/// A rule that speaks of each fault once, but can tell by a look at one object that nothing is wrong
/// with it: only the few objects that are left are compared.
package protocol SievedRule: Rule {
  /// The kinds of objects it looks at; only objects whose content is known are.
  static var kinds: [Kind] { get }

  /// By what a finding can hang on other objects than the one it is on.
  static var reach: [Reach] { get }

  /// Whether an object may break the rule; on any core.
  static func mayBreak(_ subject: Subject) -> Bool

  /// Reports every place where the rule is broken.
  ///
  /// - Parameter suspects: the indices of the objects that may break it, ascending; not empty.
  static func check(_ suspects: [Int], _ inspection: Inspection, _ report: inout RuleReport)
}

/// A rule that compares objects, or that speaks of each fault once.
package protocol RepositoryRule: Rule {
  /// By what a finding can hang on other objects than the one it is on.
  static var reach: [Reach] { get }

  /// Reports every place where the rule is broken.
  static func check(_ inspection: Inspection, _ report: inout RuleReport)
}

extension Rule {
  /// The rule's name.
  package static var name: RuleName { descriptor.name }

  package static var manner: RuleManner { .pageOnly }
}

extension ObjectRule {
  package static var manner: RuleManner { .object(Self.self) }
}

extension SievedRule {
  package static var manner: RuleManner { .sieved(Self.self) }
}

extension RepositoryRule {
  package static var manner: RuleManner { .repository(Self.self) }
}

extension RuleManner {
  /// By what findings of the rule can hang on other objects.
  package var reach: [Reach] {
    switch self {
    case .pageOnly: []
    case .object: [.references]
    case .sieved(let rule): rule.reach
    case .repository(let rule): rule.reach
    }
  }
}

/// A rule's manual page, but for its examples, which are its fixtures.
package struct RuleDescriptor: Sendable {
  package let name: RuleName
  /// What the findings count as for target 1.1; the gravest where it depends on the case.
  package let severity: Severity
  /// When the severity is another one; nil for never.
  package let severityNote: String?
  package let enforcer: Enforcer
  /// One lower-case sentence without a full stop: what is wrong when the rule fires.
  package let summary: String
  /// Why it matters and what to do, in full sentences.
  package let explanation: String
  /// The documents and sections that say so; for a rule of gesso's own, what it follows from.
  package let sources: [String]
  /// Where documents contradict each other: how, and which reading was chosen and why.
  package let conflict: String?
  /// The PaletteAI version from which on the rule holds; nil for all that are known.
  package let since: String?
  /// What `--fix` does about it; nil for nothing.
  package let fix: String?

  package init(
    _ name: RuleName, _ severity: Severity, severityNote: String? = nil, by enforcer: Enforcer,
    summary: String, explanation: String, sources: [String], conflict: String? = nil,
    since: String? = nil, fix: String? = nil
  ) {
    self.name = name
    self.severity = severity
    self.severityNote = severityNote
    self.enforcer = enforcer
    self.summary = summary
    self.explanation = explanation
    self.sources = sources
    self.conflict = conflict
    self.since = since
    self.fix = fix
  }

  /// Whether a comment in the source may silence the rule: not where the cluster refuses the object.
  package var isSuppressible: Bool { enforcer != .admission }
}

/// Who refuses what a rule reports.
package enum Enforcer: String, CaseIterable, Sendable {
  /// The platform's admission webhook, as its documentation says.
  case admission
  /// The schema of the resource.
  case schema
  /// Kubernetes itself.
  case server
  /// Nobody at first: the object is admitted but never becomes ready.
  case controller
  /// Only the console, as far as is documented.
  case ui
  /// Nobody: the rule is gesso's own advice.
  case advice

  /// The enforcer in a sentence.
  package var phrase: String {
    switch self {
    case .admission: "PaletteAI's admission webhook"
    case .schema: "the resource's schema"
    case .server: "the Kubernetes API server"
    case .controller: "PaletteAI's controllers: the object is admitted but never becomes ready"
    case .ui: "PaletteAI's console"
    case .advice: "nobody; this is gesso's advice"
    }
  }
}
