import Platform
import YAMLSyntax

/// Flux's language: a folder a wave, and a `Kustomization` object for each that depends on the one
/// before.
///
/// Source: Flux, "Kustomization" (`dependsOn`, `wait`, `prune`, `healthCheckExprs`, `decryption`): all
/// of a Kustomization is dry-run before any of it is applied, so that nothing in a wave may need
/// another object of that wave; the annotation `prune: disabled` keeps an object.
enum Flux {
  static func annotations(isGuarded: Bool) -> [Annotation] {
    isGuarded ? [Annotation("kustomize.toolkit.fluxcd.io/prune", .text("disabled"))] : []
  }

  /// The name of a wave's folder, such as `wave-03`.
  static func folder(_ wave: Int, of count: Int) -> String {
    let width = max(2, String(max(count - 1, 0)).count)
    let digits = String(wave)
    return "wave-" + String(repeating: "0", count: width - digits.count) + digits
  }
}

extension BundleWriter {
  /// `kustomization.yaml` for whoever starts the whole, `waves.yaml` with Flux's objects, and a folder a
  /// wave.
  func fluxFiles() -> [BundleFile] {
    let names = FileName(count: order.steps.count)
    var waves = [[BundleFile]](repeating: [], count: order.waveCount)
    var inputs = Digest()
    for (place, step) in order.steps.enumerated() {
      let name = names.text(place, order.object(step))
      let bytes = document(place, counting: &inputs)
      waves[step.wave].append(BundleFile(path: name, bytes: bytes))
    }
    var files: [BundleFile] = []
    for (wave, members) in waves.enumerated() {
      let folder = Flux.folder(wave, of: waves.count)
      var writer = YAMLWriter()
      writer.kustomization(of: members.map(\.path))
      let list = BundleFile(path: "\(folder)/kustomization.yaml", bytes: writer.finish())
      files.append(list)
      files += members.map { BundleFile(path: "\(folder)/\($0.path)", bytes: $0.bytes) }
    }
    files.append(BundleFile(path: "waves.yaml", bytes: fluxObjects()))
    var writer = YAMLWriter()
    writer.append(header(inputs: inputs))
    writer.kustomization(of: ["waves.yaml"])
    return files + [BundleFile(path: "kustomization.yaml", bytes: writer.finish())]
  }

  private func fluxObjects() -> [UInt8] {
    var writer = YAMLWriter()
    for wave in 0..<order.waveCount {
      if wave > 0 { writer.separator() }
      let steps = order.steps.filter { $0.wave == wave }
      let folder = Flux.folder(wave, of: order.waveCount)
      writer.entry("apiVersion", "kustomize.toolkit.fluxcd.io/v1", depth: 0)
      writer.entry("kind", "Kustomization", depth: 0)
      writer.opening("metadata", depth: 0)
      writer.entry("name", "\(options.flux.name)-\(folder)", depth: 1)
      writer.entry("namespace", options.flux.namespace, depth: 1)
      writer.opening("spec", depth: 0)
      if wave > 0 {
        let before = Flux.folder(wave - 1, of: order.waveCount)
        writer.opening("dependsOn", depth: 1)
        writer.item("name", "\(options.flux.name)-\(before)", depth: 1)
      }
      write(spec: folder, isEncrypted: steps.contains { order.object($0).isEncrypted }, to: &writer)
      if steps.contains(where: { gates.contains($0.index) }) { healthCheck(to: &writer) }
    }
    return writer.finish()
  }

  private func write(spec folder: String, isEncrypted: Bool, to writer: inout YAMLWriter) {
    writer.opening("sourceRef", depth: 1)
    writer.entry("kind", options.flux.sourceKind, depth: 2)
    writer.entry("name", options.flux.sourceName, depth: 2)
    writer.entry("path", options.flux.path(to: folder), depth: 1)
    writer.entry("interval", "10m", depth: 1)
    writer.entry("retryInterval", "1m", depth: 1)
    writer.entry("timeout", "5m", depth: 1)
    writer.entry("prune", true, depth: 1)
    writer.entry("wait", true, depth: 1)
    guard isEncrypted else { return }
    writer.opening("decryption", depth: 1)
    writer.entry("provider", "sops", depth: 2)
    guard let secret = options.flux.decryptionSecret else { return }
    writer.opening("secretRef", depth: 2)
    writer.entry("name", secret, depth: 3)
  }

  /// Holds a wave back until the Tenants in it have their namespaces.
  private func healthCheck(to writer: inout YAMLWriter) {
    writer.opening("healthCheckExprs", depth: 1)
    writer.item("apiVersion", Kind.tenant.apiVersion, depth: 1)
    writer.entry("kind", Kind.tenant.name, depth: 2)
    writer.entry(
      "current",
      "status.conditions.exists(c, c.type == '\(Gate.condition)' && c.status == 'True')", depth: 2)
  }

  /// The Tenants that something waits for, by index in the catalogue.
  private var gates: Set<Int> {
    Set(order.steps.compactMap { $0.gate.map { order.steps[$0].index } })
  }
}
