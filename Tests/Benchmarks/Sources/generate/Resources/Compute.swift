/// The parts of a compute configuration that its resource and its definition share.
extension ComputeLayer {
  /// The value of `controlPlanePool`, empty where the layer says nothing about it.
  func controlPlanePool(_ hand: Hand) -> Node {
    let node = Node.map([]).adding(
      "nodeCount", nodeCount.map { Node($0) },
      beside: nodeCount == 5 ? hand.comment("survives two lost nodes") : nil)
    guard let (architecture, cpuCount, memory) = controlPlane else { return node }
    return
      node
      .adding("architecture", hand.text(architecture))
      .adding("cpu", hand.short(["cpuCount": Node(cpuCount)]))
      .adding("memory", hand.short(["memory": hand.text("\(memory) GB")]))
  }

  /// The value of `workerPools`.
  func workerPools(_ hand: Hand) -> Node {
    let architecture = controlPlane?.architecture
    return .list(
      pools.enumerated().map { index, pool in
        let labels = hand.map(pool.labels)
        let isShared = hand.usesAnchors && pool.labels.count > 1
        let isFirst = !pools[..<index].contains { $0.labels.count > 1 }
        let shared: Node = isFirst ? .anchor("labels", labels) : .alias("labels")
        return pool.node(architecture, labels: isShared ? shared : labels, hand)
      })
  }

  /// The value of `edge`, empty where the layer says nothing about it.
  func edge(_ hand: Hand) -> Node {
    let servers = hand.list(ntpServers)
    let node = Node.map([]).adding("ntpServers", ntpServers.isEmpty ? nil : servers)
    guard let overlay else { return node }
    return node.adding(
      "networkOverlayConfig",
      [
        "enabled": true, "staticIp": false, "cidr": hand.text(overlay),
        "overlayNetworkType": "VXLAN",
      ])
  }
}

extension ComputeLayer.Pool {
  fileprivate func node(_ architecture: String?, labels: Node, _ hand: Hand) -> Node {
    let node: Node = ["name": hand.text(name), "minWorkerNodes": Node(minWorkerNodes)]
    return
      node
      .adding("architecture", architecture.map(hand.text))
      .adding("cpu", hand.short(["cpuCount": Node(cpuCount)]))
      .adding("memory", hand.short(["memory": hand.text("\(memory) GB")]))
      .adding("gpu", gpu.map { Self.node($0.family, count: $0.count, hand) })
      .adding("labels", labels)
      .adding("taints", isTainted ? .list([Self.taint(hand)]) : nil)
  }

  private static func node(_ gpu: Gpu, count: Int, _ hand: Hand) -> Node {
    hand.short([
      "family": hand.text(gpu.name), "gpuCount": Node(count),
      "gpuMemory": hand.text("\(gpu.memory * count) GB"),
    ])
  }

  private static func taint(_ hand: Hand) -> Node {
    hand.short([
      "key": hand.text("nvidia.com/gpu"), "value": hand.quoted("true"), "effect": "NoSchedule",
    ])
  }
}
