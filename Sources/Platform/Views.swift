public import YAMLSyntax

/// A Project's fields.
///
/// Source: "Create and Manage Projects", Create Project, ProjectMetadata and ProjectSpec.
public struct Project: Sendable {
  /// The object whose fields these are.
  public let object: PlatformObject

  /// Nil for an object of another kind.
  public init?(_ object: PlatformObject) {
    guard object.kind == .project else { return nil }
    self.object = object
  }

  /// The value at `spec.displayName`, if written.
  public var displayName: Node? { object.spec?[.displayName] }
  /// The value at `spec.tenantRef.name`, if written.
  public var tenantName: Node? { object.spec?[.tenantRef, .name] }
  /// The value at `spec.settingsRef`, if written.
  public var settingsRef: Node? { object.spec?[.settingsRef] }
  /// The value at `spec.computeConfigRef`, if written.
  public var computeConfigRef: Node? { object.spec?[.computeConfigRef] }
  /// The value at `spec.roleMapping`, if written: groups by role.
  public var roleMapping: Node? { object.spec?[.roleMapping] }
  /// The value at `spec.gpuResources`, if written: limits and requests by GPU family.
  public var gpuResources: Node? { object.spec?[.gpuResources] }
  /// The value at `spec.modelSettings`, if written.
  public var modelSettings: Node? { object.spec?[.modelSettings] }

  /// The three roles in the documents' order.
  ///
  /// Source: "Tenants and Projects", Project Roles.
  public static let roles: [Field] = [.viewer, .editor, .admin]
}

/// A Tenant's fields.
///
/// Source: "Tenants and Projects", Tenant Configuration.
public struct Tenant: Sendable {
  /// The object whose fields these are.
  public let object: PlatformObject

  /// Nil for an object of another kind.
  public init?(_ object: PlatformObject) {
    guard object.kind == .tenant else { return nil }
    self.object = object
  }

  /// The value at `spec.displayName`, if written.
  public var displayName: Node? { object.spec?[.displayName] }
  /// The value at `spec.settingsRef`, if written.
  public var settingsRef: Node? { object.spec?[.settingsRef] }
  /// The value at `spec.tenantRoleMapping.groups`, if written.
  public var adminGroups: Node? { object.spec?[.tenantRoleMapping, .groups] }
  /// The value at `spec.gpuResources`, if written: limits and requests by GPU family.
  public var gpuResources: Node? { object.spec?[.gpuResources] }

  /// The namespace that the Tenant's controller makes.
  ///
  /// Source: "Create and Manage Tenants", introduction: `tenant-<name>`.
  public static func namespace(of tenant: String) -> String { "tenant-\(tenant)" }
}

/// A Settings' fields.
///
/// Source: "Configure Integrations".
public struct Settings: Sendable {
  /// The object whose fields these are.
  public let object: PlatformObject

  /// Nil for an object of another kind.
  public init?(_ object: PlatformObject) {
    guard object.kind == .settings else { return nil }
    self.object = object
  }

  /// The value at `spec.integrations`, if written.
  public var integrations: Node? { object.spec?[.integrations] }
  /// The value at `spec.integrations.palette`, if written.
  public var palette: Node? { object.spec?[.integrations, .palette] }
  /// The value at `spec.integrations.huggingFace`, if written.
  public var huggingFace: Node? { object.spec?[.integrations, .huggingFace] }
  /// The value at `spec.integrations.nvidia.ngc`, if written.
  public var ngc: Node? { integrations?[.nvidia, .ngc] }

  /// Each reference to a Secret, in the order of the documents.
  public var secretReferences: [SecretReference] {
    let places: [(IntegrationSecret, Node?)] = [
      (.palette, palette), (.huggingFace, huggingFace?[.apiKey]), (.ngc, ngc?[.apiKey]),
      (.ngcPull, ngc?[.imagePullSecret]),
    ]
    return places.compactMap { use, node in
      guard let node, let name = node[.name], name.string != nil else { return nil }
      return SecretReference(
        use: use, name: name, key: node[.key], namespace: node[.namespace])
    }
  }
}

/// What an integration needs a Secret for.
public enum IntegrationSecret: Sendable {
  case palette
  case huggingFace
  case ngc
  case ngcPull
}

/// A Settings' reference to a Secret: its name, and the key and namespace where they are written.
public struct SecretReference: Sendable {
  /// What the Secret is needed for.
  public let use: IntegrationSecret
  /// The Secret's name, always a string.
  public let name: Node
  /// The key in the Secret as written, string or not; nil where none is.
  public let key: Node?
  /// The Secret's namespace as written, string or not; nil where none is.
  public let namespace: Node?
}

/// A ComputeConfig's fields.
///
/// Source: "Create and Manage Projects", ComputeConfigSpec.paletteClusterConfig; "Compute Config".
public struct ComputeConfig: Sendable {
  /// The object whose fields these are.
  public let object: PlatformObject

  /// Nil for an object of another kind.
  public init?(_ object: PlatformObject) {
    guard object.kind == .computeConfig else { return nil }
    self.object = object
  }

  /// The value at `spec.paletteClusterConfig`, if written.
  public var cluster: Node? { object.spec?[.paletteClusterConfig] }
  /// The value at `spec.paletteClusterConfig.defaults`, if written.
  public var defaults: Node? { object.spec?[.paletteClusterConfig, .defaults] }
  /// The value at `spec.paletteClusterConfig.edge`, if written.
  public var edge: Node? { object.spec?[.paletteClusterConfig, .edge] }
  /// The value of `controlPlanePool` in the defaults, if written.
  public var controlPlanePool: Node? { defaults?[.controlPlanePool] }
  /// The value of `workerPools` in the defaults, if written.
  public var workerPools: Node? { defaults?[.workerPools] }
}
