/// A project's definition, and beside it what is no definition.
struct ProjectDefinition {
  let project: Project
  let tenant: Tenant

  func pages(in folder: String) -> [Page] {
    let path = "\(folder)/\(project.name)"
    var page = Page("\(path).yaml", definition, comment: comment)
    page.isMarked = hand.marksFirst
    let neighbours = project.neighbourPages("\(path)-")
    guard !project.secrets.isEmpty else { return [page] + neighbours }
    guard !hand.joinsFiles else {
      page.documents += project.secretDocuments.map { ($0, nil) }
      return [page] + neighbours
    }
    return [page, Page("\(path)-sealed-secret.yaml", project.secretDocuments)] + neighbours
  }

  private var hand: Hand { project.hand }

  private var comment: String? {
    hand.comment("Owned by \(project.annotations[0].value); deleting it deletes everything in it.")
  }

  private var definition: Node {
    [
      "apiVersion": "gesso/v1",
      "kind": "Project",
      "metadata": metadata(
        project.name, labels: project.labels, annotations: project.annotations, hand),
      "spec": spec,
    ]
  }

  private var spec: Node {
    let spec: Node = ["tenant": hand.text(tenant.name)]
    return
      spec
      .adding("displayName", project.ownDisplayName.map(hand.text))
      .adding("description", project.description.map { .double($0) })
      .adding("roleMapping", roleMapping)
      .adding("gpuResources", gpuResources)
      .adding("computeConfig", computeConfig)
      .adding(
        "settings",
        DefinitionForm.settings(project.secrets, of: project.name, hand).unlessEmpty
      )
      .adding("modelSettings", project.models?.node(hand))
  }

  private var roleMapping: Node {
    [
      "viewer": hand.list(project.viewers), "editor": hand.list(project.editors),
      "admin": hand.list(project.admins),
    ]
  }

  private var gpuResources: Node {
    ["limits": hand.map(project.limits), "requests": hand.map(project.requests)]
  }

  /// Nothing where the tenant's default will do, a name where a base will do as it is.
  private var computeConfig: Node? {
    let inherits = project.base == tenant.base
    guard !project.compute.isEmpty else { return inherits ? nil : hand.text(project.base) }
    return Node.map([])
      .adding("from", inherits ? nil : hand.text(project.base))
      .adding("controlPlanePool", project.compute.controlPlanePool(hand).unlessEmpty)
      .adding("workerPools", project.compute.workerPools(hand).unlessEmpty)
  }
}
