import Concurrency
import Platform
package import Resolution

/// A resolution as the rules look at it: what several of them want to know of the whole repository is
/// found out once a run.
///
/// What nearly every object is compared with is made at once, all else by the first that asks.
package final class Inspection: Sendable {
  package let resolution: Resolution
  /// The GPU quotas of all Tenants and Projects.
  let quotas: QuotaTable
  private let onceMissing: Once<[Reference]>
  private let onceTenantSettingsPlaces: Once<[TenantSettingsPlace]>
  private let onceSettingsSecrets: Once<[SettingsSecret]>
  private let onceSecretDirectory: Once<SecretDirectory>
  private let oncePaletteSecrets: Once<[FoundPaletteSecret]>
  private let oncePartialOverrides: Once<[PartialIntegrationOverride.Override]>

  package init(_ resolution: Resolution) {
    self.resolution = resolution
    let settingsSecrets = Once { SettingsSecret.all(in: resolution) }
    onceMissing = Once { resolution.references.filter { $0.referent == .missing } }
    quotas = QuotaTable(resolution)
    onceTenantSettingsPlaces = Once { TenantSettingsPlace.all(in: resolution) }
    onceSettingsSecrets = settingsSecrets
    onceSecretDirectory = Once { SecretDirectory(resolution.catalogue) }
    oncePaletteSecrets = Once {
      FoundPaletteSecret.all(in: resolution, referredToBy: settingsSecrets.value)
    }
    oncePartialOverrides = Once { PartialIntegrationOverride.all(in: resolution) }
  }

  /// All objects.
  var catalogue: Catalogue { resolution.catalogue }

  /// The references that lead nowhere, in their order.
  var missing: [Reference] { onceMissing.value }

  /// Where the Tenants' shared Settings lie, ascending by Tenant.
  var tenantSettingsPlaces: [TenantSettingsPlace] { onceTenantSettingsPlaces.value }

  /// The references to Secrets of all Settings whose namespace is known, ascending by Settings.
  var settingsSecrets: [SettingsSecret] { onceSettingsSecrets.value }

  /// The references to Secrets that stand for a use and mean a Secret of the Settings' namespace.
  func settingsSecrets(for uses: IntegrationSecret...) -> [SettingsSecret] {
    settingsSecrets.filter { uses.contains($0.reference.use) && !$0.isForeign }
  }

  /// The Secrets by name; each copy has comparisons of its own left.
  var secretDirectory: SecretDirectory { onceSecretDirectory.value }

  /// The Secrets that hold Palette credentials, ascending.
  var paletteSecrets: [FoundPaletteSecret] { oncePaletteSecrets.value }

  /// The integrations that a Project's Settings sets in part, in the order of the Projects.
  var partialOverrides: [PartialIntegrationOverride.Override] { oncePartialOverrides.value }
}
