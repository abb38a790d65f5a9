/// The program that applies a bundle, each with its own language for order.
///
/// A Secret whose SOPS checksum covers its metadata gets no annotations, so that it can be decrypted:
/// under Argo CD it stays in wave 0, under kpt it follows its Namespace alone.
package enum Dialect: String, CaseIterable, Sendable {
  /// Plain manifests in order; a comment says where to wait.
  case kubectl
  /// Argo CD: sync waves.
  case argocd
  /// Flux: a folder a wave, and `Kustomization` objects that depend on one another.
  case flux
  /// kpt, Config Sync and whatever else builds on cli-utils: `depends-on`.
  case kpt
  /// kapp: change groups and rules.
  case kapp

  /// The name on the command line and in the configuration.
  package var name: String { rawValue }

  package init?(name: String) { self.init(rawValue: name) }

  /// Whether one YAML stream says all; Flux needs folders.
  package var fitsStream: Bool { self != .flux }
}
