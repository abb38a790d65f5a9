package import Diagnosis
import Platform
package import Resolution

/// All rules: the one list that a new rule is added to.
package enum RuleCatalogue {
  /// Every rule in the order of the manual.
  package static let all: [any Rule.Type] =
    [
      // Document
      YAMLSyntaxRule.self, DuplicateKeyRule.self, AmbiguousScalar.self, InputLimit.self,
      RetiredAPIRule.self, UnknownField.self, RenamedField.self, MissingField.self, WrongType.self,
      InvalidValue.self, InvalidName.self, InvalidLabel.self, ServerManagedField.self,
      DuplicateObject.self,
      // Namespaces
      ProjectNamespaceMismatch.self, ReservedNamespace.self, PlatformNamespace.self,
      ControllerOwnedNamespace.self, TenantPrefixedNamespace.self, MissingNamespace.self,
      TenantLabelMismatch.self, UnlabelledTenantNamespace.self, SharedNamespace.self,
      PlatformDefaultObject.self,
      // Tenants
      NamespacedTenant.self, TenantWithoutAdmins.self, TenantWithoutProjects.self,
      TenantSettingsNamespace.self, TenantsShareSettings.self,
      // Projects and roles
      DisplayName.self, DuplicateDisplayName.self, TenantNotFound.self, SettingsNotFound.self,
      QualifiedSettingsRef.self, NoSettings.self, ComputeConfigNotFound.self,
      ComputeConfigNamespace.self, EmptyRole.self, InvalidGroup.self, UnknownGroup.self,
      SystemGroup.self, DuplicateGroup.self, UnreachableWorkloadNamespace.self,
      // Settings and Secrets
      SettingsWithoutIntegration.self, SettingsWithoutPalette.self, SecretNamespace.self,
      SecretNotFound.self, SecretKeyNotFound.self, SharedSecret.self,
      DuplicatePaletteCredentials.self, UnreferencedSettings.self,
      PartialIntegrationOverride.self, PaletteSecretRule.self, PaletteHost.self,
      InsecurePalette.self, PaletteCA.self, HuggingFaceSecret.self, NGCSecret.self,
      NGCPullSecret.self, SecretEncoding.self, PlaintextSecret.self, PlaceholderValue.self,
      UnreferencedSecret.self,
      // GPU quotas
      GPUQuotaValue.self, GPUDefaultCase.self, GPUFamilySpelling.self, GPULimitExceedsTenant.self,
      GPURequestExceedsTenant.self, GPURequestExceedsLimit.self, GPUDefaultAmbiguous.self,
      GPUOversubscribed.self, GPUPoolExceedsQuota.self,
      // Compute configs
      SingleNodeNotWorker.self, ConflictingTaints.self, UnschedulableControlPlane.self,
      NoWorkers.self, DuplicateWorkerPool.self, ResourceAmount.self, GPUWithoutFamily.self,
      OverlayCIDR.self, TwoNodeCluster.self, NTPServer.self, SSHKey.self, SingleControlPlane.self,
      UnreferencedComputeConfig.self,
      // Model settings
      ModelSourceNotIntegrated.self, ModelACLConflict.self, ModelACLBlocksAll.self,
      ModelACLPattern.self, ProfileBundleSelector.self, ProfileBundleNotFound.self,
      DuplicateModelMapping.self,
      // Definitions
      UnknownBase.self, InheritanceCycle.self, UnusedBase.self, NoEffectOverride.self,
      DependencyCycle.self, UnknownSuppression.self, UnusedSuppression.self,
      ExpiredSuppression.self,
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

  /// Checks all rules that are wanted; the findings come rule by rule, in the order of the manual.
  package static func check(
    _ resolution: Resolution, unless isOff: (RuleName) -> Bool
  ) -> [Finding] {
    check(Inspection(resolution), unless: isOff)
  }

  /// Checks all rules that are wanted, and leaves what they wanted to know of the whole repository.
  package static func check(
    _ inspection: Inspection, unless isOff: (RuleName) -> Bool
  ) -> [Finding] {
    RuleRun(all.filter { !isOff($0.name) }, over: inspection).findings()
  }

  /// By what findings of the rules that are wanted can hang on other objects than those they are on.
  package static func reach(
    unless isOff: (RuleName) -> Bool
  ) -> [(rule: RuleName, reach: Reach)] {
    all.map { (rule: $0.name, manner: $0.manner) }.filter { !isOff($0.rule) }
      .flatMap { rule, manner in manner.reach.map { (rule, $0) } }
  }

  /// Checks one rule by itself, on the calling thread.
  package static func check(_ rule: any Rule.Type, over inspection: Inspection) -> [Finding] {
    var report = RuleReport(rule.descriptor)
    switch rule.manner {
    case .pageOnly: break
    case .repository(let rule): rule.check(inspection, &report)
    case .object(let rule):
      for subject in subjects(of: rule.kinds, in: inspection) { rule.check(subject, &report) }
    case .sieved(let rule):
      let suspects = subjects(of: rule.kinds, in: inspection).filter(rule.mayBreak).map(\.index)
      if !suspects.isEmpty { rule.check(suspects, inspection, &report) }
    }
    return report.findings
  }

  private static func subjects(
    of kinds: [Kind], in inspection: Inspection
  ) -> some Sequence<Subject> {
    inspection.catalogue.objects.enumerated().lazy.filter { _, object in
      object.state == .whole && kinds.contains(object.kind)
    }.map { index, object in Subject(object, at: index, in: inspection) }
  }
}
