/// The files at the repository's root.
enum Configuration {
  /// `gesso.yaml`: the target, and what someone else puts into the cluster.
  static var page: Page {
    let bundles: [Node] = [.double("*/vllm-profile-bundle"), .double("*/nim-profile-bundle")]
    return Page(
      "gesso.yaml",
      [
        "apiVersion": "gesso/v1",
        "kind": "Configuration",
        "target": .double("1.1"),
        "externals": ["profileBundles": .flow(.list(bundles))],
      ])
  }

  /// Files that are no YAML: a repository has some, and ignore rules are to be obeyed.
  static let others = [
    (path: ".gitignore", text: "*.tmp\n*.swp\n.DS_Store\n/build/\n"),
    (path: "README.md", text: "# Fleet\n\nTenants and projects, applied by the pipeline.\n"),
  ]
}
