import ArgumentParser
import Diagnosis
import Platform

/// `gesso schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a definition or the CRD of a kind.",
    discussion: """
      Without an argument, lists what there is. Tenant, Project and ComputeConfig name definitions; \
      their resources, and Settings, are named as kubectl names them.

      Examples:
        gesso schema Project
        gesso schema projects.spectrocloud.com
        gesso schema Configuration > gesso.schema.json
      """)

  @Argument(
    help: "A definition's kind, or a resource's name.", completion: .list(names.map(\.name)))
  var kind: String?

  func run() throws {
    guard let kind else {
      let lines = SchemaCommand.names.map { "\($0.name.padded(to: 32))  \($0.path)\n" }
      Terminal.standardOutput(lines.joined())
      return
    }
    let wanted = kind.lowercased()
    let match = SchemaCommand.names.first { name in
      name.name.lowercased() == wanted || name.aliases.contains(wanted)
    }
    guard let match, let schema = BundledSchema.named(match.path) else {
      let nearest = nearest(to: kind, in: SchemaCommand.names.map(\.name))
      let advice = nearest.map { "; did you mean \"\($0)\"?" } ?? "; gesso schema lists all"
      throw Failure.usage("there is no schema of \"\(kind)\"\(advice)")
    }
    Terminal.standardOutput(schema.bytes)
  }

  /// A name to ask for, its other spellings, and the schema's path.
  struct Name {
    let name: String
    let path: String
    let aliases: [String]
  }

  /// Every bundled schema by the name that users know.
  static let names: [Name] = BundledSchema.all.map { schema in
    let file = schema.path.split(separator: "/").last.map(String.init) ?? schema.path
    let base = String(file.prefix { $0 != "." })
    if schema.path.hasPrefix("crds/") {
      return Name(
        name: "\(base).spectrocloud.com", path: schema.path,
        aliases: base == "settings" ? [base] : [])
    }
    if schema.path.hasPrefix("definitions/") {
      let kind = DefinitionKind.allCases.first { $0.rawValue.lowercased() == base }
      return Name(name: kind?.rawValue ?? base, path: schema.path, aliases: [])
    }
    return Name(name: base, path: schema.path, aliases: [])
  }
}
