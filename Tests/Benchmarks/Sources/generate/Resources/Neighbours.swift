/// Documents that lie beside a project's own and that gesso leaves alone.
enum Neighbours {
  /// A ResourceQuota and a LimitRange.
  static func quota(_ project: Project) -> [Node] {
    let hand = project.hand
    return [
      [
        "apiVersion": "v1",
        "kind": "ResourceQuota",
        "metadata": metadata("compute", in: project.name, labels: project.labels, hand),
        "spec": [
          "hard": [
            "requests.cpu": hand.quoted("64"), "requests.memory": "256Gi",
            "limits.cpu": hand.quoted("128"), "limits.memory": "512Gi", "pods": hand.quoted("200"),
          ]
        ],
      ],
      [
        "apiVersion": "v1",
        "kind": "LimitRange",
        "metadata": metadata("containers", in: project.name, hand),
        "spec": [
          "limits": [
            [
              "type": "Container",
              "default": hand.short(["cpu": "500m", "memory": "512Mi"]),
              "defaultRequest": hand.short(["cpu": "100m", "memory": "128Mi"]),
            ]
          ]
        ],
      ],
    ]
  }

  /// A policy that lets in only what comes from the namespace itself and from the ingress.
  static func networkPolicy(_ project: Project) -> Node {
    let hand = project.hand
    let ingress = hand.map([("kubernetes.io/metadata.name", "ingress")])
    return [
      "apiVersion": "networking.k8s.io/v1",
      "kind": "NetworkPolicy",
      "metadata": metadata("default-deny", in: project.name, labels: project.labels, hand),
      "spec": [
        "podSelector": .map([]),
        "policyTypes": hand.list(["Ingress", "Egress"]),
        "ingress": [
          ["from": [["podSelector": .map([])]]],
          ["from": [["namespaceSelector": ["matchLabels": ingress]]]],
        ],
        "egress": [.map([])],
      ],
    ]
  }
}
