import Bundle
import YAMLSyntax

extension Replay {
  /// One Kustomization after those it depends on are ready; all of it is dry-run before any of it is
  /// applied.
  ///
  /// Source: Flux, "Kustomization".
  func applyKustomizations() throws -> Cluster {
    let content = Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { $1 })
    var cluster = Cluster(bundle: manifests())
    var ready: Set<String> = []
    var waiting = Manifest.read(content["waves.yaml"] ?? [])
    while !waiting.isEmpty {
      guard
        let place = waiting.firstIndex(where: { kustomization in
          let needed = kustomization.root["spec"]?["dependsOn"]?.items.map {
            $0["name"]?.text ?? ""
          }
          return (needed ?? []).allSatisfy(ready.contains)
        })
      else { throw Violation("no Kustomization can go on") }
      let kustomization = waiting.remove(at: place)
      let spec = kustomization.root["spec"]
      let folder = String((spec?["path"]?.text ?? "").drop { $0 == "." || $0 == "/" })
      let list = Manifest.read(content["\(folder)/kustomization.yaml"] ?? []).first?.root
      let names = list?["resources"]?.items.map(\.text) ?? []
      let members = files.filter { $0.path.hasPrefix(folder + "/") }.count - 1
      guard names.count == members else { throw Violation("\(folder) lists other files") }
      try applyAtOnce(
        names.flatMap { Manifest.read(content["\(folder)/\($0)"] ?? []) }, to: &cluster)
      guard spec?["wait"]?.scalar == .boolean(true) else { continue }
      ready.insert(kustomization.id.name)
      let check = spec?["healthCheckExprs"]?.items.first { $0["kind"]?.text == "Tenant" }
      if check?["current"]?.text.contains("TenantNamespaceCreated") == true { cluster.settle() }
    }
    return cluster
  }
}
