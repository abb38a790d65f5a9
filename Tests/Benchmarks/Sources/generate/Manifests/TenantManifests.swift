/// A tenant's files: its resource, its shared namespace, Settings and secrets.
struct TenantManifests {
  let tenant: Tenant

  var pages: [Page] {
    let folder = "tenants/\(tenant.name)"
    var resource = Page("\(folder)/tenant.yaml", self.resource, comment: comment)
    resource.isMarked = tenant.hand.marksFirst
    return [resource, Page("\(folder)/shared/namespace.yaml", sharedNamespace)]
      + [Page("\(folder)/shared/settings.yaml", settings)]
      + tenant.secretPages(in: "\(folder)/shared")
      + tenant.toolsPages(in: folder)
  }

  private var comment: String? {
    tenant.hand.comment("Quotas are agreed with the capacity board, see the wiki before raising.")
  }

  private var sharedNamespace: Node {
    let labels = [("palette.ai/tenant", tenant.name)] + tenant.labels
    return namespace(tenant.name, labels: labels, tenant.hand)
  }

  private var settings: Node {
    let (name, hand) = (tenant.name, tenant.hand)
    return [
      "apiVersion": "spectrocloud.com/v1alpha1",
      "kind": "Settings",
      "metadata": metadata(name, in: name, labels: tenant.labels, hand),
      "spec": ["integrations": integrations(tenant.secrets, of: name, in: name, hand)],
    ]
  }

  private var resource: Node {
    let (name, hand) = (tenant.name, tenant.hand)
    return [
      "apiVersion": "spectrocloud.com/v1alpha1",
      "kind": "Tenant",
      "metadata": metadata(name, labels: tenant.labels, hand),
      "spec": [
        "displayName": hand.text(capitalised(name)),
        "settingsRef": hand.short(["name": hand.text(name), "namespace": hand.text(name)]),
        "tenantRoleMapping": ["groups": hand.list(tenant.adminGroups)],
        "gpuResources": [
          "limits": hand.map(tenant.limits), "requests": hand.map(tenant.requests),
        ],
      ],
    ]
  }
}

extension Tenant {
  /// The providers of the secrets that the shared Settings names.
  func secretPages(in folder: String) -> [Page] {
    let documents = secrets.enumerated().map { index, kind in
      var dice = Dice(4, index, name.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF_FFFF })
      return SecretResource(
        kind: kind, owner: name, namespace: name, provider: provider, hand: hand
      ).node(&dice)
    }
    guard !keepsSecretsTogether else { return [Page("\(folder)/secrets.yaml", documents)] }
    return zip(secrets, documents).map { kind, document in
      Page("\(folder)/\(kind.name(for: "secret")).yaml", document)
    }
  }

  /// The namespace that belongs to no project, if there is one.
  func toolsPages(in folder: String) -> [Page] {
    toolsNamespace.map {
      [Page("\(folder)/tools-namespace.yaml", namespace($0, labels: labels, hand))]
    } ?? []
  }
}
