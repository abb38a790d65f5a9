// Made from the files in fixtures/rules/ by RuleExamplesTests; do not edit.
// UPDATE_SNAPSHOTS=1 swift test --filter RuleExamplesTests makes it anew.
// swift-format-ignore-file

extension RuleExample {
  /// Every example, by rule and file.
  static let all: [RuleExample] = [
    RuleExample(
      rule: "ambiguous-scalar", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            edge:
              networkOverlayConfig:
                enabled: yes
                cidr: 100.64.192.0/18
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
                cpu: {cpuCount: 010}
        """##),
    RuleExample(
      rule: "ambiguous-scalar", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            edge:
              networkOverlayConfig:
                enabled: true
                cidr: 100.64.192.0/18
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
                cpu: {cpuCount: 10}
        """##),
    RuleExample(
      rule: "compute-config-namespace", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef:
            name: edge
            namespace: default
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "compute-config-namespace", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef:
            name: edge
            namespace: tenant-research
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "compute-config-not-found", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef:
            name: egde
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "compute-config-not-found", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        """##),
    RuleExample(
      rule: "conflicting-taints", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]
              workerPools:
                - name: gpu
                  taints: [{key: acme.example/gpu, effect: NoSchedule}]
        """##),
    RuleExample(
      rule: "conflicting-taints", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
              workerPools:
                - name: gpu
                  taints: [{key: acme.example/gpu, effect: NoSchedule}]
        """##),
    RuleExample(
      rule: "controller-owned-namespace", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        ---
        apiVersion: v1
        kind: Namespace
        metadata:
          name: tenant-research
        """##),
    RuleExample(
      rule: "controller-owned-namespace", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        ---
        apiVersion: v1
        kind: Namespace
        metadata:
          name: research
          labels: {palette.ai/tenant: research}
        """##),
    RuleExample(
      rule: "dependency-cycle", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef: {name: shared, namespace: tenant-research}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef: {name: shared, namespace: tenant-commerce}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: shared
          namespace: tenant-commerce
        spec:
          integrations:
            palette: {name: palette, namespace: tenant-commerce}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: shared
          namespace: tenant-research
        spec:
          integrations:
            palette: {name: palette, namespace: tenant-research}
        """##),
    RuleExample(
      rule: "dependency-cycle", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef: {name: shared, namespace: tenant-commerce}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef: {name: shared, namespace: tenant-research}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: shared
          namespace: tenant-commerce
        spec:
          integrations:
            palette: {name: palette, namespace: tenant-commerce}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: shared
          namespace: tenant-research
        spec:
          integrations:
            palette: {name: palette, namespace: tenant-research}
        """##),
    RuleExample(
      rule: "display-name", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: "R&D: Vision"
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce (EU)
          tenantRoleMapping: {groups: [platform-admins]}
        """##),
    RuleExample(
      rule: "display-name", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision 2
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "duplicate-display-name", isGood: false, file: "vision-2.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision-2
          namespace: vision-2
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "duplicate-display-name", isGood: false, file: "vision.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "duplicate-display-name", isGood: true, file: "vision-2.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision-2
          namespace: vision-2
        spec:
          displayName: Vision
          tenantRef: {name: commerce}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "duplicate-display-name", isGood: true, file: "vision.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "duplicate-group", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read, auditors, vision-read]
            editor: [vision-write]
            admin: [vision-admins, vision-write]
        """##),
    RuleExample(
      rule: "duplicate-group", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read, auditors]
            editor: [vision-write]
            admin: [vision-admins, Auditors]
        """##),
    RuleExample(
      rule: "duplicate-key", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limits:
              NVIDIA-A100: 16
              NVIDIA-A100: 8
        """##),
    RuleExample(
      rule: "duplicate-key", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limits:
              NVIDIA-A100: 16
              NVIDIA-H100: 8
        """##),
    RuleExample(
      rule: "duplicate-model-mapping", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            profileBundleMappings:
              - {source: HuggingFace, sourceFilters: {app: vllm}, profileBundleSelector: {profilebundlename: vllm}}
              - {source: HuggingFace, sourceFilters: {app: vllm}, profileBundleSelector: {profilebundlename: vllm-next}}
        """##),
    RuleExample(
      rule: "duplicate-model-mapping", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            profileBundleMappings:
              - {source: HuggingFace, sourceFilters: {app: vllm}, profileBundleSelector: {profilebundlename: vllm}}
              - {source: HuggingFace, sourceFilters: {app: vllm-next}, profileBundleSelector: {profilebundlename: vllm-next}}
        """##),
    RuleExample(
      rule: "duplicate-object", isGood: false, file: "a.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: vision
        """##),
    RuleExample(
      rule: "duplicate-object", isGood: false, file: "b.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: vision
        """##),
    RuleExample(
      rule: "duplicate-object", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: vision
          labels: {team: vision}
        ---
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: vision}
        spec:
          tenant: research
          roleMapping: {viewer: [vision-read], editor: [vision-write], admin: [vision-admins]}
          computeConfig: {ref: edge}
        """##),
    RuleExample(
      rule: "duplicate-palette-credentials", isGood: false, file: "same-project.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: a-settings
          namespace: genomics
        spec:
          integrations:
            palette: {name: a-palette, namespace: genomics}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: a-palette
          namespace: genomics
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-2",
              "defaultProjectID": "65f1decade65f1decade65f1",
              "hostUrl": "https://api.spectrocloud.com",
              "tenant": "research"
            }
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: b-settings
          namespace: genomics
        spec:
          integrations:
            palette:
              name: b-palette
              namespace: genomics
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: b-palette
          namespace: genomics
        type: Opaque
        data:
          palette: eyJhcGlLZXkiOiJub3QtYS1yZWFsLWFwaS1rZXktMyIsImRlZmF1bHRQcm9qZWN0SUQiOiI2NWYxZGVjYWRlNjVmMWRlY2FkZTY1ZjEiLCJob3N0VXJsIjoiaHR0cHM6Ly9hcGkuc3BlY3Ryb2Nsb3VkLmNvbSIsInRlbmFudCI6InJlc2VhcmNoIn0=
        """##),
    RuleExample(
      rule: "duplicate-palette-credentials", isGood: false, file: "same.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: language-settings
          namespace: language
        spec:
          integrations:
            palette: {name: language-palette, namespace: language}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: language-palette
          namespace: language
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-1",
              "defaultProjectID": "65f1c0ffee65f1c0ffee65f1",
              "hostUrl": "https://api.spectrocloud.com",
              "tenant": "research"
            }
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette:
              name: vision-palette
              namespace: vision
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: vision-palette
          namespace: vision
        type: Opaque
        stringData:
          palette: '{"tenant":"research","hostUrl":"https://api.spectrocloud.com","defaultProjectID":"65f1c0ffee65f1c0ffee65f1","apiKey":"not-a-real-api-key-1"}'
        """##),
    RuleExample(
      rule: "duplicate-palette-credentials", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: language-settings
          namespace: language
        spec:
          integrations:
            palette: {name: language-palette, namespace: language}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: language-palette
          namespace: language
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-1",
              "defaultProjectID": "65f1c0ffee65f1c0ffee65f1",
              "hostUrl": "https://api.spectrocloud.com",
              "tenant": "research"
            }
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: vision-palette
          namespace: vision
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-2",
              "defaultProjectID": "65f1decade65f1decade65f1",
              "hostUrl": "https://api.spectrocloud.com",
              "tenant": "research"
            }
        """##),
    RuleExample(
      rule: "duplicate-worker-pool", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
              workerPools:
                - name: gpu
                  minWorkerNodes: 2
                - name: gpu
                  minWorkerNodes: 1
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge-small
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
              workerPools:
                - {minWorkerNodes: 2}
        """##),
    RuleExample(
      rule: "duplicate-worker-pool", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
              workerPools:
                - name: gpu
                  minWorkerNodes: 2
                - name: general
                  minWorkerNodes: 1
        """##),
    RuleExample(
      rule: "empty-role", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: []
            admin: [vision-admins]
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: language
          namespace: language
        spec:
          displayName: Language
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [language-read]
            editor: [language-write]
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: genomics
          namespace: genomics
        spec:
          displayName: Genomics
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
        """##),
    RuleExample(
      rule: "empty-role", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "expired-suppression", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          # gesso:ignore display-name until=2020-06-30: until the rename is through
          displayName: R&D Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "expired-suppression", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          # gesso:ignore display-name until=2999-12-31: until the rename is through
          displayName: R&D Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "gpu-default-ambiguous", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          gpuResources:
            limits: {NVIDIA-A100: 8}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          gpuResources:
            limits: {Default: 16}
        """##),
    RuleExample(
      rule: "gpu-default-ambiguous", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          gpuResources:
            limits: {NVIDIA-A100: 8}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          gpuResources:
            limits: {NVIDIA-A100: 8, Default: 16}
        """##),
    RuleExample(
      rule: "gpu-default-case", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limits: {NVIDIA-A100: 8, default: 4}
        """##),
    RuleExample(
      rule: "gpu-default-case", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limits: {NVIDIA-A100: 8, Default: 4}
        """##),
    RuleExample(
      rule: "gpu-family-spelling", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limits: {NVIDIA A100: 8, nvidia-h100: 4}
        """##),
    RuleExample(
      rule: "gpu-family-spelling", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limits: {NVIDIA-A100: 8, NVIDIA-A10: 4}
        """##),
    RuleExample(
      rule: "gpu-limit-exceeds-tenant", isGood: false, file: "commerce.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce
          tenantRoleMapping: {groups: [platform-admins]}
          gpuResources:
            limits: {Default: 16}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: ranking
          namespace: ranking
        spec:
          displayName: Ranking
          tenantRef: {name: commerce}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: ranking-settings}
          gpuResources:
            limits: {NVIDIA-A10: 24}
        """##),
    RuleExample(
      rule: "gpu-limit-exceeds-tenant", isGood: false, file: "research.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          gpuResources:
            limits: {NVIDIA-A100: 64}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          gpuResources:
            limits: {NVIDIA-A100: 96}
        """##),
    RuleExample(
      rule: "gpu-limit-exceeds-tenant", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          gpuResources:
            limits: {NVIDIA-A100: 64}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          gpuResources:
            limits: {NVIDIA-A100: 64}
        """##),
    RuleExample(
      rule: "gpu-oversubscribed", isGood: false, file: "commerce.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce
          tenantRoleMapping: {groups: [platform-admins]}
          gpuResources:
            limits: {NVIDIA-A10: 16}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: ranking
          namespace: ranking
        spec:
          displayName: Ranking
          tenantRef: {name: commerce}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          gpuResources:
            limits: {NVIDIA-A10: 16}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: fraud
          namespace: fraud
        spec:
          displayName: Fraud
          tenantRef: {name: commerce}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          gpuResources:
            limits: {NVIDIA-A10: 16}
        """##),
    RuleExample(
      rule: "gpu-oversubscribed", isGood: false, file: "research.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          gpuResources:
            limits: {NVIDIA-A100: 32}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          gpuResources:
            limits: {NVIDIA-A100: 24}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: language
          namespace: language
        spec:
          displayName: Language
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          gpuResources:
            limits: {NVIDIA-A100: 16}
        """##),
    RuleExample(
      rule: "gpu-oversubscribed", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          gpuResources:
            limits: {NVIDIA-A100: 32}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          gpuResources:
            limits: {NVIDIA-A100: 16}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: language
          namespace: language
        spec:
          displayName: Language
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          gpuResources:
            limits: {NVIDIA-A100: 16}
        """##),
    RuleExample(
      rule: "gpu-pool-exceeds-quota", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
              workerPools:
                - name: gpu
                  gpu: {family: NVIDIA-A100, gpuCount: 16, gpuMemory: 640 GB}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limits: {NVIDIA-A100: 32}
            requests: {NVIDIA-A100: 8}
        """##),
    RuleExample(
      rule: "gpu-pool-exceeds-quota", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
              workerPools:
                - name: gpu
                  gpu: {family: NVIDIA-A100, gpuCount: 8, gpuMemory: 640 GB}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limits: {NVIDIA-A100: 32}
            requests: {NVIDIA-A100: 8}
        """##),
    RuleExample(
      rule: "gpu-quota-value", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limits:
              NVIDIA-A100: 0
              NVIDIA-H100: -4
              NVIDIA-L40S: 2.5
            requests:
              NVIDIA-A100: "8"
              "": 2
        """##),
    RuleExample(
      rule: "gpu-quota-value", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limits: {NVIDIA-A100: 8}
            requests: {NVIDIA-A100: 1}
        """##),
    RuleExample(
      rule: "gpu-request-exceeds-limit", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limits: {NVIDIA-A100: 8}
            requests: {NVIDIA-A100: 16}
        """##),
    RuleExample(
      rule: "gpu-request-exceeds-limit", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limits: {NVIDIA-A100: 8, Default: 4}
            requests: {NVIDIA-A100: 8, Default: 4}
        """##),
    RuleExample(
      rule: "gpu-request-exceeds-tenant", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          gpuResources:
            limits: {NVIDIA-A100: 64}
            requests: {NVIDIA-A100: 8}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          gpuResources:
            requests: {NVIDIA-A100: 16}
        """##),
    RuleExample(
      rule: "gpu-request-exceeds-tenant", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          gpuResources:
            limits: {NVIDIA-A100: 64}
            requests: {NVIDIA-A100: 8}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          gpuResources:
            requests: {NVIDIA-A100: 8}
        """##),
    RuleExample(
      rule: "gpu-without-family", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
              workerPools:
                - name: gpu
                  gpu: {gpuCount: 2}
        """##),
    RuleExample(
      rule: "gpu-without-family", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
              workerPools:
                - name: gpu
                  gpu: {family: NVIDIA-A100, gpuCount: 2}
        """##),
    RuleExample(
      rule: "huggingface-secret", isGood: false, file: "key.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            huggingFace:
              apiKey:
                name: vision-huggingface
                key: api-token
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: vision-huggingface
          namespace: vision
        spec:
          encryptedData:
            api-token: AgBA1RmZdIz+bdXL3aGsC55tTkVXEOabWlfs75Jb7MSdk0kaNafY07YzPMaJWnNPyKU6HQZHlfhB/wYIIrup
          template:
            metadata: {name: vision-huggingface, namespace: vision}
            type: Opaque
        """##),
    RuleExample(
      rule: "huggingface-secret", isGood: false, file: "value.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: language-settings
          namespace: language
        spec:
          integrations:
            palette: {name: language-palette, namespace: language}
            huggingFace:
              apiKey:
                name: language-huggingface
                key: token
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: language-huggingface
          namespace: language
        type: Opaque
        stringData:
          token: not-a-real-token
        """##),
    RuleExample(
      rule: "huggingface-secret", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            huggingFace:
              apiKey:
                name: vision-huggingface
                key: token
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: vision-huggingface
          namespace: vision
        type: Opaque
        stringData:
          token: hf_notARealTokenOnlyToTestThisRule
        """##),
    RuleExample(
      rule: "inheritance-cycle", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: gesso/v1
        kind: ComputeConfig
        metadata: {name: edge}
        spec:
          from: edge
          controlPlanePool: {nodeCount: 3, workerNodeEligible: true}
        ---
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: vision}
        spec:
          tenant: research
          roleMapping: {viewer: [vision-read], editor: [vision-write], admin: [vision-admins]}
          computeConfig: edge
        """##),
    RuleExample(
      rule: "inheritance-cycle", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: gesso/v1
        kind: ComputeConfig
        metadata: {name: edge-standard}
        spec:
          controlPlanePool: {nodeCount: 3, workerNodeEligible: true}
        ---
        apiVersion: gesso/v1
        kind: ComputeConfig
        metadata: {name: edge}
        spec:
          from: edge-standard
        ---
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: vision}
        spec:
          tenant: research
          roleMapping: {viewer: [vision-read], editor: [vision-write], admin: [vision-admins]}
          computeConfig: edge
        """##),
    RuleExample(
      rule: "input-limit", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: vision
          annotations:
            acme.example/notes: lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet
        """##),
    RuleExample(
      rule: "input-limit", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: vision
          annotations:
            acme.example/notes: lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet
        """##),
    RuleExample(
      rule: "insecure-palette", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: vision-palette
          namespace: vision
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-1",
              "defaultProjectID": "65f1c0ffee65f1c0ffee65f1",
              "hostUrl": "https://api.spectrocloud.com",
              "tenant": "research",
              "skipSSLCertificateVerification": true
            }
        """##),
    RuleExample(
      rule: "insecure-palette", isGood: false, file: "with-ca.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: language-settings
          namespace: language
        spec:
          integrations:
            palette: {name: language-palette, namespace: language}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: language-palette
          namespace: language
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-2",
              "defaultProjectID": "65f1decade65f1decade65f1",
              "hostUrl": "https://api.spectrocloud.com",
              "tenant": "research",
              "skipSSLCertificateVerification": true,
              "tlsSecretRef": "acme-ca"
            }
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: acme-ca
          namespace: language
        type: Opaque
        stringData:
          ca.crt: |
            -----BEGIN CERTIFICATE-----
            MIIBqjCCAVGgAwIBAgIURuYHMYaioq+ua/HDBDhF+Wh+LRAwCgYIKoZIzj0EAwIw
            KjENMAsGA1UECgwEQWNtZTEZMBcGA1UEAwwQQWNtZSBJbnRlcm5hbCBDQTAgFw0y
            NjExMjEwMDUwMTRaGA8yMTI2MTAyODAwNTAxNFowKjENMAsGA1UECgwEQWNtZTEZ
            MBcGA1UEAwwQQWNtZSBJbnRlcm5hbCBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEH
            A0IABKfpxXEMTPmdq6i5pBQhfGY8TnrPPNC3zkiyWyom4KRz399weOeEHJFFz3Rq
            i8BNK/bBrmeZXReVbK6Efu8XOwmjUzBRMB0GA1UdDgQWBBRSEAteBfxbNMSbPA9d
            IwbIvg5/UjAfBgNVHSMEGDAWgBRSEAteBfxbNMSbPA9dIwbIvg5/UjAPBgNVHRMB
            Af8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIC5uekza27GU3YLs2/s2Hmzb6JYh
            a6VicBW5hcQOKO+5AiAOlXnjeszZwciBkGrbc0e5r1ruFuLW/BAQTtiE4jjcpQ==
            -----END CERTIFICATE-----
        """##),
    RuleExample(
      rule: "insecure-palette", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: vision-palette
          namespace: vision
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-1",
              "defaultProjectID": "65f1c0ffee65f1c0ffee65f1",
              "hostUrl": "https://api.spectrocloud.com",
              "tenant": "research",
              "skipSSLCertificateVerification": false
            }
        """##),
    RuleExample(
      rule: "invalid-group", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read, ""]
            editor: [vision-write, "  "]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "invalid-group", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: ["vision write"]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "invalid-label", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: vision
          labels:
            cost center: "4711"
            acme.example/owner: Jane Doe
          annotations:
            acme.example/on/call: pager
        """##),
    RuleExample(
      rule: "invalid-label", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: vision
          labels:
            cost-center: "4711"
            acme.example/owner: Jane_Doe
          annotations:
            acme.example/on-call: anything goes here / really
        """##),
    RuleExample(
      rule: "invalid-name", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: vision.lab
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: center-for-computational-genomics-and-molecular-medicines
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: Vision_Settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        """##),
    RuleExample(
      rule: "invalid-name", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: vision-lab
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: center-for-computational-genomics-and-molecular-medicine
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        ---
        apiVersion: spectrocloud.com/v1beta1
        kind: ProfileBundle
        metadata:
          name: vllm.v1
          namespace: vision-lab
        spec: {}
        """##),
    RuleExample(
      rule: "invalid-value", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            edge:
              networkOverlayConfig:
                enabled: true
                cidr: 100.64.192.0/18
                overlayNetworkType: Geneve
            defaults:
              controlPlanePool:
                nodeCount: 2
                workerNodeEligible: true
                architecture: amd64
                memory: {memory: "16"}
              deletionPolicy: keep
              workerPools:
                - name: gpu
                  gpu: {family: NVIDIA-A100, gpuCount: 2, gpuMemory: 160 gigabytes}
                  taints: [{key: acme.example/gpu, effect: NoRun}]
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            profileBundleMappings:
              - source: huggingFace
                profileBundleSelector: {profilebundlename: vllm}
        """##),
    RuleExample(
      rule: "invalid-value", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            edge:
              networkOverlayConfig:
                enabled: true
                cidr: 100.64.192.0/18
                overlayNetworkType: VXLAN
            defaults:
              controlPlanePool:
                nodeCount: 5
                workerNodeEligible: true
                architecture: ARM64
                memory: {memory: 16GiB}
              deletionPolicy: orphan
              workerPools:
                - name: gpu
                  gpu: {family: NVIDIA-A100, gpuCount: 2, gpuMemory: 160 GB}
                  taints: [{key: acme.example/gpu, effect: PreferNoSchedule}]
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            profileBundleMappings:
              - source: HuggingFace
                profileBundleSelector: {profilebundlename: vllm}
        """##),
    RuleExample(
      rule: "missing-field", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: language
          namespace: language
        spec:
          displayName: Language
          tenantRef: {name: research}
          computeConfigRef: {namespace: language}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef:
            name: shared
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            huggingFace:
              apiKey:
                name: huggingface
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge-training
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        """##),
    RuleExample(
      rule: "missing-field", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: language
          namespace: language
        spec:
          displayName: Language
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            huggingFace:
              apiKey:
                name: huggingface
                key: token
        """##),
    RuleExample(
      rule: "missing-namespace", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "missing-namespace", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: vision
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "model-acl-blocks-all", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            huggingFace:
              modelRepositoryACL: {disallow: ['*']}
        """##),
    RuleExample(
      rule: "model-acl-blocks-all", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            huggingFace:
              modelRepositoryACL: {allow: [mistralai/*], disallow: ['*']}
        """##),
    RuleExample(
      rule: "model-acl-conflict", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            huggingFace:
              modelRepositoryACL:
                allow: [mistralai/Mistral-7B-v0.1]
                disallow: [mistralai/Mistral-7B-v0.1]
        """##),
    RuleExample(
      rule: "model-acl-conflict", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            huggingFace:
              modelRepositoryACL:
                allow: [mistralai/*]
                disallow: [mistralai/Mistral-7B-v0.1]
        """##),
    RuleExample(
      rule: "model-acl-pattern", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            huggingFace:
              modelRepositoryACL:
                allow: [meta-llama]
            nvidia:
              ngc:
                nimsACL:
                  disallow: ['docker.io/meta/llama:1.3.3']
        """##),
    RuleExample(
      rule: "model-acl-pattern", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            huggingFace:
              modelRepositoryACL:
                allow: [meta-llama/*, mistralai/Mistral-7B-v0.1]
                disallow: ['*']
            nvidia:
              ngc:
                nimsACL:
                  disallow: ['nvcr.io/nim/meta/llama-3.1-8b-instruct:1.3.3']
        """##),
    RuleExample(
      rule: "model-source-not-integrated", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          modelSettings:
            huggingFace: {enabled: true}
            profileBundleMappings:
              - source: NGC
                profileBundleSelector: {profilebundlename: nim}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        """##),
    RuleExample(
      rule: "model-source-not-integrated", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
          modelSettings:
            huggingFace: {enabled: true}
            nvidia: {ngc: {enabled: false}}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            huggingFace:
              apiKey: {name: vision-huggingface, key: token}
        """##),
    RuleExample(
      rule: "namespaced-tenant", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
          namespace: default
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        """##),
    RuleExample(
      rule: "namespaced-tenant", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        """##),
    RuleExample(
      rule: "ngc-pull-secret", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            nvidia:
              ngc:
                apiKey:
                  name: ngc
                  key: .dockerconfigjson
                imagePullSecret:
                  name: registry
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: ngc
          namespace: vision
        spec:
          encryptedData:
            .dockerconfigjson: AgBAwO0o6XWnS1rR3tJmLoKt107Sr07B4hNNZOlI18uDH3T9zJ0YfJouC38D+TPejuHX+4PRYdVYoonka/s+
          template:
            metadata: {name: ngc, namespace: vision}
            type: kubernetes.io/dockerconfigjson
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: registry
          namespace: vision
        spec:
          encryptedData:
            .dockerconfigjson: AgBALIaO5AazXkeShixequd6wEuUXuQJP19alOGc9c51/3vh5rN9/YQpvcFM14IzUXE48sYEboD9hjNTwiuY
          template:
            metadata: {name: registry, namespace: vision}
            type: kubernetes.io/dockerconfigjson
        """##),
    RuleExample(
      rule: "ngc-pull-secret", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            nvidia:
              ngc:
                apiKey:
                  name: ngc
                  key: .dockerconfigjson
                imagePullSecret:
                  name: ngc
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: ngc
          namespace: vision
        spec:
          encryptedData:
            .dockerconfigjson: AgBAwO0o6XWnS1rR3tJmLoKt107Sr07B4hNNZOlI18uDH3T9zJ0YfJouC38D+TPejuHX+4PRYdVYoonka/s+
          template:
            metadata: {name: ngc, namespace: vision}
            type: kubernetes.io/dockerconfigjson
        """##),
    RuleExample(
      rule: "ngc-secret", isGood: false, file: "type.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            nvidia:
              ngc:
                apiKey:
                  name: ngc
                  key: .dockerconfigjson
                imagePullSecret:
                  name: ngc
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: ngc
          namespace: vision
        spec:
          encryptedData:
            .dockerconfigjson: AgBAwO0o6XWnS1rR3tJmLoKt107Sr07B4hNNZOlI18uDH3T9zJ0YfJouC38D+TPejuHX+4PRYdVYoonka/s+
          template:
            metadata: {name: ngc, namespace: vision}
            type: Opaque
        """##),
    RuleExample(
      rule: "ngc-secret", isGood: false, file: "username.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: language-settings
          namespace: language
        spec:
          integrations:
            palette: {name: language-palette, namespace: language}
            nvidia:
              ngc:
                apiKey:
                  name: ngc
                  key: .dockerconfigjson
                imagePullSecret:
                  name: ngc
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: ngc
          namespace: language
        type: kubernetes.io/dockerconfigjson
        stringData:
          .dockerconfigjson: |
            {
              "auths": {
                "nvcr.io": {
                  "username": "oauthtoken",
                  "password": "not-a-real-ngc-key"
                }
              }
            }
        """##),
    RuleExample(
      rule: "ngc-secret", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            nvidia:
              ngc:
                apiKey:
                  name: ngc
                  key: .dockerconfigjson
                imagePullSecret:
                  name: ngc
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: ngc
          namespace: vision
        type: kubernetes.io/dockerconfigjson
        stringData:
          .dockerconfigjson: |
            {
              "auths": {
                "nvcr.io": {
                  "username": "$oauthtoken",
                  "password": "not-a-real-ngc-key"
                }
              }
            }
        """##),
    RuleExample(
      rule: "no-effect-override", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: gesso/v1
        kind: Tenant
        metadata: {name: research}
        spec:
          adminGroups: [platform-admins]
          projectDefaults:
            gpuResources:
              requests: {Default: 2}
        ---
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: vision}
        spec:
          tenant: research
          roleMapping: {viewer: [vision-read], editor: [vision-write], admin: [vision-admins]}
          computeConfig: {ref: edge}
          settings: {ref: vision-settings}
          gpuResources:
            requests: {Default: 2}
        """##),
    RuleExample(
      rule: "no-effect-override", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: gesso/v1
        kind: Tenant
        metadata: {name: research}
        spec:
          adminGroups: [platform-admins]
          projectDefaults:
            gpuResources:
              requests: {Default: 2}
        ---
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: vision}
        spec:
          tenant: research
          roleMapping: {viewer: [vision-read], editor: [vision-write], admin: [vision-admins]}
          computeConfig: {ref: edge}
          settings: {ref: vision-settings}
          gpuResources:
            requests: {Default: 4}
        """##),
    RuleExample(
      rule: "no-settings", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "no-settings", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
        """##),
    RuleExample(
      rule: "no-workers", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults: {controlPlanePool: {nodeCount: 3}}
        """##),
    RuleExample(
      rule: "no-workers", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults: {controlPlanePool: {nodeCount: 3, workerNodeEligible: true}}
        """##),
    RuleExample(
      rule: "ntp-server", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            edge:
              ntpServers: ["", "ntp://time.example.com"]
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        """##),
    RuleExample(
      rule: "ntp-server", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            edge:
              ntpServers: [time.example.com, 192.0.2.7, "2001:db8::7"]
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        """##),
    RuleExample(
      rule: "overlay-cidr", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge-1
          namespace: vision
        spec:
          paletteClusterConfig:
            edge:
              networkOverlayConfig: {enabled: true, cidr: 100.64.0.0/33}
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge-2
          namespace: vision
        spec:
          paletteClusterConfig:
            edge:
              networkOverlayConfig: {enabled: true}
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge-3
          namespace: vision
        spec:
          paletteClusterConfig:
            edge:
              networkOverlayConfig: {enabled: true, cidr: 100.64.0.9/18}
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        """##),
    RuleExample(
      rule: "overlay-cidr", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            edge:
              networkOverlayConfig: {enabled: true, cidr: 100.64.192.0/18}
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge-2
          namespace: vision
        spec:
          paletteClusterConfig:
            edge:
              networkOverlayConfig: {enabled: false}
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        """##),
    RuleExample(
      rule: "palette-ca", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: vision-palette
          namespace: vision
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-1",
              "defaultProjectID": "65f1c0ffee65f1c0ffee65f1",
              "hostUrl": "https://api.spectrocloud.com",
              "tenant": "research",
              "tlsSecretRef": "acme-ca"
            }
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: acme-ca
          namespace: vision
        type: Opaque
        stringData:
          ca.crt: the certificate is on the intranet
        """##),
    RuleExample(
      rule: "palette-ca", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: vision-palette
          namespace: vision
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-1",
              "defaultProjectID": "65f1c0ffee65f1c0ffee65f1",
              "hostUrl": "https://api.spectrocloud.com",
              "tenant": "research",
              "tlsSecretRef": "acme-ca"
            }
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: acme-ca
          namespace: vision
        type: Opaque
        stringData:
          ca.crt: |
            -----BEGIN CERTIFICATE-----
            MIIBqjCCAVGgAwIBAgIURuYHMYaioq+ua/HDBDhF+Wh+LRAwCgYIKoZIzj0EAwIw
            KjENMAsGA1UECgwEQWNtZTEZMBcGA1UEAwwQQWNtZSBJbnRlcm5hbCBDQTAgFw0y
            NjExMjEwMDUwMTRaGA8yMTI2MTAyODAwNTAxNFowKjENMAsGA1UECgwEQWNtZTEZ
            MBcGA1UEAwwQQWNtZSBJbnRlcm5hbCBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEH
            A0IABKfpxXEMTPmdq6i5pBQhfGY8TnrPPNC3zkiyWyom4KRz399weOeEHJFFz3Rq
            i8BNK/bBrmeZXReVbK6Efu8XOwmjUzBRMB0GA1UdDgQWBBRSEAteBfxbNMSbPA9d
            IwbIvg5/UjAfBgNVHSMEGDAWgBRSEAteBfxbNMSbPA9dIwbIvg5/UjAPBgNVHRMB
            Af8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIC5uekza27GU3YLs2/s2Hmzb6JYh
            a6VicBW5hcQOKO+5AiAOlXnjeszZwciBkGrbc0e5r1ruFuLW/BAQTtiE4jjcpQ==
            -----END CERTIFICATE-----
        """##),
    RuleExample(
      rule: "palette-host", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: vision-palette
          namespace: vision
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-1",
              "defaultProjectID": "65f1c0ffee65f1c0ffee65f1",
              "hostUrl": "api.spectrocloud.com",
              "tenant": "research"
            }
        """##),
    RuleExample(
      rule: "palette-host", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: vision-palette
          namespace: vision
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-1",
              "defaultProjectID": "65f1c0ffee65f1c0ffee65f1",
              "hostUrl": "https://palette.example.com:8443",
              "tenant": "research"
            }
        """##),
    RuleExample(
      rule: "palette-secret", isGood: false, file: "missing-key.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: genomics-settings
          namespace: genomics
        spec:
          integrations:
            palette: {name: genomics-palette, namespace: genomics}
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: genomics-palette
          namespace: genomics
        spec:
          encryptedData:
            config: AgBANr+JqfQnrhOYxTk1JZ4Ksdl9C2zPTSSXlAFbTEwhpSawk+98n+jXswQAu9/S0EkJfRI5qECUEKzu76wy
          template:
            metadata: {name: genomics-palette, namespace: genomics}
            type: Opaque
        """##),
    RuleExample(
      rule: "palette-secret", isGood: false, file: "near-miss.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: vision-palette
          namespace: vision
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-1",
              "defaultProjectId": "65f1c0ffee65f1c0ffee65f1",
              "hostUrl": "https://api.spectrocloud.com",
              "tenant": "research"
            }
        """##),
    RuleExample(
      rule: "palette-secret", isGood: false, file: "wrong-type.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: language-settings
          namespace: language
        spec:
          integrations:
            palette: {name: language-palette, namespace: language}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: language-palette
          namespace: language
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-2",
              "defaultProjectID": "65f1decade65f1decade65f1",
              "hostUrl": "https://api.spectrocloud.com",
              "tenant": "research",
              "skipSSLCertificateVerification": "false"
            }
        """##),
    RuleExample(
      rule: "palette-secret", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: vision-palette
          namespace: vision
        type: Opaque
        stringData:
          palette: |
            {
              "apiKey": "not-a-real-api-key-1",
              "defaultProjectID": "65f1c0ffee65f1c0ffee65f1",
              "hostUrl": "https://api.spectrocloud.com",
              "tenant": "research",
              "skipSSLCertificateVerification": false
            }
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: genomics-settings
          namespace: genomics
        spec:
          integrations:
            palette: {name: genomics-palette, namespace: genomics}
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: genomics-palette
          namespace: genomics
        spec:
          encryptedData:
            palette: AgBAiR4IUzSLj3pJDcS/BMScabneYFuAHhe7ifminx8/2US9QFSYzYhuT8mfW2K2FtDENBsTVxUwj/5euaYl
          template:
            metadata: {name: genomics-palette, namespace: genomics}
            type: Opaque
        """##),
    RuleExample(
      rule: "partial-integration-override", isGood: false, file: "project.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            nvidia:
              ngc:
                apiKey: {name: vision-ngc, key: .dockerconfigjson}
        """##),
    RuleExample(
      rule: "partial-integration-override", isGood: false, file: "tenant.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: research
          labels: {palette.ai/tenant: research}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef: {name: research-settings, namespace: research}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: research-settings
          namespace: research
        spec:
          integrations:
            palette: {name: research-palette, namespace: research}
            nvidia:
              ngc:
                apiKey: {name: research-ngc, key: .dockerconfigjson}
                imagePullSecret: {name: research-ngc}
        """##),
    RuleExample(
      rule: "partial-integration-override", isGood: true, file: "project.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            nvidia:
              ngc:
                apiKey: {name: vision-ngc, key: .dockerconfigjson}
                imagePullSecret: {name: vision-ngc}
        """##),
    RuleExample(
      rule: "partial-integration-override", isGood: true, file: "tenant.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: research
          labels: {palette.ai/tenant: research}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef: {name: research-settings, namespace: research}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: research-settings
          namespace: research
        spec:
          integrations:
            palette: {name: research-palette, namespace: research}
            nvidia:
              ngc:
                apiKey: {name: research-ngc, key: .dockerconfigjson}
                imagePullSecret: {name: research-ngc}
        """##),
    RuleExample(
      rule: "placeholder-value", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Secret
        metadata:
          name: vision-huggingface
          namespace: vision
        type: Opaque
        stringData:
          token: <huggingface-token>
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: language-huggingface
          namespace: vision
        type: Opaque
        stringData:
          token: YOUR_HUGGINGFACE_TOKEN
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: genomics-huggingface
          namespace: vision
        type: Opaque
        stringData:
          token: changeme
        """##),
    RuleExample(
      rule: "placeholder-value", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Secret
        metadata:
          name: contact
          namespace: vision
        type: Opaque
        stringData:
          contact: Jane Doe <jane@acme.example>
        """##),
    RuleExample(
      rule: "plaintext-secret", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Secret
        metadata:
          name: vision-huggingface
          namespace: vision
        type: Opaque
        stringData:
          token: hf_notARealTokenOnlyToTestThisRule
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: language-huggingface
          namespace: vision
        type: Opaque
        data:
          token: aGZfbm90QVJlYWxUb2tlbk9ubHlUb1Rlc3RUaGlzUnVsZQ==
        """##),
    RuleExample(
      rule: "plaintext-secret", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: vision-huggingface
          namespace: vision
        spec:
          encryptedData:
            token: AgBAln2pSVp2Zws0K0wKyjVopkyQIt1ApmpVuh8VgDzAdYKvLZrg6oMSdjZkV3LLlWM2up0xLwhJHJDzxel5
          template:
            metadata: {name: vision-huggingface, namespace: vision}
            type: Opaque
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: acme-ca
          namespace: vision
        type: Opaque
        stringData:
          ca.crt: |
            -----BEGIN CERTIFICATE-----
            MIIBqjCCAVGgAwIBAgIURuYHMYaioq+ua/HDBDhF+Wh+LRAwCgYIKoZIzj0EAwIw
            KjENMAsGA1UECgwEQWNtZTEZMBcGA1UEAwwQQWNtZSBJbnRlcm5hbCBDQTAgFw0y
            NjExMjEwMDUwMTRaGA8yMTI2MTAyODAwNTAxNFowKjENMAsGA1UECgwEQWNtZTEZ
            MBcGA1UEAwwQQWNtZSBJbnRlcm5hbCBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEH
            A0IABKfpxXEMTPmdq6i5pBQhfGY8TnrPPNC3zkiyWyom4KRz399weOeEHJFFz3Rq
            i8BNK/bBrmeZXReVbK6Efu8XOwmjUzBRMB0GA1UdDgQWBBRSEAteBfxbNMSbPA9d
            IwbIvg5/UjAfBgNVHSMEGDAWgBRSEAteBfxbNMSbPA9dIwbIvg5/UjAPBgNVHRMB
            Af8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIC5uekza27GU3YLs2/s2Hmzb6JYh
            a6VicBW5hcQOKO+5AiAOlXnjeszZwciBkGrbc0e5r1ruFuLW/BAQTtiE4jjcpQ==
            -----END CERTIFICATE-----
        """##),
    RuleExample(
      rule: "platform-default-object", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: default
        spec:
          displayName: Default Tenant
          tenantRoleMapping: {groups: [platform-admins]}
        """##),
    RuleExample(
      rule: "platform-default-object", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: standard
        spec:
          displayName: Default Tenant
          tenantRoleMapping: {groups: [platform-admins]}
        """##),
    RuleExample(
      rule: "platform-namespace", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: cert-manager
          namespace: cert-manager
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "platform-namespace", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: certificates
          namespace: certificates
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "profile-bundle-not-found", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            profileBundleMappings:
              - source: HuggingFace
                profileBundleSelector: {profilebundlename: vllm}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: genomics
          namespace: genomics
        spec:
          displayName: Genomics
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            profileBundleMappings:
              - source: HuggingFace
                profileBundleSelector: {profilebundlename: sglang}
        ---
        apiVersion: spectrocloud.com/v1beta1
        kind: ProfileBundle
        metadata:
          name: vllm
          namespace: language
        spec: {}
        """##),
    RuleExample(
      rule: "profile-bundle-not-found", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            profileBundleMappings:
              - source: HuggingFace
                sourceFilters: {app: vllm}
                profileBundleSelector: {profilebundlename: vllm}
        ---
        apiVersion: spectrocloud.com/v1beta1
        kind: ProfileBundle
        metadata:
          name: vllm
          namespace: vision
        spec: {}
        """##),
    RuleExample(
      rule: "profile-bundle-selector", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            profileBundleMappings:
              - source: HuggingFace
                sourceFilters: {app: vllm}
                profileBundleSelector: {profileBundleName: vllm}
        """##),
    RuleExample(
      rule: "profile-bundle-selector", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            profileBundleMappings:
              - source: HuggingFace
                sourceFilters: {app: vllm}
                profileBundleSelector: {profilebundlename: vllm}
        """##),
    RuleExample(
      rule: "project-namespace-mismatch", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision-lab
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "project-namespace-mismatch", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision-lab
          namespace: vision-lab
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "qualified-settings-ref", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef:
            name: vision-settings
            namespace: vision
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: language
          namespace: language
        spec:
          displayName: Language
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef:
            name: research-settings
            namespace: research
        """##),
    RuleExample(
      rule: "qualified-settings-ref", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef:
            name: vision-settings
        """##),
    RuleExample(
      rule: "renamed-field", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          minWorkerNodes: 2
          paletteClusterConfig:
            edge:
              vip: 10.10.0.5
            defaults:
              controlPlaneDefaults:
                nodeCount: 3
              workerPools:
                - name: gpu
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge-training
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
              workerNodePoolDefaults:
                architecture: AMD64
        """##),
    RuleExample(
      rule: "renamed-field", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
              workerPools:
                - name: gpu
                  minWorkerNodes: 2
                  architecture: AMD64
        """##),
    RuleExample(
      rule: "reserved-namespace", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: mural-system
          namespace: mural-system
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "reserved-namespace", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: mural
          namespace: mural
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "resource-amount", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
              workerPools:
                - name: gpu
                  cpu: {cpuCount: 0}
                  memory: {memory: 0 GB}
                  gpu: {family: NVIDIA-A100, gpuCount: -1, gpuMemory: 0 GiB}
        """##),
    RuleExample(
      rule: "resource-amount", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
              workerPools:
                - name: gpu
                  cpu: {cpuCount: 1}
                  memory: {memory: 1 KB}
                  gpu: {family: NVIDIA-A100, gpuCount: 1, gpuMemory: 80 GB}
        """##),
    RuleExample(
      rule: "retired-api", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: mural.sh/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeProfile
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        ---
        apiVersion: spectrocloud.com/v1beta1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce
          tenantRoleMapping: {groups: [platform-admins]}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: MLPlatform
        metadata:
          name: notebooks
          namespace: vision
        spec: {}
        """##),
    RuleExample(
      rule: "retired-api", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce
          tenantRoleMapping: {groups: [platform-admins]}
        """##),
    RuleExample(
      rule: "secret-encoding", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Secret
        metadata:
          name: assets
          namespace: vision
        type: Opaque
        data:
          logo.svg: "an svg is no base64"
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: more-assets
          namespace: vision
        type: Opaque
        data:
          logo file: PHN2Zy8+
        """##),
    RuleExample(
      rule: "secret-encoding", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Secret
        metadata:
          name: assets
          namespace: vision
        type: Opaque
        data:
          logo.svg: PHN2Zy8+
        """##),
    RuleExample(
      rule: "secret-key-not-found", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            nvidia:
              ngc:
                apiKey:
                  name: ngc
                  key: dockerconfigjson
                imagePullSecret:
                  name: ngc
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: ngc
          namespace: vision
        spec:
          encryptedData:
            .dockerconfigjson: AgBAwO0o6XWnS1rR3tJmLoKt107Sr07B4hNNZOlI18uDH3T9zJ0YfJouC38D+TPejuHX+4PRYdVYoonka/s+
          template:
            metadata: {name: ngc, namespace: vision}
            type: kubernetes.io/dockerconfigjson
        """##),
    RuleExample(
      rule: "secret-key-not-found", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            nvidia:
              ngc:
                apiKey:
                  name: ngc
                  key: .dockerconfigjson
                imagePullSecret:
                  name: ngc
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: ngc
          namespace: vision
        spec:
          encryptedData:
            .dockerconfigjson: AgBAwO0o6XWnS1rR3tJmLoKt107Sr07B4hNNZOlI18uDH3T9zJ0YfJouC38D+TPejuHX+4PRYdVYoonka/s+
          template:
            metadata: {name: ngc, namespace: vision}
            type: kubernetes.io/dockerconfigjson
        """##),
    RuleExample(
      rule: "secret-namespace", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette:
              name: vision-palette
              namespace: research
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: language-settings
          namespace: language
        spec:
          integrations:
            palette: {name: language-palette, namespace: language}
            huggingFace:
              apiKey:
                name: research-huggingface
                key: token
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: research-huggingface
          namespace: research
        spec:
          encryptedData:
            token: AgBAeAyVbw1zgIWFzIE0xLW70JhQFRuD43D2VNJl0A/fR3pZA3p0E3RQP+tN3qVmxTn37+wFfI0MkMzGfX+x
          template:
            metadata: {name: research-huggingface, namespace: research}
            type: Opaque
        """##),
    RuleExample(
      rule: "secret-namespace", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            huggingFace:
              apiKey:
                name: vision-huggingface
                key: token
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: vision-huggingface
          namespace: vision
        spec:
          encryptedData:
            token: AgBAln2pSVp2Zws0K0wKyjVopkyQIt1ApmpVuh8VgDzAdYKvLZrg6oMSdjZkV3LLlWM2up0xLwhJHJDzxel5
          template:
            metadata: {name: vision-huggingface, namespace: vision}
            type: Opaque
        """##),
    RuleExample(
      rule: "secret-not-found", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette:
              name: vision-pallete
              namespace: vision
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: vision-palette
          namespace: vision
        spec:
          encryptedData:
            palette: AgBAbxWvdyUXtlJ1H5yBB7h44Lfp6KDhl/R5PdlWjj3FAacNq6F/HzH0MRuZroPUmkY+nsqrkPv426UXtZwG
          template:
            metadata: {name: vision-palette, namespace: vision}
            type: Opaque
        """##),
    RuleExample(
      rule: "secret-not-found", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: vision-palette
          namespace: vision
        spec:
          encryptedData:
            palette: AgBAbxWvdyUXtlJ1H5yBB7h44Lfp6KDhl/R5PdlWjj3FAacNq6F/HzH0MRuZroPUmkY+nsqrkPv426UXtZwG
          template:
            metadata: {name: vision-palette, namespace: vision}
            type: Opaque
        """##),
    RuleExample(
      rule: "server-managed-field", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
          creationTimestamp: "2026-01-06T15:26:04Z"
          generation: 1
          resourceVersion: "20819572"
          uid: 6bf27d65-b998-4503-923a-34ef602814d6
          finalizers: [spectrocloud.com/project-finalizer]
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        status:
          ready: true
        """##),
    RuleExample(
      rule: "server-managed-field", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
          creationTimestamp: null
          annotations: {acme.example/exported-from: hub}
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "settings-not-found", isGood: false, file: "project.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef:
            name: vison-settings
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        """##),
    RuleExample(
      rule: "settings-not-found", isGood: false, file: "tenant.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef:
            name: commerce-settings
            namespace: tenant-commerce
        """##),
    RuleExample(
      rule: "settings-not-found", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef:
            name: vision-settings
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        """##),
    RuleExample(
      rule: "settings-without-integration", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations: {}
        """##),
    RuleExample(
      rule: "settings-without-integration", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        """##),
    RuleExample(
      rule: "settings-without-palette", isGood: false, file: "inherited.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: research
          labels: {palette.ai/tenant: research}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef: {name: research-settings, namespace: research}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: research-settings
          namespace: research
        spec:
          integrations:
            palette: {name: research-palette, namespace: research}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            huggingFace:
              apiKey: {name: vision-huggingface, key: token}
        """##),
    RuleExample(
      rule: "settings-without-palette", isGood: false, file: "nowhere.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce
          tenantRoleMapping: {groups: [platform-admins]}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: ranking
          namespace: ranking
        spec:
          displayName: Ranking
          tenantRef: {name: commerce}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: ranking-settings}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: ranking-settings
          namespace: ranking
        spec:
          integrations:
            huggingFace:
              apiKey: {name: ranking-huggingface, key: token}
        """##),
    RuleExample(
      rule: "settings-without-palette", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            huggingFace:
              apiKey: {name: vision-huggingface, key: token}
        """##),
    RuleExample(
      rule: "shared-namespace", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef:
            name: research-settings
            namespace: vision
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "shared-namespace", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: research
          labels: {palette.ai/tenant: research}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef:
            name: research-settings
            namespace: research
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "shared-secret", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: archive
          namespace: vision
        spec:
          integrations:
            palette: {name: archive-palette, namespace: vision}
            huggingFace:
              apiKey:
                name: huggingface
                key: token
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            huggingFace:
              apiKey:
                name: huggingface
                key: token
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: huggingface
          namespace: vision
        spec:
          encryptedData:
            token: AgBA/CefjkuFbQHpKXpru2AzHMQgWBErrufrWt3KOQ5kQp/Ikf6xcm6bNsVk724ZFzpU97S5MY8J4aD1K5cd
          template:
            metadata: {name: huggingface, namespace: vision}
            type: Opaque
        """##),
    RuleExample(
      rule: "shared-secret", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
            nvidia:
              ngc:
                apiKey: {name: ngc, key: .dockerconfigjson}
                imagePullSecret: {name: ngc}
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: ngc
          namespace: vision
        spec:
          encryptedData:
            .dockerconfigjson: AgBAwO0o6XWnS1rR3tJmLoKt107Sr07B4hNNZOlI18uDH3T9zJ0YfJouC38D+TPejuHX+4PRYdVYoonka/s+
          template:
            metadata: {name: ngc, namespace: vision}
            type: kubernetes.io/dockerconfigjson
        """##),
    RuleExample(
      rule: "single-control-plane", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 1
                workerNodeEligible: true
        """##),
    RuleExample(
      rule: "single-control-plane", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 5
                workerNodeEligible: true
        """##),
    RuleExample(
      rule: "single-node-not-worker", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge-small
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 1
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool: {nodeCount: 3, workerNodeEligible: true, singleNodeCluster: true}
        """##),
    RuleExample(
      rule: "single-node-not-worker", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 1
                workerNodeEligible: true
                singleNodeCluster: true
        """##),
    RuleExample(
      rule: "ssh-key", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
              sshKeys:
                - "-----BEGIN OPENSSH PRIVATE KEY-----"
                - platform@acme.example
        """##),
    RuleExample(
      rule: "ssh-key", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
              sshKeys:
                - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIEPHNl3BUJ/nhcjInIPtyMu/eRyyO3/d4saRvjyMJBu platform@acme.example
        """##),
    RuleExample(
      rule: "system-group", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [system:authenticated]
            editor: [vision-write]
            admin: [vision-admins, system:nodes]
        """##),
    RuleExample(
      rule: "system-group", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [authenticated]
            editor: [vision-write]
            admin: [system-admins]
        """##),
    RuleExample(
      rule: "tenant-label-mismatch", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: research-shared
          labels:
            palette.ai/tenant: reserch
        ---
        apiVersion: v1
        kind: Namespace
        metadata:
          name: research-archive
          labels:
            palette.ai/tenant-name: research
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
          labels:
            palette.ai/tenant-name: commerce
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "tenant-label-mismatch", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: research-shared
          labels:
            palette.ai/tenant: research
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
          labels:
            palette.ai/tenant-name: research
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "tenant-not-found", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: reserch}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "tenant-not-found", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "tenant-prefixed-namespace", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: tenant-tools
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: robotics
        spec:
          displayName: Robotics
          tenantRoleMapping: {groups: [platform-admins]}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: tenant-robotics
          namespace: tenant-robotics
        spec:
          displayName: Robots
          tenantRef: {name: robotics}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: settings}
        """##),
    RuleExample(
      rule: "tenant-prefixed-namespace", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: tools-tenant
        """##),
    RuleExample(
      rule: "tenant-settings-namespace", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: research
          labels: {palette.ai/tenant: research}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef:
            name: shared
            namespace: research
        """##),
    RuleExample(
      rule: "tenant-settings-namespace", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: commerce
          labels: {palette.ai/tenant: commerce}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef:
            name: shared
            namespace: commerce
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: robotics
        spec:
          displayName: Robotics
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef:
            name: shared
            namespace: tenant-robotics
        """##),
    RuleExample(
      rule: "tenant-without-admins", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: []}
        """##),
    RuleExample(
      rule: "tenant-without-admins", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        """##),
    RuleExample(
      rule: "tenant-without-projects", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        """##),
    RuleExample(
      rule: "tenant-without-projects", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
        """##),
    RuleExample(
      rule: "tenants-share-settings", isGood: false, file: "commerce.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef: {name: default, namespace: default}
        """##),
    RuleExample(
      rule: "tenants-share-settings", isGood: false, file: "research.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef: {name: default, namespace: default}
        """##),
    RuleExample(
      rule: "tenants-share-settings", isGood: true, file: "commerce.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: commerce
        spec:
          displayName: Commerce
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef: {name: shared, namespace: tenant-commerce}
        """##),
    RuleExample(
      rule: "tenants-share-settings", isGood: true, file: "research.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef: {name: shared, namespace: tenant-research}
        """##),
    RuleExample(
      rule: "two-node-cluster", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            edge:
              isTwoNode: true
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        """##),
    RuleExample(
      rule: "two-node-cluster", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            edge:
              isTwoNode: false
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        """##),
    RuleExample(
      rule: "unknown-base", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: gesso/v1
        kind: ComputeConfig
        metadata: {name: edge-standard}
        spec:
          controlPlanePool: {nodeCount: 3, workerNodeEligible: true}
        ---
        apiVersion: gesso/v1
        kind: ComputeConfig
        metadata: {name: edge-training}
        spec:
          from: edge-standard
        ---
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: vision}
        spec:
          tenant: research
          roleMapping: {viewer: [vision-read], editor: [vision-write], admin: [vision-admins]}
          computeConfig: edge-traning
        ---
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: language}
        spec:
          tenant: research
          roleMapping: {viewer: [vision-read], editor: [vision-write], admin: [vision-admins]}
          computeConfig:
            from: edge-training
        """##),
    RuleExample(
      rule: "unknown-base", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: gesso/v1
        kind: ComputeConfig
        metadata: {name: edge-standard}
        spec:
          controlPlanePool: {nodeCount: 3, workerNodeEligible: true}
        ---
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: vision}
        spec:
          tenant: research
          roleMapping: {viewer: [vision-read], editor: [vision-write], admin: [vision-admins]}
          computeConfig: edge-standard
        """##),
    RuleExample(
      rule: "unknown-field", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limit: {NVIDIA-A100: 8}
          integrations:
            palette: {name: vision-palette, namespace: vision}
        """##),
    RuleExample(
      rule: "unknown-field", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          gpuResources:
            limits: {NVIDIA-A100: 8}
          settingsRef: {name: vision-settings}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        """##),
    RuleExample(
      rule: "unknown-group", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vison-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "unknown-group", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read, auditors]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "unknown-suppression", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          # gesso:ignore display-nmae: the console accepts it
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: language
          namespace: language
        spec:
          displayName: Language
          # gesso:ignore display-name
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "unknown-suppression", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          # gesso:ignore display-name: the console accepts it
          displayName: R&D Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "unlabelled-tenant-namespace", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: research-shared
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef:
            name: research-settings
            namespace: research-shared
        """##),
    RuleExample(
      rule: "unlabelled-tenant-namespace", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: research-shared
          labels: {palette.ai/tenant: research}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Tenant
        metadata:
          name: research
        spec:
          displayName: Research
          tenantRoleMapping: {groups: [platform-admins]}
          settingsRef:
            name: research-settings
            namespace: research-shared
        """##),
    RuleExample(
      rule: "unreachable-workload-namespace", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          admissionConfiguration:
            workloadConfiguration:
              deploymentNamespaces: {disallow: ['*']}
        """##),
    RuleExample(
      rule: "unreachable-workload-namespace", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          admissionConfiguration:
            workloadConfiguration:
              deploymentNamespaces: {allow: [vision], disallow: ['*']}
        """##),
    RuleExample(
      rule: "unreferenced-compute-config", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        """##),
    RuleExample(
      rule: "unreferenced-compute-config", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "unreferenced-secret", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: old-palette
          namespace: vision
        spec:
          encryptedData:
            palette: AgBA0k6IEnyJc+kqNXF+V53arn6HcgdOv6IbrjVogfyk2/3uyUPXsptH7uSJLmAl2K6NZPiG15URdgC0UDTd
          template:
            metadata: {name: old-palette, namespace: vision}
            type: Opaque
        """##),
    RuleExample(
      rule: "unreferenced-secret", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: vision-palette
          namespace: vision
        spec:
          encryptedData:
            palette: AgBAbxWvdyUXtlJ1H5yBB7h44Lfp6KDhl/R5PdlWjj3FAacNq6F/HzH0MRuZroPUmkY+nsqrkPv426UXtZwG
          template:
            metadata: {name: vision-palette, namespace: vision}
            type: Opaque
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: application
          namespace: vision
        spec:
          encryptedData:
            app.conf: AgBA1E8tiWUJ2RvDl8Um32lv2Cx0A+4wXN+YLe8yQXl1B+N49wR4ofKyxZn40zy3gviTvdtcp3wXcBw8c9Nm
          template:
            metadata: {name: application, namespace: vision}
            type: Opaque
        """##),
    RuleExample(
      rule: "unreferenced-settings", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        """##),
    RuleExample(
      rule: "unreferenced-settings", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Settings
        metadata:
          name: vision-settings
          namespace: vision
        spec:
          integrations:
            palette: {name: vision-palette, namespace: vision}
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          settingsRef: {name: vision-settings}
        """##),
    RuleExample(
      rule: "unschedulable-control-plane", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
                taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]
        """##),
    RuleExample(
      rule: "unschedulable-control-plane", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
                taints: [{key: node-role.kubernetes.io/control-plane, effect: PreferNoSchedule}]
        """##),
    RuleExample(
      rule: "unused-base", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: gesso/v1
        kind: ComputeConfig
        metadata: {name: edge-standard}
        spec:
          controlPlanePool: {nodeCount: 3, workerNodeEligible: true}
        ---
        apiVersion: gesso/v1
        kind: ComputeConfig
        metadata: {name: edge}
        spec:
          controlPlanePool: {nodeCount: 3, workerNodeEligible: true}
        ---
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: vision}
        spec:
          tenant: research
          roleMapping: {viewer: [vision-read], editor: [vision-write], admin: [vision-admins]}
          computeConfig: edge
        """##),
    RuleExample(
      rule: "unused-base", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: gesso/v1
        kind: ComputeConfig
        metadata: {name: edge-standard}
        spec:
          controlPlanePool: {nodeCount: 3, workerNodeEligible: true}
        ---
        apiVersion: gesso/v1
        kind: ComputeConfig
        metadata: {name: edge}
        spec:
          from: edge-standard
        ---
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: vision}
        spec:
          tenant: research
          roleMapping: {viewer: [vision-read], editor: [vision-write], admin: [vision-admins]}
          computeConfig: edge
        """##),
    RuleExample(
      rule: "unused-suppression", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          # gesso:ignore display-name: the console accepts it
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "unused-suppression", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          # gesso:ignore display-name: the console accepts it
          displayName: R&D Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
        """##),
    RuleExample(
      rule: "wrong-type", isGood: false, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: vision
          labels:
            acme.example/gpu: true
            acme.example/release: 1.3
            acme.example/spot: yes
            on: call
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: "3"
                workerNodeEligible: true
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            profileBundleMappings:
              - source: NGC
                sourceFilters: {nims: true}
                profileBundleSelector: {profilebundlename: nim}
        """##),
    RuleExample(
      rule: "wrong-type", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: vision
          labels:
            acme.example/gpu: "true"
            acme.example/release: "1.3"
            acme.example/spot: "yes"
            "on": call
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: ComputeConfig
        metadata:
          name: edge
          namespace: vision
        spec:
          paletteClusterConfig:
            defaults:
              controlPlanePool:
                nodeCount: 3
                workerNodeEligible: true
        ---
        apiVersion: spectrocloud.com/v1alpha1
        kind: Project
        metadata:
          name: vision
          namespace: vision
        spec:
          displayName: Vision
          tenantRef: {name: research}
          computeConfigRef: {name: edge}
          roleMapping:
            viewer: [vision-read]
            editor: [vision-write]
            admin: [vision-admins]
          modelSettings:
            profileBundleMappings:
              - source: NGC
                sourceFilters: {nims: 'true'}
                profileBundleSelector: {profilebundlename: nim}
        """##),
    RuleExample(
      rule: "yaml-syntax", isGood: false, file: "broken.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
        	name: vision
        """##),
    RuleExample(
      rule: "yaml-syntax", isGood: false, file: "namespace.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: language
        """##),
    RuleExample(
      rule: "yaml-syntax", isGood: true, file: "example.yaml",
      text: ##"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: vision
        """##),
  ]
}
