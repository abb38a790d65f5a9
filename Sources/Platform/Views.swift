package import YAMLSyntax

/// A Project's fields.
///
/// Source: "Create and Manage Projects", Create Project, ProjectMetadata and ProjectSpec.
package struct Project: Sendable {
  package let object: PlatformObject

  package init?(_ object: PlatformObject) {
    guard object.kind == .project else { return nil }
    self.object = object
  }

  package var displayName: Node? { object.spec?[.displayName] }
  package var tenantName: Node? { object.spec?[.tenantRef, .name] }
  package var settingsRef: Node? { object.spec?[.settingsRef] }
  package var computeConfigRef: Node? { object.spec?[.computeConfigRef] }
  package var roleMapping: Node? { object.spec?[.roleMapping] }
  package var gpuResources: Node? { object.spec?[.gpuResources] }
  package var modelSettings: Node? { object.spec?[.modelSettings] }

  /// The three roles in the documents' order.
  ///
  /// Source: "Tenants and Projects", Project Roles.
  package static let roles: [Field] = [.viewer, .editor, .admin]
}

/// A Tenant's fields.
///
/// Source: "Tenants and Projects", Tenant Configuration.
package struct Tenant: Sendable {
  package let object: PlatformObject

  package init?(_ object: PlatformObject) {
    guard object.kind == .tenant else { return nil }
    self.object = object
  }

  package var displayName: Node? { object.spec?[.displayName] }
  package var settingsRef: Node? { object.spec?[.settingsRef] }
  package var adminGroups: Node? { object.spec?[.tenantRoleMapping, .groups] }
  package var gpuResources: Node? { object.spec?[.gpuResources] }

  /// The namespace that the Tenant's controller makes.
  ///
  /// Source: "Create and Manage Tenants", introduction: `tenant-<name>`.
  package static func namespace(of tenant: String) -> String { "tenant-\(tenant)" }
}

/// A Settings' fields.
///
/// Source: "Configure Integrations".
package struct Settings: Sendable {
  package let object: PlatformObject

  package init?(_ object: PlatformObject) {
    guard object.kind == .settings else { return nil }
    self.object = object
  }

  package var integrations: Node? { object.spec?[.integrations] }
  package var palette: Node? { object.spec?[.integrations, .palette] }
  package var huggingFace: Node? { object.spec?[.integrations, .huggingFace] }
  package var ngc: Node? { integrations?[.nvidia, .ngc] }

  /// Each reference to a Secret, in the order of the documents.
  package var secretReferences: [SecretReference] {
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
package enum IntegrationSecret: Sendable {
  case palette
  case huggingFace
  case ngc
  case ngcPull
}

/// A Settings' reference to a Secret: its name, and the key and namespace where they are written.
package struct SecretReference: Sendable {
  package let use: IntegrationSecret
  package let name: Node
  package let key: Node?
  package let namespace: Node?
}

/// A ComputeConfig's fields.
///
/// Source: "Create and Manage Projects", ComputeConfigSpec.paletteClusterConfig; "Compute Config".
package struct ComputeConfig: Sendable {
  package let object: PlatformObject

  package init?(_ object: PlatformObject) {
    guard object.kind == .computeConfig else { return nil }
    self.object = object
  }

  package var cluster: Node? { object.spec?[.paletteClusterConfig] }
  package var defaults: Node? { object.spec?[.paletteClusterConfig, .defaults] }
  package var edge: Node? { object.spec?[.paletteClusterConfig, .edge] }
  package var controlPlanePool: Node? { defaults?[.controlPlanePool] }
  package var workerPools: Node? { defaults?[.workerPools] }
}
