import Foundation

/// The tools people know, beside gesso on the same files.
extension Measurement {
  static let kustomize = Measurement(
    name: "kustomize", work: "against `kubectl kustomize`, 100 projects", reach: "≤ 0.05"
  ) { bench throws(Failure) in
    guard Tools.isInstalled("kubectl") else { return .absent("kubectl is not installed") }
    let projects = min(100, bench.options.projects)
    let repository = try bench.forge.repository(.manifests, projects: projects)
    let copy = try bench.forge.repository(.manifests, projects: projects, for: "kustomize")
    try listResources(of: copy)
    var kustomize = Command("kubectl", "kustomize", copy.path)
    kustomize.mustPrint = true
    let pairs = try bench.pairs(
      bench.tools.lint(repository), kustomize, prepare: repository.forget)
    return Reading(pairs, atMost: 0.05, digits: 4)
  }

  static let yamllint = Measurement(
    name: "yamllint", work: "against yamllint, 1,000 projects", reach: "≤ 0.01"
  ) { bench throws(Failure) in
    guard Tools.isInstalled("yamllint") else { return .absent("yamllint is not installed") }
    let projects = min(1_000, bench.options.projects)
    let repository = try bench.forge.repository(.manifests, projects: projects)
    var yamllint = Command("yamllint", "-d", "relaxed", repository.path)
    // It has its own opinion of long lines.
    yamllint.accepts = [0, 1]
    let pairs = try bench.pairs(
      bench.tools.lint(repository), yamllint, prepare: repository.forget)
    return Reading(pairs, atMost: 0.01, digits: 4)
  }

  /// Writes a kustomization.yaml that lists every manifest.
  private static func listResources(of repository: Repository) throws(Failure) {
    let paths = try Git(folder: repository.folder)("ls-files", "*/*.yaml").split(separator: "\n")
    let list = paths.map { "  - \($0)\n" }.joined()
    let head = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n"
    do {
      try Data((head + list).utf8).write(
        to: repository.folder.appending(path: "kustomization.yaml"))
    } catch {
      throw Failure(reason: "\(error)")
    }
  }
}
