/// A project's folder: namespace, compute configuration and project, sometimes more.
struct ProjectManifests {
  let project: Project
  let tenant: Tenant

  var pages: [Page] {
    let folder = "tenants/\(tenant.name)/projects/\(project.name)"
    let files = [
      Page("\(folder)/namespace.yaml", namespace, comment: ownerComment),
      Page("\(folder)/compute-config.yaml", computeConfig),
      Page("\(folder)/project.yaml", resource, comment: roleComment),
    ]
    return (files + settingsPages(in: folder) + project.neighbourPages("\(folder)/")).map { page in
      var page = page
      page.isMarked = project.hand.marksFirst
      return page
    }
  }

  private var hand: Hand { project.hand }

  private var ownerComment: String? {
    hand.comment("Owned by \(project.annotations[0].value); deleting it deletes everything in it.")
  }

  private var roleComment: String? {
    hand.comment("Groups come from the identity provider, names are case-sensitive.")
  }

  private var namespace: Node {
    generate.namespace(
      project.name, labels: project.labels, annotations: project.annotations, hand)
  }

  private var computeConfig: Node {
    let compute = ComputeLayer.full(project.base).laid(under: project.compute)
    let keys = Node.list(compute.sshKeys.map(hand.text))
    let defaults = Node.map([])
      .adding("sshKeys", keys.unlessEmpty)
      .adding("controlPlanePool", compute.controlPlanePool(hand))
      .adding(
        "workerPools", compute.workerPools(hand),
        above: hand.comment("sized for the busiest week of the quarter"))
    return [
      "apiVersion": "spectrocloud.com/v1alpha1",
      "kind": "ComputeConfig",
      "metadata": metadata(project.base, in: project.name, hand),
      "spec": [
        "paletteClusterConfig": [
          "edge": compute.edge(hand),
          "defaults": defaults,
        ]
      ],
    ]
  }

  private func settingsPages(in folder: String) -> [Page] {
    guard !project.secrets.isEmpty else { return [] }
    let settings: Node = [
      "apiVersion": "spectrocloud.com/v1alpha1",
      "kind": "Settings",
      "metadata": metadata(project.name, in: project.name, labels: project.labels, hand),
      "spec": [
        "integrations": integrations(
          project.secrets, of: project.name, in: project.name, hand)
      ],
    ]
    guard !hand.joinsFiles else {
      return [Page("\(folder)/settings.yaml", project.secretDocuments + [settings])]
    }
    return [
      Page("\(folder)/settings.yaml", settings),
      Page("\(folder)/sealed-secret.yaml", project.secretDocuments),
    ]
  }

  private var resource: Node {
    let labels = [("palette.ai/tenant-name", tenant.name)] + project.labels
    return [
      "apiVersion": "spectrocloud.com/v1alpha1",
      "kind": "Project",
      "metadata": metadata(
        project.name, in: project.name, labels: labels,
        annotations: [project.annotations[0]], hand),
      "spec": spec,
    ]
  }

  private var spec: Node {
    let spec: Node = ["displayName": hand.text(project.displayName)]
    let base: Node = ["name": hand.text(project.base), "namespace": hand.text(project.name)]
    let settings: Node? = project.secrets.isEmpty ? nil : ["name": hand.text(project.name)]
    return
      spec
      .adding("description", project.description.map { .double($0) })
      .adding("tenantRef", hand.short(["name": hand.text(tenant.name)]))
      .adding("settingsRef", settings.map(hand.short))
      .adding("computeConfigRef", hand.short(base))
      .adding("roleMapping", roleMapping)
      .adding("gpuResources", gpuResources)
      .adding("modelSettings", project.models?.node(hand))
  }

  private var roleMapping: Node {
    [
      "viewer": hand.list(tenant.auditors + project.viewers),
      "editor": hand.list(project.editors),
      "admin": hand.list(tenant.operators + project.admins),
    ]
  }

  private var gpuResources: Node {
    let namesRest = project.requests.contains { $0.family == Gpu.rest }
    let inherited = namesRest ? [] : [(family: Gpu.rest, count: tenant.inheritedRequest)]
    return [
      "limits": hand.map(project.limits), "requests": hand.map(project.requests + inherited),
    ]
  }
}

extension Project {
  /// The sealed secrets of its own Settings.
  var secretDocuments: [Node] {
    var dice = Dice(noise)
    return secrets.map { kind in
      SecretResource(
        kind: kind, owner: name, namespace: name, provider: .sealedSecret, hand: hand
      ).node(&dice)
    }
  }

  /// What lies beside it and is none of gesso's business; paths begin with the prefix.
  func neighbourPages(_ prefix: String) -> [Page] {
    var pages: [Page] = []
    if hasQuota { pages.append(Page("\(prefix)quota.yaml", Neighbours.quota(self))) }
    if hasNetworkPolicy {
      pages.append(Page("\(prefix)network-policy.yaml", Neighbours.networkPolicy(self)))
    }
    return pages
  }
}
