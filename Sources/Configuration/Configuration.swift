package import Diagnosis
package import Platform
package import YAMLSyntax

/// What `gesso.yaml` says: which platform to lint for, what exists elsewhere, which rules apply.
package struct Configuration: Sendable {
  /// The file's name at a repository's root.
  package static let fileName = "gesso.yaml"

  package var target = Target.standard
  /// Namespaces of the platform itself, in which no Project may be.
  ///
  /// Source: "Create and Manage Projects" (the system namespace; its listing shows `palette-system`);
  /// older pages say `mural-system`.
  package var systemNamespaces = ["mural-system", "palette-system"]
  /// Files that are not read, from the configuration's own folder.
  package var exclude: [Glob] = []
  package var externals = Externals()
  /// The groups of the identity provider; empty where they are not known.
  package var knownGroups: [String] = []
  /// The folder of the cluster's own resource definitions, from the configuration's own folder.
  package var crds: String?
  /// What a rule's findings count as, other than its own severity.
  package var rules: [RuleName: RuleSetting] = [:]
  package var render = Render()
  package var limits = ReadLimits()
  /// Files and bytes that one run reads.
  package var runLimits = RunLimits()
  /// Who set what.
  package internal(set) var origins = SettingOrigins()

  package init() {}

  /// Whether a path is left out.
  package func excludes(_ path: String) -> Bool {
    exclude.contains { $0.matches(path) }
  }

  /// How a bundle is written unless the command line says otherwise.
  package struct Render: Hashable, Sendable {
    /// The applier's name; nil for plain kubectl.
    package var dialect: String?
    /// Whether objects whose deletion destroys data are guarded against pruning.
    package var pruneGuards = true
  }
}

/// A rule's severity by configuration.
package enum RuleSetting: Hashable, Sendable {
  case off
  case severity(Severity)

  /// The word in `gesso.yaml` and after `--rule`.
  package var name: String {
    switch self {
    case .off: "off"
    case .severity(let severity): severity.name
    }
  }

  /// Reads `off`, `note`, `warning` or `error`; `false` is what YAML makes of `off`.
  package init?(name: String) {
    if name == "off" || name == "false" {
      self = .off
    } else if let severity = Severity(name: name) {
      self = .severity(severity)
    } else {
      return nil
    }
  }

  /// The words to choose from.
  package static let names = ["off"] + Severity.allCases.map(\.name)
}

/// How much a run may read.
package struct RunLimits: Hashable, Sendable {
  /// Files and folders.
  package var files = 500_000
  /// Folders in one another.
  package var folderDepth = 128
  /// Bytes of all files together.
  package var totalBytes = 1 << 30
  /// Documents of all files together.
  package var documents = 2_000_000
  /// Characters of each text of a finding.
  package var findingLength = 4096
}

/// What exists in the cluster and is made by someone else, as globs.
package struct Externals: Hashable, Sendable {
  package var tenants: [Glob] = []
  package var namespaces: [Glob] = []
  package var settings: [Glob] = []
  package var computeConfigs: [Glob] = []
  package var secrets: [Glob] = []
  package var profileBundles: [Glob] = []

  package init() {}

  /// Whether an object is said to exist.
  package func contains(_ key: ObjectKey) -> Bool {
    let globs = globs(of: key.kind)
    guard !globs.isEmpty else { return false }
    let name = key.kind.isNamespaced ? "\(key.namespace ?? "")/\(key.name)" : key.name
    return globs.contains { $0.matches(name) }
  }

  /// The objects of a kind that are named in full, without a wildcard, in the order given.
  package func named(_ kind: Kind) -> [ObjectKey] {
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
