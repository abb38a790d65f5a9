import Platform
import YAMLSyntax

/// The control plane pool of a ComputeConfig, as the rules about its nodes look at it.
struct ControlPlane {
  let object: PlatformObject
  let cluster: ClusterParts
  private let pool: Node

  /// Nil where there is none that can be looked into.
  init?(_ subject: Subject) {
    guard let cluster = subject.cluster, let pool = cluster.controlPlanePool, pool.isMapping else {
      return nil
    }
    object = subject.object
    self.cluster = cluster
    self.pool = pool
  }

  var nodeCount: Node? { pool[.nodeCount] }
  var isWorkerEligible: Switch { Switch(pool[.workerNodeEligible]) }
  var isSingleNode: Switch { Switch(pool[.singleNodeCluster]) }

  /// The number of nodes; nil where it is no number.
  var count: Int64? { nodeCount?.wholeNumber }

  /// The taints with their key; nil where there is none.
  var taints: Node.Entry? {
    pool.entry(.taints).flatMap { $0.value.isSequence && !$0.value.isEmptyCollection ? $0 : nil }
  }
}

extension Node {
  /// The name of a worker pool in a sentence.
  var poolPhrase: String {
    self[.name]?.string.map { "worker pool \"\($0)\"" } ?? "a worker pool"
  }
}
