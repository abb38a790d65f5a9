import Platform
import Reporting
package import Resolution
package import SourceText
import YAMLSyntax

/// One object as the cluster would see it, each value with where it comes from.
///
/// This lies apart from Reporting, which tells findings and never sees YAML: what is shown here is a tree
/// and what the resolution knows of it. Of Reporting it borrows how text is made harmless and aligned.
package struct ShownObject: Sendable {
  let object: PlatformObject
  /// What is shown of the object: its mapping, or a field's value.
  let node: Node
  /// The field's path; nil for the whole object.
  let field: String?
  let effective: EffectiveValues?
  var origins: Origins

  /// - Parameter field: what to show of the object; nil for all of it.
  package init(
    _ index: Int, field: String?, in resolution: Resolution, sources: Sources
  ) throws(FieldSelector.Failure) {
    object = resolution.catalogue[index]
    if let field {
      node = try FieldSelector(field).find(in: object.root) { node in
        Origins(sources).isWhollySecret(node)
      }
      self.field = object.path(of: node)
    } else {
      node = object.root
      self.field = nil
    }
    effective = field == nil ? EffectiveValues(of: index, in: resolution) : nil
    origins = Origins(sources)
    // kubectl keeps a copy of all that was applied, a Secret's values with it.
    if object.kind == .secret {
      origins.hidden =
        object.metadata?[.annotations]?["kubectl.kubernetes.io/last-applied-configuration"]?.index
    }
  }

  /// The object as YAML with comments.
  ///
  /// - Parameter showsOverridden: whether the values that others replaced stand beneath these.
  package func yaml(showsOverridden: Bool) -> String {
    var yaml = AnnotatedYAML(origins: origins, showsOverridden: showsOverridden)
    if object.state == .identityOnly {
      yaml.line("# \(ShownObject.partialNotice)")
    }
    yaml.document(node)
    guard let effective else { return yaml.text.joined }
    return yaml.text.joined + comments(effective)
  }

  static let partialNotice =
    "Its document has faults, so that this may not be all: gesso lint says which."

  /// What the Project works with, as comments: it is no part of the object.
  private func comments(_ effective: EffectiveValues) -> String {
    var yaml = AnnotatedYAML(origins: origins, showsOverridden: false)
    yaml.line("")
    yaml.line("Not part of the object: what the Project works with.")
    yaml.line("")
    yaml.line(effective.integrations.isEmpty ? "effectiveSettings: {}" : "effectiveSettings:")
    for entry in effective.integrations {
      yaml.line("  # from \(entry.owner.selector)")
      yaml.entry(entry.name, entry.node, indent: 2)
    }
    if !effective.areSettingsKnown {
      yaml.line("  # Another Settings counts, which is not in the repository or cannot be read.")
    }
    let quotas = effective.quotas.filter { !$0.families.isEmpty }
    yaml.line(
      quotas.isEmpty ? "effectiveGPUQuotas: {}  # nothing is restricted" : "effectiveGPUQuotas:")
    for (sort, families) in quotas {
      yaml.line("  \(sort.field.name):")
      for family in families {
        yaml.entry(
          JSON.yamlKey(family.name), family.node, indent: 4, note: " (\(family.owner.selector))")
      }
    }
    return yaml.text.joined.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { $0.isEmpty ? "#\n" : "# \($0)\n" }.joined()
  }
}

extension JSON {
  /// A text as a mapping's key: quoted wherever it is more than a word.
  static func yamlKey(_ text: String) -> String {
    FieldPath.key(text) == text ? text : quotedYAML(text)
  }
}
