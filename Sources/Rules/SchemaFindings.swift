import Diagnosis
import Platform
import YAMLSyntax

/// The places where an object does not fit its kind's schema, as the schema rules share them out.
enum SchemaFindings {
  /// Calls a closure for each violation that no other rule speaks of.
  static func forEach(in object: PlatformObject, _ body: (SchemaViolation) -> Void) {
    guard object.hasViolations else { return }
    for violation in object.violations where !isClaimed(violation, in: object) { body(violation) }
  }

  /// Whether another rule reports the same fault in words of its own.
  private static func isClaimed(_ violation: SchemaViolation, in object: PlatformObject) -> Bool {
    let path = violation.path
    switch object.kind {
    case .tenant, .project:
      if path.hasPrefix("spec.gpuResources.limits") || path.hasPrefix("spec.gpuResources.requests")
      {
        return isBelowQuota(path) && !isOddKey(violation)
      }
      return object.kind == .project && isClaimedInProject(violation, path)
    case .settings: return isForeignNamespace(violation, in: object)
    case .computeConfig: return isClaimedInComputeConfig(violation, path)
    default: return false
    }
  }

  /// `gpu-quota-value` speaks of every family's value.
  private static func isBelowQuota(_ path: String) -> Bool {
    path != "spec.gpuResources.limits" && path != "spec.gpuResources.requests"
  }

  /// A family that is no string, but not an empty one either: a fault of the key alone.
  private static func isOddKey(_ violation: SchemaViolation) -> Bool {
    guard case .wrongKeyType = violation.problem else { return false }
    return !violation.node.text.isEmpty
  }

  private static func isClaimedInProject(_ violation: SchemaViolation, _ path: String) -> Bool {
    switch violation.problem {
    case .unknownField:
      // qualified-settings-ref and profile-bundle-selector.
      return path == "spec.settingsRef.namespace" || path.contains(".profileBundleSelector.")
    case .missingField:
      // empty-role.
      return path == "spec.roleMapping" || path.hasPrefix("spec.roleMapping.")
    default: return false
    }
  }

  /// `secret-namespace` speaks of a namespace that is not the Settings' own.
  private static func isForeignNamespace(
    _ violation: SchemaViolation, in object: PlatformObject
  ) -> Bool {
    guard case .unknownField = violation.problem, violation.path.hasSuffix(".namespace"),
      let settings = Settings(object)
    else { return false }
    return settings.secretReferences.contains { reference in
      reference.namespace.map { $0.string != object.namespace } ?? false
        && reference.namespace.map(object.path) == violation.path
    }
  }

  private static func isClaimedInComputeConfig(
    _ violation: SchemaViolation, _ path: String
  ) -> Bool {
    switch violation.problem {
    case .unknownField: return RenamedField.speaks(ofPath: path)
    case .missingField(let name):
      // A pool under its old name is not missing but misnamed; a pool's own name has its rule.
      if name == "controlPlanePool" {
        return violation.node.entries.contains { $0.key.isText("controlPlaneDefaults") }
      }
      return name == "name" && path.contains("workerPools[")
    default:
      return path.hasSuffix(".cpuCount") || path.hasSuffix(".gpuCount")
        || path.hasSuffix(".networkOverlayConfig.cidr")
        || path.hasSuffix("emory") && ResourceAmount.isZeroMemory(violation.node)
    }
  }
}
