// The texts of the first repository. A `# yaml-language-server` line tells editors the schema.

extension Starter {
  static let configuration = """
    # yaml-language-server: $schema=.gesso/schemas/configuration.schema.json
    apiVersion: gesso/v1
    kind: Configuration

    # The PaletteAI version to lint for.
    target: "1.1"

    # Files that gesso leaves alone, such as Helm templates, which are no YAML yet.
    # exclude: ["charts/**"]

    # What exists in the cluster and is made by someone else: gesso takes its word for it.
    # Settings, ComputeConfigs, Secrets and ProfileBundles as namespace/name; * stands for anything.
    # externals:
    #   tenants: [default]
    #   secrets: ["research/research-huggingface"]
    #   profileBundles: ["*/vllm-profile-bundle"]

    # The groups of your identity provider: any other group in a role is reported.
    # knownGroups: [platform-admins, auditors, vision-read, vision-write, vision-admins]

    # What a rule's findings count as: off, note, warning or error. gesso rules lists all.
    # rules: {gpu-oversubscribed: warning}

    """

  static let tenant = """
    # yaml-language-server: $schema=../.gesso/schemas/tenant.schema.json
    # A Tenant. It makes the Tenant, the Namespace "research", and the Settings in it that all
    # Projects of the Tenant share.
    apiVersion: gesso/v1
    kind: Tenant
    metadata:
      name: research
    spec:
      displayName: Research
      # Groups of your identity provider that are admin in every Project of the Tenant.
      adminGroups: [platform-admins]
      # What the Projects may use together. Default stands for every family that is not listed.
      gpuResources:
        limits: {NVIDIA-A100: 16, Default: 4}
        requests: {NVIDIA-A100: 8, Default: 2}
      # The Secrets that PaletteAI connects with, in the Namespace "research".
      settings:
        palette: {secret: research-palette}
        # huggingFace: {secret: research-huggingface}
        # nvidia: {secret: research-ngc}
      # What every Project of this Tenant starts from; a Project may override any of it.
      projectDefaults:
        roleMapping:
          viewer: [auditors]
          admin: [platform-admins]
        computeConfig: edge-standard

    """

  static let computeConfig = """
    # yaml-language-server: $schema=../.gesso/schemas/computeconfig.schema.json
    # A base that Projects start from; by itself it makes nothing.
    apiVersion: gesso/v1
    kind: ComputeConfig
    metadata:
      name: edge-standard
    spec:
      controlPlanePool:
        nodeCount: 3
        architecture: AMD64
        cpu: {cpuCount: 8}
        memory: {memory: 16 GB}
      workerPools:
        - name: gpu
          minWorkerNodes: 1
          cpu: {cpuCount: 16}
          memory: {memory: 64 GB}
          gpu: {family: NVIDIA-A100, gpuCount: 2, gpuMemory: 160 GB}

    """

  static let project = """
    # yaml-language-server: $schema=../.gesso/schemas/project.schema.json
    # A Project. It makes the Namespace "vision", the Project, and a ComputeConfig of its own.
    # gesso show project/vision tells where each of its values comes from.
    apiVersion: gesso/v1
    kind: Project
    metadata:
      name: vision
    spec:
      tenant: research
      displayName: Vision
      # Added to the groups that the Tenant gives every Project.
      roleMapping:
        viewer: [vision-read]
        editor: [vision-write]
        admin: [vision-admins]
      gpuResources:
        limits: {NVIDIA-A100: 8}
      # Only what differs from the base that the Tenant names.
      # computeConfig:
      #   workerPools: [{name: gpu, minWorkerNodes: 2}]
      # Settings of its own, laid over the Tenant's.
      # settings:
      #   huggingFace: {secret: vision-huggingface}

    """

  static let secret = """
    # The Palette credentials of the Tenant, which the External Secrets operator fetches from a vault:
    # no credential stands in git. A SealedSecret or a Secret encrypted with SOPS does as well.
    # Edit the store, the keys, and where your Palette is.
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: research-palette
      namespace: research
    spec:
      refreshInterval: 1h
      secretStoreRef: {kind: ClusterSecretStore, name: vault}
      target:
        name: research-palette
        template:
          engineVersion: v2
          type: Opaque
          data:
            palette: |
              {
                "apiKey": "{{ .apiKey }}",
                "defaultProjectID": "{{ .projectID }}",
                "hostUrl": "https://palette.example.com",
                "tenant": "research"
              }
      data:
        - secretKey: apiKey
          remoteRef: {key: palette/research, property: apiKey}
        - secretKey: projectID
          remoteRef: {key: palette/research, property: projectID}

    """
}
