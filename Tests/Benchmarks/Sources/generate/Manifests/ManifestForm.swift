/// The fleet as the resources that the cluster takes.
enum ManifestForm {
  static func pages(of tenant: Tenant) -> [Page] {
    TenantManifests(tenant: tenant).pages
      + tenant.projects.flatMap { ProjectManifests(project: $0, tenant: tenant).pages }
  }
}

/// The value of `spec.integrations`.
func integrations(_ secrets: [SecretKind], of owner: String, in namespace: String, _ hand: Hand)
  -> Node
{
  secrets.reduce(Node.map([])) { node, secret in
    let name = hand.text(secret.name(for: owner))
    let key: Node = ["name": name, "key": hand.text(secret.key)]
    return switch secret {
    case .palette:
      node.adding("palette", hand.short(["name": name, "namespace": hand.text(namespace)]))
    case .huggingFace:
      node.adding("huggingFace", ["apiKey": hand.short(key)])
    case .ngc:
      node.adding(
        "nvidia",
        ["ngc": ["apiKey": hand.short(key), "imagePullSecret": hand.short(["name": name])]])
    }
  }
}
