/// The fleet as gesso's definitions: what is inherited is not written.
enum DefinitionForm {
  /// The files that belong to no tenant: one for each compute base that is used.
  static func sharedPages(of fleet: Fleet) -> [Page] {
    var used = Set(fleet.tenants.flatMap { tenant in [tenant.base] + tenant.projects.map(\.base) })
    // Backward, so that a base which only another base stands on is met after that one.
    let bases = ComputeLayer.bases.reversed().filter { base in
      guard used.contains(base.name) else { return false }
      if let origin = base.from { used.insert(origin) }
      return true
    }
    return bases.map { Page("platform/compute/\($0.name).yaml", definition(of: $0)) }
  }

  static func pages(of tenant: Tenant) -> [Page] {
    let folder = "tenants/\(tenant.name)"
    let hand = tenant.hand
    var page = Page("\(folder)/tenant.yaml", definition(of: tenant))
    page.isMarked = hand.marksFirst
    return [page] + tenant.secretPages(in: "\(folder)/secrets") + tenant.toolsPages(in: folder)
      + tenant.projects.flatMap {
        ProjectDefinition(project: $0, tenant: tenant).pages(in: "\(folder)/projects")
      }
  }

  /// The value of `settings`: an integration and its secret.
  static func settings(_ secrets: [SecretKind], of owner: String, _ hand: Hand) -> Node {
    secrets.reduce(Node.map([])) { node, secret in
      let field =
        switch secret {
        case .palette: "palette"
        case .huggingFace: "huggingFace"
        case .ngc: "nvidia"
        }
      return node.adding(field, hand.short(["secret": hand.text(secret.name(for: owner))]))
    }
  }

  private static func definition(of base: ComputeLayer.Base) -> Node {
    var dice = Dice(5)
    let (hand, layer) = (Hand(&dice), base.layer)
    let spec = Node.map([])
      .adding("from", base.from.map(hand.text))
      .adding("controlPlanePool", layer.controlPlanePool(hand).unlessEmpty)
      .adding("workerPools", layer.workerPools(hand).unlessEmpty)
      .adding("edge", layer.edge(hand).unlessEmpty)
      .adding("sshKeys", Node.list(layer.sshKeys.map(hand.text)).unlessEmpty)
    return [
      "apiVersion": "gesso/v1", "kind": "ComputeConfig", "metadata": metadata(base.name, hand),
      "spec": spec,
    ]
  }

  private static func definition(of tenant: Tenant) -> Node {
    let hand = tenant.hand
    return [
      "apiVersion": "gesso/v1",
      "kind": "Tenant",
      "metadata": metadata(tenant.name, labels: tenant.labels, hand),
      "spec": [
        "adminGroups": hand.list(tenant.adminGroups),
        "gpuResources": [
          "limits": hand.map(tenant.limits), "requests": hand.map(tenant.requests),
        ],
        "settings": settings(tenant.secrets, of: tenant.name, hand),
        "projectDefaults": [
          "roleMapping": [
            "viewer": hand.list(tenant.auditors), "admin": hand.list(tenant.operators),
          ],
          "computeConfig": hand.text(tenant.base),
          "gpuResources": ["requests": hand.map([(Gpu.rest, tenant.inheritedRequest)])],
        ],
      ],
    ]
  }
}
