/// The kinds of objects that gesso understands, in the order in which a bundle creates them where
/// nothing else decides.
public enum Kind: UInt8, CaseIterable, Comparable, Sendable {
  case namespace
  case secret
  case sealedSecret
  case externalSecret
  case settings
  case tenant
  case computeConfig
  case project
  case profileBundle
  /// Any other kind of the platform's API group: carried along as it is.
  case other

  /// The kind as manifests write it; empty for `.other`.
  public var name: String {
    switch self {
    case .namespace: "Namespace"
    case .secret: "Secret"
    case .sealedSecret: "SealedSecret"
    case .externalSecret: "ExternalSecret"
    case .settings: "Settings"
    case .tenant: "Tenant"
    case .computeConfig: "ComputeConfig"
    case .project: "Project"
    case .profileBundle: "ProfileBundle"
    case .other: ""
    }
  }

  /// The API group; empty for Kubernetes' core.
  public var group: String {
    switch self {
    case .namespace, .secret: ""
    case .sealedSecret: "bitnami.com"
    case .externalSecret: "external-secrets.io"
    case .settings, .tenant, .computeConfig, .project, .profileBundle, .other: Kind.platformGroup
    }
  }

  /// The one version that is served; nil where several are.
  ///
  /// Source: "Create and Manage Projects", "Create and Manage Tenants", "Configure Integrations"
  /// (manifests: `spectrocloud.com/v1alpha1`); "Role Permissions" (ProfileBundle: `v1beta1`).
  public var version: String? {
    switch self {
    case .namespace, .secret: "v1"
    case .settings, .tenant, .computeConfig, .project: "v1alpha1"
    case .profileBundle: "v1beta1"
    case .sealedSecret, .externalSecret, .other: nil
    }
  }

  /// Group and version as `apiVersion` has them.
  public var apiVersion: String { Kind.apiVersions[Int(rawValue)] }

  /// By raw value, put together once: every object that a definition makes has one.
  private static let apiVersions = allCases.map { kind in
    kind.group.isEmpty ? kind.version ?? "" : "\(kind.group)/\(kind.version ?? "v1alpha1")"
  }

  /// Whether objects lie in a namespace.
  ///
  /// Source: "Tenants and Projects", Automatic Resource Creation: Tenants are cluster-scoped.
  public var isNamespaced: Bool { self != .namespace && self != .tenant }

  /// Whether an object provides a Secret of its (or its template's) name.
  public var providesSecret: Bool {
    self == .secret || self == .sealedSecret || self == .externalSecret
  }

  /// The API group of the platform's own kinds.
  public static let platformGroup = "spectrocloud.com"

  /// Orders as a bundle creates them where nothing else decides.
  public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }

  /// The kind that a group and a kind's name say; nil for what gesso leaves alone.
  public init?(group: String, name: String) {
    if let kind = Kind.allCases.first(where: { $0.group == group && $0.name == name }) {
      self = kind
    } else if group == Kind.platformGroup, !name.isEmpty {
      self = .other
    } else {
      return nil
    }
  }
}
