import Platform
import Resolution
import YAMLSyntax

/// Where models come from: each source has an integration, a switch and lists of what is allowed.
///
/// Source: "Configure Integrations", Configure Project Model Settings.
enum ModelSource: CaseIterable {
  case huggingFace
  case ngc

  /// The value of `source` in a mapping.
  var name: String { self == .huggingFace ? "HuggingFace" : "NGC" }

  var integration: Integration { self == .huggingFace ? .huggingFace : .nvidia }

  /// The source's part of a Project's `modelSettings`.
  func settings(in modelSettings: Node) -> Node? {
    switch self {
    case .huggingFace: modelSettings[.huggingFace]
    case .ngc: modelSettings[.nvidia, .ngc]
    }
  }

  /// The lists of what is allowed and what is not.
  func accessList(in modelSettings: Node) -> Node? {
    settings(in: modelSettings)?[self == .huggingFace ? .modelRepositoryACL : .nimsACL]
  }
}

extension Project {
  /// The mappings from models to Profile Bundles, in the order written.
  var modelMappings: Mappings { Mappings(in: modelSettings?[.profileBundleMappings]) }
}
