/// One integration's secret, as something that may lie in git.
struct SecretResource {
  let kind: SecretKind
  let owner: String
  let namespace: String
  let provider: SecretProvider
  let hand: Hand

  /// The document; the dice give the encrypted bytes.
  func node(_ dice: inout Dice) -> Node {
    switch provider {
    case .sealedSecret: sealedSecret(&dice)
    case .externalSecret: externalSecret
    case .sops: sopsSecret(&dice)
    }
  }

  private var name: String { kind.name(for: owner) }

  private func sealedSecret(_ dice: inout Dice) -> Node {
    // kubeseal's form: the length of the session key (512), the key, then the secret and its tag.
    let encrypted = base64([2, 0] + dice.bytes(512 + kind.length + 16))
    let names: Node = [
      "creationTimestamp": "null", "name": .plain(name), "namespace": .plain(namespace),
    ]
    return [
      "apiVersion": "bitnami.com/v1alpha1",
      "kind": "SealedSecret",
      "metadata": names,
      "spec": [
        "encryptedData": .map([.init(key: kind.key, value: .plain(encrypted))]),
        "template": ["metadata": names, "type": .plain(kind.type)],
      ],
    ]
  }

  private var externalSecret: Node {
    let remote: Node = [
      "key": hand.text("paletteai/\(namespace)/\(name)"), "property": hand.text(kind.key),
    ]
    let target: Node = ["name": hand.text(name), "creationPolicy": "Owner"]
    let isTyped = kind == .ngc
    return [
      "apiVersion": "external-secrets.io/v1",
      "kind": "ExternalSecret",
      "metadata": metadata(name, in: namespace, hand),
      "spec": [
        "refreshInterval": "1h",
        "secretStoreRef": hand.short(["kind": "ClusterSecretStore", "name": "vault"]),
        "target": target.adding("template", isTyped ? ["type": .plain(kind.type)] : nil),
        "data": [["secretKey": hand.text(kind.key), "remoteRef": hand.short(remote)]],
      ],
    ]
  }

  private func sopsSecret(_ dice: inout Dice) -> Node {
    let data = Self.encrypted(kind.length, &dice)
    let mac = Self.encrypted(128, &dice)
    let lines = (0..<5).map { _ in dice.base64(48) }
    let marks = ["-----BEGIN AGE ENCRYPTED FILE-----", "-----END AGE ENCRYPTED FILE-----"]
    let file = [marks[0]] + lines + [marks[1]]
    let recipient: Node = [
      "recipient": "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kudlfnt4sxqyvu9",
      "enc": .block(file.joined(separator: "\n")),
    ]
    return [
      "apiVersion": "v1",
      "kind": "Secret",
      "metadata": metadata(name, in: namespace, hand),
      "type": .plain(kind.type),
      "stringData": .map([.init(key: kind.key, value: .plain(data))]),
      "sops": [
        "age": [recipient],
        "lastmodified": "\"2026-03-12T09:41:07Z\"",
        "mac": .plain(mac),
        "encrypted_regex": "^(data|stringData)$",
        "version": "3.10.2",
      ],
    ]
  }

  private static func encrypted(_ length: Int, _ dice: inout Dice) -> String {
    let data = dice.base64(length)
    return "ENC[AES256_GCM,data:\(data),iv:\(dice.base64(32)),tag:\(dice.base64(16)),type:str]"
  }
}
