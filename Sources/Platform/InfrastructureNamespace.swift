/// The namespaces of Kubernetes and of what PaletteAI is made of.
///
/// Source: "Create and Manage Projects", Validate, the listing of `kubectl get namespaces`; the others
/// are seen in clusters that PaletteAI is installed in.
public enum InfrastructureNamespace {
  private static let names: Set<String> = [
    "cert-manager", "flux-system", "messaging", "piraeus-system", "ui-system", "zot-system",
  ]
  private static let prefixes = [
    "kube-", "managed-cluster-set-", "open-cluster-management", "spectro-",
  ]

  /// Whether a namespace is one of them.
  public static func contains(_ name: String) -> Bool {
    names.contains(name) || prefixes.contains { name.hasPrefix($0) }
  }
}
