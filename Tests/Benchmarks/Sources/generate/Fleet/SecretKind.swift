/// The integrations of a Settings, each with its secret.
enum SecretKind: CaseIterable {
  case palette, huggingFace, ngc

  /// The secret's key, as the platform wants it.
  var key: String {
    switch self {
    case .palette: "palette"
    case .huggingFace: "token"
    case .ngc: ".dockerconfigjson"
    }
  }

  /// The Kubernetes type of the Secret.
  var type: String {
    self == .ngc ? "kubernetes.io/dockerconfigjson" : "Opaque"
  }

  /// About how many bytes the secret has.
  var length: Int {
    switch self {
    case .palette: 180
    case .huggingFace: 37
    case .ngc: 150
    }
  }

  /// The name of the Secret of a tenant or project.
  func name(for owner: String) -> String {
    switch self {
    case .palette: "\(owner)-palette"
    case .huggingFace: "\(owner)-huggingface"
    case .ngc: "\(owner)-ngc"
    }
  }
}

/// What makes a Secret in the cluster out of something that may lie in git.
enum SecretProvider: CaseIterable {
  case sealedSecret, externalSecret, sops
}
