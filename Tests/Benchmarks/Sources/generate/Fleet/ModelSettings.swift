/// Which models a project may use, and what serves them.
struct ModelSettings {
  /// Hugging Face repositories allowed, all others are not.
  let repositories: [String]
  /// NVIDIA NIM images allowed, all others are not; none leaves NGC off.
  let images: [String]
  let mapsBundles: Bool

  init(_ dice: inout Dice) {
    repositories = dice.pick(dice.roll(1...4), of: Vocabulary.repositories)
    images = dice.chance(50) ? dice.pick(dice.roll(1...3), of: Vocabulary.images) : []
    mapsBundles = dice.chance(40)
  }

  /// The value of `spec.modelSettings`, in the resource and in the definition alike.
  func node(_ hand: Hand) -> Node {
    var node: Node = [
      "huggingFace": [
        "enabled": true,
        "modelRepositoryACL": ["allow": list(repositories, hand), "disallow": hand.list(["*"])],
      ]
    ]
    if !images.isEmpty {
      let acl: Node = ["allow": list(images, hand), "disallow": hand.list(["*"])]
      node = node.adding("nvidia", ["ngc": ["enabled": true, "nimsACL": acl]])
    }
    return mapsBundles ? node.adding("profileBundleMappings", .list(mappings(hand))) : node
  }

  private func mappings(_ hand: Hand) -> [Node] {
    var mappings = [mapping("HuggingFace", filter: ("app", "vllm"), "vllm-profile-bundle", hand)]
    if !images.isEmpty {
      mappings.append(mapping("NGC", filter: ("nims", "true"), "nim-profile-bundle", hand))
    }
    return mappings
  }

  private func mapping(
    _ source: String, filter: (String, String), _ bundle: String, _ hand: Hand
  ) -> Node {
    [
      "source": .plain(source),
      "sourceFilters": hand.short(hand.map([filter])),
      "profileBundleSelector": hand.short(["profilebundlename": hand.text(bundle)]),
    ]
  }

  private func list(_ values: [String], _ hand: Hand) -> Node {
    .list(values.map(hand.text))
  }
}
