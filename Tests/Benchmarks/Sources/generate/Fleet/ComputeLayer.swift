/// A compute configuration, or the part of one that is laid over another.
struct ComputeLayer {
  /// A group of worker nodes.
  struct Pool {
    var name: String
    var minWorkerNodes: Int
    var cpuCount: Int
    var memory: Int
    var gpu: (family: Gpu, count: Int)?
    var labels: Pairs = [("palette.ai", "true")]
    var isTainted = false
  }

  var nodeCount: Int?
  /// Architecture, cores and gigabytes of a control plane node.
  var controlPlane: (architecture: String, cpuCount: Int, memory: Int)?
  var pools: [Pool] = []
  var ntpServers: [String] = []
  var overlay: String?
  var sshKeys: [String] = []

  /// What a project changes about its base: sometimes nothing.
  init(over base: String, families: [Gpu], labels: Pairs, _ dice: inout Dice) {
    guard dice.chance(85) else { return }
    if dice.chance(40) { nodeCount = Self.full(base).nodeCount == 5 ? 3 : 5 }
    if dice.chance(30) {
      let nodes = dice.roll(2...6)
      pools = [
        Pool(name: "batch", minWorkerNodes: nodes, cpuCount: 32, memory: 128, labels: labels)
      ]
    }
    pools += families.map { gpu in
      let count = dice.pick([1, 2, 4])
      return Pool(
        name: gpu.name.lowercased(), minWorkerNodes: dice.roll(1...4),
        cpuCount: dice.pick([16, 32, 64]), memory: dice.pick([128, 256, 512]), gpu: (gpu, count),
        labels: labels, isTainted: dice.chance(50))
    }
  }

  private init() {}

  /// The layer with another one over it; pools of one name are one pool.
  func laid(under top: ComputeLayer) -> ComputeLayer {
    var result = self
    result.nodeCount = top.nodeCount ?? nodeCount
    result.controlPlane = top.controlPlane ?? controlPlane
    result.pools.removeAll { pool in top.pools.contains { $0.name == pool.name } }
    result.pools += top.pools
    if !top.ntpServers.isEmpty { result.ntpServers = top.ntpServers }
    if !top.sshKeys.isEmpty { result.sshKeys = top.sshKeys }
    result.overlay = top.overlay ?? overlay
    return result
  }

  /// True where nothing is laid over the base.
  var isEmpty: Bool { nodeCount == nil && pools.isEmpty }
}

extension ComputeLayer {
  /// A named layer; `family` is the GPU of its pool.
  struct Base {
    let name: String
    var from: String?
    var family: String?
    var layer: ComputeLayer

    init(_ name: String, from: String?, family: String?, _ fill: (inout ComputeLayer) -> Void) {
      (self.name, self.from, self.family) = (name, from, family)
      layer = ComputeLayer()
      fill(&layer)
    }
  }

  /// The bases that all tenants share, in an order in which `from` points backward.
  static let bases = [
    Base("edge-standard", from: nil, family: nil) { layer in
      layer.nodeCount = 3
      layer.controlPlane = ("AMD64", 8, 16)
      layer.pools = [Pool(name: "general", minWorkerNodes: 2, cpuCount: 16, memory: 64)]
      layer.ntpServers = ["time1.example.com", "time2.example.com"]
    },
    Base("edge-large", from: "edge-standard", family: nil) { layer in
      layer.nodeCount = 5
      var dice = Dice(0, 3)
      layer.controlPlane = ("AMD64", 16, 32)
      layer.sshKeys = [publicKey("platform@example.com", &dice)]
    },
    Base("edge-arm", from: "edge-standard", family: nil) { layer in
      layer.controlPlane = ("ARM64", 8, 16)
    },
    Base("edge-overlay", from: "edge-standard", family: nil) { layer in
      layer.overlay = "100.64.192.0/18"
    },
    Base("edge-a100", from: "edge-large", family: Gpu.families[0].name) { layer in
      layer.pools = [basePool(Gpu.families[0])]
    },
    Base("edge-h100", from: "edge-large", family: Gpu.families[1].name) { layer in
      layer.pools = [basePool(Gpu.families[1])]
    },
  ]

  /// A base with all that it stands on.
  static func full(_ name: String) -> ComputeLayer {
    guard let base = bases.first(where: { $0.name == name }) else {
      preconditionFailure("every base is in the list of bases: \(name)")
    }
    return base.from.map { full($0).laid(under: base.layer) } ?? base.layer
  }

  private static func basePool(_ gpu: Gpu) -> Pool {
    Pool(
      name: "shared-\(gpu.name.lowercased())", minWorkerNodes: 1, cpuCount: 64, memory: 512,
      gpu: (gpu, 2))
  }

  /// An Ed25519 key in OpenSSH's form, of which nobody has the private half.
  private static func publicKey(_ owner: String, _ dice: inout Dice) -> String {
    let kind = Array("ssh-ed25519".utf8)
    let blob = [0, 0, 0, UInt8(kind.count)] + kind + [0, 0, 0, 32] + dice.bytes(32)
    return "ssh-ed25519 \(base64(blob)) \(owner)"
  }
}
