import Platform
import Resolution
import YAMLSyntax

/// The control plane pool of a ComputeConfig, as the rules about its nodes look at it.
struct ControlPlane {
  let config: ComputeConfig
  let nodeCount: Node?
  let isWorkerEligible: Switch
  let isSingleNode: Switch
  /// The taints, in the order written.
  let taints: [Node]

  /// Nil where there is none that can be looked into.
  init?(_ config: ComputeConfig) {
    guard let pool = config.controlPlanePool, pool.isMapping else { return nil }
    self.config = config
    nodeCount = pool[.nodeCount]
    isWorkerEligible = Switch(pool[.workerNodeEligible])
    isSingleNode = Switch(pool[.singleNodeCluster])
    taints = pool[.taints].map { Array($0.items) } ?? []
  }

  /// The number of nodes; nil where it is no number.
  var count: Int64? { nodeCount?.wholeNumber }

  var object: PlatformObject { config.object }

  /// The control planes of all ComputeConfigs.
  static func all(in resolution: Resolution) -> [ControlPlane] {
    ComputeConfig.all(in: resolution).compactMap { ControlPlane($0) }
  }
}

extension ComputeConfig {
  /// All ComputeConfigs whose content is known.
  static func all(in resolution: Resolution) -> [ComputeConfig] {
    resolution.catalogue.whole(.computeConfig).compactMap {
      ComputeConfig(resolution.catalogue[$0])
    }
  }

  /// The worker pools that can be looked into, in the order written.
  var pools: [Node] {
    workerPools?.items.filter(\.isMapping) ?? []
  }
}

extension Node {
  /// The name of a worker pool in a sentence.
  var poolPhrase: String {
    self[.name]?.string.map { "worker pool \"\($0)\"" } ?? "a worker pool"
  }
}
