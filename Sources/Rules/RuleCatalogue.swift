package import Diagnosis
package import Resolution

/// All rules: the one list that a new rule is added to.
package enum RuleCatalogue {
  /// Every rule in the order of the manual.
  package static let all: [any Rule.Type] = [
    // Document
    YAMLSyntaxRule.self, DuplicateKeyRule.self, AmbiguousScalar.self, InputLimit.self,
    RetiredAPIRule.self, UnknownField.self, RenamedField.self, MissingField.self, WrongType.self,
    InvalidValue.self, InvalidName.self, InvalidLabel.self, ServerManagedField.self,
    DuplicateObject.self,
  ] + changes

  /// The rules on the way from one state of a repository to another, which only a plan can break.
  package static let changes: [any Rule.Type] = [
    // Changes
    TenantDeletedWithProjects.self, ProjectDeleted.self, RenamedObject.self,
    DeletedWhileReferenced.self, SettingsDeletionRemovesSecrets.self, QuotaLowered.self,
    AccessWidened.self,
  ]

  /// The names of all rules in the order of the manual.
  package static var names: [RuleName] { all.map { $0.descriptor.name } }

  /// The names of the rules on changes.
  package static var namesOfChanges: [RuleName] { changes.map { $0.descriptor.name } }

  /// The pages of all rules in the order of the manual.
  package static var descriptors: [RuleDescriptor] { all.map { $0.descriptor } }

  /// The page of a rule; nil where there is no rule of the name.
  package static func descriptor(of name: RuleName) -> RuleDescriptor? {
    descriptors.first { $0.name == name }
  }

  /// Checks all rules that are wanted, in order.
  package static func check(
    _ resolution: Resolution, unless isOff: (RuleName) -> Bool
  ) -> [Finding] {
    all.filter { !isOff($0.descriptor.name) }.flatMap { rule in
      var report = RuleReport(rule.descriptor)
      rule.check(resolution, &report)
      return report.findings
    }
  }
}
