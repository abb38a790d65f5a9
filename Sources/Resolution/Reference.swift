public import Platform
public import YAMLSyntax

/// What one object says of another.
public enum ReferenceRole: Hashable, Sendable {
  case projectTenant
  case projectSettings
  case projectComputeConfig
  case tenantSettings
  case integrationSecret(IntegrationSecret)
  /// The Secret with a certificate authority that a Palette Secret's JSON names.
  case paletteCertificate
  case profileBundle
}

/// A reference between objects, with the token that names the other one.
///
/// Source: the catalogue of cross-object references in "Create and Manage Projects", "Configure
/// Integrations" and "Tenants and Projects".
public struct Reference: Sendable {
  private let references: References
  private let row: References.Row

  init(_ row: References.Row, of references: References) {
    self.references = references
    self.row = row
  }

  /// What the object says of the other one.
  public var role: ReferenceRole { row.role }
  /// The index of the object that refers.
  public var from: Int { Int(row.from) }
  /// The name as written; where it stands inside a Secret's JSON, the scalar that holds the JSON.
  public var name: Node { references.name(of: row) }
  /// What is looked for.
  public var target: ObjectKey { references.target(of: row) }
  /// What is found, which may be an object of another key than is looked for.
  public var referent: Referent { references.referent(of: row) }
}

/// What a name leads to.
public enum Referent: Hashable, Sendable {
  /// An object of the repository, by index.
  case object(Int)
  /// Something that the configuration says exists in the cluster.
  case external
  /// Perhaps an object in a document that could not be read.
  case unreadable
  case missing
}
