public import Diagnosis
public import Platform
public import YAMLSyntax

/// What `gesso.yaml` says: which platform to lint for, what exists elsewhere, which rules apply.
public struct Configuration: Sendable {
  /// The file's name at a repository's root.
  public static let fileName = "gesso.yaml"

  /// The version of the platform that the repository is linted for.
  public var target = Target.standard
  /// Namespaces of the platform itself, in which no Project may be.
  ///
  /// Source: "Create and Manage Projects" (the system namespace; its listing shows `palette-system`);
  /// older pages say `mural-system`.
  public var systemNamespaces = ["mural-system", "palette-system"]
  /// Files that are not read, from the configuration's own folder.
  public var exclude: [Glob] = []
  /// What exists in the cluster and is made by someone else.
  public var externals = Externals()
  /// The groups of the identity provider; empty where they are not known.
  public var knownGroups: [String] = []
  /// The folder of the cluster's own resource definitions, from the configuration's own folder.
  public var crds: String?
  /// What a rule's findings count as, other than its own severity.
  public var rules: [RuleName: RuleSetting] = [:]
  /// How a bundle is written.
  public var render = Render()
  /// How much one file may ask of its reader.
  public var limits = ReadLimits()
  /// Files and bytes that one run reads.
  public var runLimits = RunLimits()
  /// Who set what.
  public internal(set) var origins = SettingOrigins()

  /// What counts where there is no `gesso.yaml`.
  public init() {}

  /// Whether a path is left out.
  public func excludes(_ path: String) -> Bool {
    exclude.contains { $0.matches(path) }
  }

  /// How a bundle is written unless the command line says otherwise.
  public struct Render: Hashable, Sendable {
    /// The applier's name; nil for plain kubectl.
    public var dialect: String?
    /// Whether objects whose deletion destroys data are guarded against pruning.
    public var pruneGuards = true
  }
}

/// A rule's severity by configuration.
public enum RuleSetting: Hashable, Sendable {
  case off
  case severity(Severity)

  /// The word in `gesso.yaml` and after `--rule`.
  public var name: String {
    switch self {
    case .off: "off"
    case .severity(let severity): severity.name
    }
  }

  /// Reads `off`, `note`, `warning` or `error`; `false` is what YAML makes of `off`.
  public init?(name: String) {
    if name == "off" || name == "false" {
      self = .off
    } else if let severity = Severity(name: name) {
      self = .severity(severity)
    } else {
      return nil
    }
  }

  /// The words to choose from.
  public static let names = ["off"] + Severity.allCases.map(\.name)
}

/// How much a run may read.
public struct RunLimits: Hashable, Sendable {
  /// Files and folders.
  public var files = 500_000
  /// Folders in one another.
  public var folderDepth = 128
  /// Bytes of all files together.
  public var totalBytes = 1 << 30
  /// Documents of all files together.
  public var documents = 2_000_000
  /// Characters of each text of a finding.
  public var findingLength = 4096
}

/// What exists in the cluster and is made by someone else, as globs.
public struct Externals: Hashable, Sendable {
  /// Tenants, by name.
  public var tenants: [Glob] = []
  /// Namespaces, by name.
  public var namespaces: [Glob] = []
  /// Settings, as `namespace/name`.
  public var settings: [Glob] = []
  /// ComputeConfigs, as `namespace/name`.
  public var computeConfigs: [Glob] = []
  /// Secrets, whatever provides them, as `namespace/name`.
  public var secrets: [Glob] = []
  /// Profile Bundles, as `namespace/name`.
  public var profileBundles: [Glob] = []

  /// Nothing that someone else makes.
  public init() {}

  /// Whether an object is said to exist.
  public func contains(_ key: ObjectKey) -> Bool {
    let globs = globs(of: key.kind)
    guard !globs.isEmpty else { return false }
    let name = key.kind.isNamespaced ? "\(key.namespace ?? "")/\(key.name)" : key.name
    return globs.contains { $0.matches(name) }
  }

  /// The objects of a kind that are named in full, without a wildcard, in the order given.
  public func named(_ kind: Kind) -> [ObjectKey] {
    globs(of: kind).filter { !$0.hasWildcard }.compactMap { glob in
      guard kind.isNamespaced else {
        return ObjectKey(kind: kind, namespace: nil, name: glob.text)
      }
      let parts = glob.text.split(separator: "/").map { String($0) }
      guard parts.count == 2 else { return nil }
      return ObjectKey(kind: kind, namespace: parts[0], name: parts[1])
    }
  }

  private func globs(of kind: Kind) -> [Glob] {
    switch kind {
    case .tenant: tenants
    case .namespace: namespaces
    case .settings: settings
    case .computeConfig: computeConfigs
    case .secret, .sealedSecret, .externalSecret: secrets
    case .profileBundle: profileBundles
    case .project, .other: []
    }
  }
}
