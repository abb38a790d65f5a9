public import YAMLSyntax

/// A Project's fields.
///
/// Source: "Create and Manage Projects", Create Project, ProjectMetadata and ProjectSpec.
public struct Project: Sendable {
  public let object: PlatformObject

  public init?(_ object: PlatformObject) {
    guard object.kind == .project else { return nil }
    self.object = object
  }

  public var displayName: Node? { object.spec?[.displayName] }
  public var tenantName: Node? { object.spec?[.tenantRef, .name] }
  public var settingsRef: Node? { object.spec?[.settingsRef] }
  public var computeConfigRef: Node? { object.spec?[.computeConfigRef] }
  public var roleMapping: Node? { object.spec?[.roleMapping] }
  public var gpuResources: Node? { object.spec?[.gpuResources] }
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
  public let object: PlatformObject

  public init?(_ object: PlatformObject) {
    guard object.kind == .tenant else { return nil }
    self.object = object
  }

  public var displayName: Node? { object.spec?[.displayName] }
  public var settingsRef: Node? { object.spec?[.settingsRef] }
  public var adminGroups: Node? { object.spec?[.tenantRoleMapping, .groups] }
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
  public let object: PlatformObject

  public init?(_ object: PlatformObject) {
    guard object.kind == .settings else { return nil }
    self.object = object
  }

  public var integrations: Node? { object.spec?[.integrations] }
  public var palette: Node? { object.spec?[.integrations, .palette] }
  public var huggingFace: Node? { object.spec?[.integrations, .huggingFace] }
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
  public let use: IntegrationSecret
  public let name: Node
  public let key: Node?
  public let namespace: Node?
}

/// A ComputeConfig's fields.
///
/// Source: "Create and Manage Projects", ComputeConfigSpec.paletteClusterConfig; "Compute Config".
public struct ComputeConfig: Sendable {
  public let object: PlatformObject

  public init?(_ object: PlatformObject) {
    guard object.kind == .computeConfig else { return nil }
    self.object = object
  }

  public var cluster: Node? { object.spec?[.paletteClusterConfig] }
  public var defaults: Node? { object.spec?[.paletteClusterConfig, .defaults] }
  public var edge: Node? { object.spec?[.paletteClusterConfig, .edge] }
  public var controlPlanePool: Node? { defaults?[.controlPlanePool] }
  public var workerPools: Node? { defaults?[.workerPools] }
}
