import Platform

/// What `gesso init` writes: a first repository that lints clean and renders.
package enum Starter {
  /// A file of the repository.
  package struct File: Sendable {
    /// The path from the repository's root.
    package let path: String
    package let bytes: [UInt8]

    init(_ path: String, _ text: String) {
      self.path = path
      bytes = Array(text.utf8)
    }

    init(_ path: String, _ schema: BundledSchema) {
      self.path = path
      bytes = schema.bytes
    }
  }

  /// All files: those that people edit, then the schemas that editors check them with.
  package static var files: [File] {
    [
      File("gesso.yaml", configuration), File("tenants/research.yaml", tenant),
      File("compute/edge-standard.yaml", computeConfig), File("projects/vision.yaml", project),
      File("secrets/research-palette.yaml", secret),
    ] + schemas
  }

  private static var schemas: [File] {
    BundledSchema.all.filter { schema in
      schema.path.hasPrefix("definitions/") || schema.path == "configuration.schema.json"
    }.map { schema in
      let name = schema.path.split(separator: "/").last.map(String.init) ?? schema.path
      return File("\(schemaFolder)/\(name)", schema)
    }.sorted { $0.path < $1.path }
  }

  /// The folder that the first lines of the files point at.
  package static let schemaFolder = ".gesso/schemas"
}
