/// How a bundle is written.
package struct BundleOptions: Sendable {
  /// The version of the output format, in every header.
  ///
  /// It changes whenever the same objects give other bytes.
  package static let formatVersion = 1

  package var dialect: Dialect
  /// Whether objects whose deletion destroys data are guarded against pruning.
  package var pruneGuards: Bool
  /// The program's version for the header.
  package var toolVersion: String
  package var flux: FluxOptions

  package init(
    dialect: Dialect = .kubectl, pruneGuards: Bool = true, toolVersion: String,
    flux: FluxOptions = FluxOptions()
  ) {
    self.dialect = dialect
    self.pruneGuards = pruneGuards
    self.toolVersion = toolVersion
    self.flux = flux
  }
}

/// Where Flux finds a bundle.
package struct FluxOptions: Sendable {
  /// The bundle's folder from the source's root, such as `clusters/one`.
  package var path = "."
  /// The start of the names of the `Kustomization` objects.
  package var name = "gesso"
  package var namespace = "flux-system"
  package var sourceKind = "GitRepository"
  package var sourceName = "flux-system"
  /// The Secret with the keys for Secrets that SOPS has encrypted; nil where Flux has them otherwise.
  package var decryptionSecret: String? = "sops-age"

  package init() {}

  /// The path of a folder of the bundle from the source's root.
  func path(to folder: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return (["."] + parts + [folder[...]]).joined(separator: "/")
  }
}

/// One file of a bundle.
package struct BundleFile: Hashable, Sendable {
  /// The path from the bundle's folder, with `/` between folders; safe characters only.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
