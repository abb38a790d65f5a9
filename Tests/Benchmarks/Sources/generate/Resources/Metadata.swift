/// The value of `metadata`, on one line where this hand can write it so.
func metadata(
  _ name: String, in namespace: String? = nil, labels: Pairs = [], annotations: Pairs = [],
  _ hand: Hand
) -> Node {
  let node: Node = ["name": hand.text(name)]
  return hand.short(
    node.adding("namespace", namespace.map(hand.text))
      .adding("labels", hand.map(labels).unlessEmpty)
      .adding("annotations", hand.map(annotations).unlessEmpty),
    unlessLonger: labels.count + annotations.count <= 1)
}

extension Hand {
  /// A map on one line, but only if it is short enough for a line.
  fileprivate func short(_ node: Node, unlessLonger fits: Bool) -> Node {
    fits ? short(node) : node
  }
}
