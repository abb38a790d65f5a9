/// Manifests to make bundles of.
enum Samples {
  /// One Tenant with shared Settings and two Projects, every kind in it, in no good order; one Project's
  /// Settings names a Secret that names another.
  static let fleet = """
    apiVersion: spectrocloud.com/v1alpha1
    kind: Project
    metadata:
      name: vision
      namespace: vision
      labels: {palette.ai/tenant-name: research}
      annotations: {owner: "on"}
      finalizers: [x]
      uid: 1b2c
    spec:
      displayName: Vision
      tenantRef: {name: research}
      settingsRef: {name: vision}
      computeConfigRef: {name: edge, namespace: vision}
    status: {ready: true}
    ---
    apiVersion: spectrocloud.com/v1alpha1
    kind: Project
    metadata: {name: atlas, namespace: atlas}
    spec:
      tenantRef: {name: research}
    ---
    apiVersion: v1
    kind: List
    items:
    - {apiVersion: v1, kind: Namespace, metadata: {name: vision, creationTimestamp: null}}
    - {apiVersion: v1, kind: Namespace, metadata: {name: atlas}}
    - apiVersion: v1
      kind: Namespace
      metadata: {name: research, labels: {palette.ai/tenant: research}}
    ---
    apiVersion: spectrocloud.com/v1alpha1
    kind: ComputeConfig
    metadata: {name: edge, namespace: vision}
    spec: {paletteClusterConfig: {defaults: {controlPlanePool: {nodeCount: 3}}}}
    ---
    apiVersion: spectrocloud.com/v1alpha1
    kind: Settings
    metadata:
      name: vision
      namespace: vision
      annotations: {argocd.argoproj.io/sync-options: "Prune=confirm, Replace=true"}
    spec:
      integrations: {palette: {name: vision-palette}, huggingFace: {apiKey: {name: hub}},
        nvidia: {ngc: {apiKey: {name: ngc}}}}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: vision-palette, namespace: vision}
    stringData:
      palette: |
        {"apiKey": "k", "tlsSecretRef": "a-certificate"}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: a-certificate, namespace: vision}
    data: {ca.crt: Y2E=}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: ngc, namespace: vision, creationTimestamp: null}
    data: {key: "ENC[AES256_GCM,data:x]"}
    sops: {mac: "ENC[x]"}
    ---
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata: {name: hub, namespace: vision}
    spec: {data: [{secretKey: token}]}
    ---
    apiVersion: spectrocloud.com/v1alpha1
    kind: Settings
    metadata: {name: shared, namespace: research}
    spec: {integrations: {palette: {name: shared}}}
    ---
    apiVersion: bitnami.com/v1alpha1
    kind: SealedSecret
    metadata: {name: shared, namespace: research}
    spec: {encryptedData: {palette: AgB=}}
    ---
    apiVersion: spectrocloud.com/v1alpha1
    kind: Tenant
    metadata: {name: research}
    spec:
      displayName: Research
      settingsRef: {name: shared, namespace: research}
    ---
    apiVersion: spectrocloud.com/v1beta1
    kind: ProfileBundle
    metadata: {name: vllm, namespace: vision}
    spec: {revision: 1.10}

    """

  /// A Tenant whose Settings lies in the namespace that its controller makes, written there too.
  static let gated = """
    apiVersion: spectrocloud.com/v1alpha1
    kind: Tenant
    metadata: {name: ops}
    spec: {settingsRef: {name: shared, namespace: tenant-ops}}
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: tenant-ops}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: shared, namespace: tenant-ops}
    sops: {mac: "ENC[x]", mac_only_encrypted: true}
    stringData: {palette: "ENC[AES256_GCM,data:x]"}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: hub, namespace: tenant-ops}
    stringData: {token: "0123"}
    ---
    apiVersion: spectrocloud.com/v1alpha1
    kind: Settings
    metadata: {name: shared, namespace: tenant-ops}
    spec: {integrations: {palette: {name: shared}, huggingFace: {apiKey: {name: hub}}}}
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: canary}
    ---
    apiVersion: spectrocloud.com/v1alpha1
    kind: Project
    metadata: {name: canary, namespace: canary}
    spec: {tenantRef: {name: ops}}

    """
}
