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
    // Settings and Secrets
    SettingsWithoutIntegration.self, SettingsWithoutPalette.self, SecretNamespace.self,
    SecretNotFound.self, SecretKeyNotFound.self, SharedSecret.self,
    DuplicatePaletteCredentials.self, UnreferencedSettings.self,
    PartialIntegrationOverride.self, PaletteSecretRule.self, PaletteHost.self,
    InsecurePalette.self, PaletteCA.self, HuggingFaceSecret.self, NGCSecret.self,
    NGCPullSecret.self, SecretEncoding.self, PlaintextSecret.self, PlaceholderValue.self,
    UnreferencedSecret.self,
  ]

  /// The names of all rules in the order of the manual.
  package static var names: [RuleName] { all.map { $0.descriptor.name } }

  /// The rule of a name; nil where there is none.
  package static func rule(named name: RuleName) -> (any Rule.Type)? {
    all.first { $0.descriptor.name == name }
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
