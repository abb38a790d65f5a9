/// A plain Namespace.
func namespace(
  _ name: String, labels: Pairs, annotations: Pairs = [], _ hand: Hand
) -> Node {
  [
    "apiVersion": "v1",
    "kind": "Namespace",
    "metadata": metadata(name, labels: labels, annotations: annotations, hand),
  ]
}
