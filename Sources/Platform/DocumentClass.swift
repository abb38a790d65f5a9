public import YAMLSyntax

/// What a YAML document is to gesso, as its `apiVersion` and `kind` say.
public enum DocumentClass: Sendable {
  case manifest(Kind)
  case definition(DefinitionKind)
  case configuration
  /// `gesso/v1` with a kind that is none.
  case unknownDefinition
  /// A kind or version that the platform no longer serves, with what replaces it.
  case retired(Kind?, RetiredAPI)
  /// A `v1` List, whose items are objects of their own.
  case list
  /// Nothing that gesso reads.
  case other

  /// - Parameter root: the document's value.
  public init(_ root: Node) {
    guard let version = root[.apiVersion], version.isScalar, let kind = root[.kind], kind.isScalar
    else {
      self = .other
      return
    }
    if let known = DocumentClass.current(version, kind) {
      self = known
      return
    }
    guard DocumentClass.mayBeRead(version, kind) else {
      self = .other
      return
    }
    let name = kind.text
    let parts = version.text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let group = parts.count == 2 ? String(parts[0]) : ""
    let number = String(parts.last ?? "")
    switch group {
    case "gesso": self = DocumentClass(definition: name, version: number)
    case "" where name == "List" && number == "v1": self = .list
    default:
      if let retired = RetiredAPI(group: group, version: number, kind: name) {
        self = .retired(retired.replacement, retired)
      } else if let known = Kind(group: group, name: name) {
        self = .manifest(known)
      } else {
        self = .other
      }
    }
  }

  /// What a document is that is written exactly as the platform serves it today, or gesso itself:
  /// nearly all are, and comparing bytes is cheaper than taking strings apart.
  private static func current(_ version: Node, _ kind: Node) -> DocumentClass? {
    if version.isText("spectrocloud.com/v1alpha1") {
      if kind.isText("Project") { return .manifest(.project) }
      if kind.isText("ComputeConfig") { return .manifest(.computeConfig) }
      if kind.isText("Settings") { return .manifest(.settings) }
      if kind.isText("Tenant") { return .manifest(.tenant) }
    } else if version.isText("v1") {
      if kind.isText("Namespace") { return .manifest(.namespace) }
      if kind.isText("Secret") { return .manifest(.secret) }
    } else if version.isText("gesso/v1") {
      if kind.isText("Project") { return .definition(.project) }
      if kind.isText("ComputeConfig") { return .definition(.computeConfig) }
      if kind.isText("Tenant") { return .definition(.tenant) }
    }
    return nil
  }

  /// Whether a document belongs to a group that gesso knows, or in Kubernetes' core has a name that it
  /// knows; strings are taken apart only of those.
  private static func mayBeRead(_ version: Node, _ kind: Node) -> Bool {
    version.withText { text in
      for index in text.indices where text[index] == UInt8(ascii: "/") {
        let group = text.extracting(0..<index)
        return knownGroups.contains { group.isEqual(to: $0) }
      }
      return coreNames.contains { kind.isText($0) }
    }
  }

  private static let knownGroups =
    ["gesso"] + RetiredAPI.groups + Set(Kind.allCases.map(\.group)).subtracting([""])

  private static let coreNames = ["List"] + Kind.allCases.filter(\.group.isEmpty).map(\.name)

  private init(definition name: String, version: String) {
    if version != "v1" {
      self = .unknownDefinition
    } else if name == "Configuration" {
      self = .configuration
    } else if let kind = DefinitionKind(rawValue: name) {
      self = .definition(kind)
    } else {
      self = .unknownDefinition
    }
  }
}

/// The kinds of `gesso/v1`.
public enum DefinitionKind: String, CaseIterable, Sendable {
  case tenant = "Tenant"
  case project = "Project"
  case computeConfig = "ComputeConfig"

  /// The kind's place in `allCases`.
  public var number: Int {
    switch self {
    case .tenant: 0
    case .project: 1
    case .computeConfig: 2
    }
  }

  /// The `apiVersion` that every definition has.
  public static let apiVersion = "gesso/v1"
}

/// A group, version or kind that the platform has given up.
///
/// Source: "Settings", "Tenants and Projects" and the pages before version 0.1 use
/// `mural.sh/v1alpha1` and `palette.ai/v1alpha1`; "Create and Manage Projects" and all later ones
/// `spectrocloud.com/v1alpha1`.
public struct RetiredAPI: Sendable {
  /// Which of the two tokens is wrong.
  public enum Part: Sendable {
    case version
    case kind
  }

  /// The token that is to be corrected.
  public let part: Part
  /// What to write instead of the wrong token.
  public let correction: String
  /// The kind that the object is of today, as far as it has one.
  public let replacement: Kind?

  /// The API groups that are no more.
  static let groups = ["mural.sh", "palette.ai"]

  /// Nil for everything that is served today or was never the platform's.
  public init?(group: String, version: String, kind: String) {
    let renamed: [String: Kind] = ["ComputeProfile": .computeConfig]
    let isOld = RetiredAPI.groups.contains(group)
    guard isOld || group == Kind.platformGroup || group.isEmpty else { return nil }
    if kind == "ComputeProfile" || kind == "MLPlatform", !group.isEmpty {
      self.init(
        part: .kind, correction: renamed[kind]?.name ?? "AIWorkload", replacement: renamed[kind])
      return
    }
    let current = Kind(group: isOld ? Kind.platformGroup : group, name: kind)
    if isOld {
      self.init(
        part: .version, correction: (current ?? .project).apiVersion,
        replacement: current == .other ? nil : current)
    } else if let current, let served = current.version, served != version {
      self.init(part: .version, correction: current.apiVersion, replacement: current)
    } else {
      return nil
    }
  }

  private init(part: Part, correction: String, replacement: Kind?) {
    self.part = part
    self.correction = correction
    self.replacement = replacement
  }
}
