/// Definitions that the tests put into repositories.
enum Sample {
  static let tenant = """
    apiVersion: gesso/v1
    kind: Tenant
    metadata: {name: research}
    spec:
      displayName: Research
      adminGroups: [platform-admins]
      settings:
        palette: {secret: research-palette}
      projectDefaults:
        computeConfig: {controlPlanePool: {nodeCount: 3, workerNodeEligible: true}}

    """

  static func project(_ name: String, viewer: String = "readers", more: String = "") -> String {
    """
    apiVersion: gesso/v1
    kind: Project
    metadata: {name: \(name)}
    spec:
      tenant: research
      roleMapping: {viewer: [\(viewer)], editor: [writers], admin: [admins]}
    \(more)
    """
  }

  static let files = ["tenant.yaml": tenant, "vision.yaml": project("vision")]
}
