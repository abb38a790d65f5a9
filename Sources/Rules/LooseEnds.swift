import Concurrency
import Platform
import Resolution
import YAMLSyntax

/// Faults that are felt anywhere: because of them rules are silent about objects elsewhere, which may
/// be what was meant, or what could not be read.
///
/// Where there are none, what is found hangs on nothing but what the rules say (`Reach`).
package enum LooseEnds {
  /// Whether a repository has any.
  package static func areIn(_ inspection: Inspection) -> Bool {
    let catalogue = inspection.catalogue
    return !catalogue.isEverythingKnown || !inspection.missing.isEmpty
      || inspection.settingsSecrets.contains(where: \.isForeign)
      || parallelStretches(count: catalogue.objects.count, of: 1024) { stretch in
        stretch.contains { !hasPlace(catalogue.key(at: $0)) }
      }.contains(true)
      || catalogue.indices(of: .tenant).contains { namesHalf(catalogue[$0]) }
  }

  /// Whether an object says what it is called and where it lies.
  private static func hasPlace(_ key: ObjectKey) -> Bool {
    !key.name.isEmpty && (!key.kind.isNamespaced || key.namespace != nil || key.kind == .other)
  }

  /// Whether a Tenant's reference to its Settings lacks a name or a namespace, so that it may mean many.
  private static func namesHalf(_ tenant: PlatformObject) -> Bool {
    guard let reference = tenant.spec?[.settingsRef], !reference.isNull else { return false }
    return reference[.name]?.string == nil || reference[.namespace]?.string == nil
  }
}
