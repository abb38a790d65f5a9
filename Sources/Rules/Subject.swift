import Platform
import Resolution
import YAMLSyntax

/// One object as the rules look at it one after the other, and its place among the others.
package struct Subject: Sendable {
  let object: PlatformObject
  /// The object's index in the catalogue.
  let index: Int
  let inspection: Inspection
  /// The parts of a ComputeConfig; nil for any other object.
  let cluster: ClusterParts?

  init(_ object: PlatformObject, at index: Int, in inspection: Inspection) {
    self.object = object
    self.index = index
    self.inspection = inspection
    cluster = ComputeConfig(object).map { ClusterParts($0) }
  }

  var resolution: Resolution { inspection.resolution }

  var catalogue: Catalogue { inspection.resolution.catalogue }

  /// The object's name, which the catalogue has at hand; empty where there is none.
  var name: String { catalogue.name(at: index) }

  /// The object's namespace, which the catalogue has at hand.
  var namespace: String? { catalogue.namespace(at: index) }
}

/// The parts of a ComputeConfig that a dozen rules look at, each sought once.
final class ClusterParts: Sendable {
  let defaults: Node?
  let edge: Node?
  let controlPlanePool: Node?
  let workerPools: Node?

  fileprivate init(_ config: ComputeConfig) {
    let cluster = config.cluster
    defaults = cluster?[.defaults]
    edge = cluster?[.edge]
    controlPlanePool = defaults?[.controlPlanePool]
    workerPools = defaults?[.workerPools]
  }

  /// The worker pools that can be looked into, in the order written.
  var pools: Mappings { Mappings(in: workerPools) }
}
