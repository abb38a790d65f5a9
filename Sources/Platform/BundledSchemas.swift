// Made from the files in schemas/ by BundledSchemasTests; do not edit.
// UPDATE_SNAPSHOTS=1 swift test --filter BundledSchemasTests makes it anew.
// swift-format-ignore-file

extension BundledSchema {
  /// Every schema by its path below `schemas/`, in path order.
  public static let all: [BundledSchema] = [
    BundledSchema(
      path: "configuration.schema.json",
      text: ##"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "configuration.schema.json",
          "title": "Configuration",
          "description": "gesso.yaml, at the repository's root.",
          "type": "object",
          "required": [
            "apiVersion",
            "kind"
          ],
          "properties": {
            "apiVersion": {
              "const": "gesso/v1",
              "description": "The language of this file."
            },
            "kind": {
              "const": "Configuration",
              "description": "The kind of this file."
            },
            "metadata": {
              "type": "object",
              "description": "Nothing to gesso; kpt wants a name in every object.",
              "additionalProperties": true
            },
            "target": {
              "type": "string",
              "enum": [
                "0.1",
                "1.1"
              ],
              "description": "The PaletteAI version to lint for; \"1.1\" where it is left out. Quoted, since 1.1 alone is a number."
            },
            "systemNamespaces": {
              "description": "Namespaces of the platform itself, in which no Project may be; [mural-system, palette-system] where it is left out.",
              "type": "array",
              "items": {
                "type": "string"
              }
            },
            "exclude": {
              "description": "Files that are not read, as globs from the repository's root, such as charts/**.",
              "type": "array",
              "items": {
                "type": "string",
                "description": "A name or a glob."
              }
            },
            "externals": {
              "description": "What exists in the cluster and is made by someone else; names may be globs.",
              "type": "object",
              "properties": {
                "tenants": {
                  "description": "Tenants, by name.",
                  "type": "array",
                  "items": {
                    "type": "string",
                    "description": "A name or a glob."
                  }
                },
                "namespaces": {
                  "description": "Namespaces, by name.",
                  "type": "array",
                  "items": {
                    "type": "string",
                    "description": "A name or a glob."
                  }
                },
                "settings": {
                  "description": "Settings, as namespace/name.",
                  "type": "array",
                  "items": {
                    "type": "string",
                    "description": "A name or a glob."
                  }
                },
                "computeConfigs": {
                  "description": "ComputeConfigs, as namespace/name.",
                  "type": "array",
                  "items": {
                    "type": "string",
                    "description": "A name or a glob."
                  }
                },
                "secrets": {
                  "description": "Secrets, as namespace/name.",
                  "type": "array",
                  "items": {
                    "type": "string",
                    "description": "A name or a glob."
                  }
                },
                "profileBundles": {
                  "description": "Profile Bundles, as namespace/name.",
                  "type": "array",
                  "items": {
                    "type": "string",
                    "description": "A name or a glob."
                  }
                }
              },
              "additionalProperties": false
            },
            "knownGroups": {
              "description": "The OIDC groups of the identity provider; where there are any, a group that is not among them is reported.",
              "type": "array",
              "items": {
                "type": "string"
              }
            },
            "crds": {
              "type": "string",
              "description": "A folder with the cluster's own CustomResourceDefinitions, used instead of the built-in ones; a path from the repository's root."
            },
            "rules": {
              "description": "The severity of rules by name; off (or false) for a rule that is not to be checked.",
              "type": "object",
              "additionalProperties": {
                "enum": [
                  "off",
                  "note",
                  "warning",
                  "error",
                  false
                ],
                "description": "A severity, or off."
              }
            },
            "render": {
              "description": "How the bundle is written.",
              "type": "object",
              "properties": {
                "for": {
                  "type": "string",
                  "enum": [
                    "kubectl",
                    "argocd",
                    "flux",
                    "kpt",
                    "kapp"
                  ],
                  "description": "Who applies the bundle; kubectl where it is left out."
                },
                "pruneGuards": {
                  "type": "boolean",
                  "description": "Whether objects whose loss cannot be undone are guarded against pruning."
                }
              },
              "additionalProperties": false
            },
            "limits": {
              "description": "The most that one input may hold; more is reported as input-limit.",
              "type": "object",
              "properties": {
                "fileSize": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Bytes in a file; 16777216 (16 MiB) where it is left out."
                },
                "depth": {
                  "type": "integer",
                  "minimum": 0,
                  "maximum": 1000,
                  "description": "Levels of nesting in a document, at most 1000; 200 where it is left out."
                },
                "nodes": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Nodes in a file; 1000000 where it is left out."
                },
                "aliasNodes": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Nodes that aliases expand to in a file; 100000 where it is left out."
                },
                "files": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Files and folders in the repository; 500000 where it is left out."
                },
                "folderDepth": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Folders in one another; 128 where it is left out."
                },
                "totalBytes": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Bytes in all files together; 1073741824 (1 GiB) where it is left out."
                },
                "documents": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Documents in all files together; 2000000 where it is left out."
                },
                "findingLength": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Characters of each text of a finding; 4096 where it is left out."
                }
              },
              "additionalProperties": false
            }
          },
          "additionalProperties": false
        }

        """##),
    BundledSchema(
      path: "crds/computeconfigs.yaml",
      text: ##"""
        # The ComputeConfig resource of PaletteAI 1.1, written from its documentation (docs.palette-ai.com).
        #
        # Every description names the document and section it comes from. A bound stands here only where the
        # resource's own schema is documented or reported to enforce it; what the admission webhook, the
        # controllers or the console check on top of it is the business of gesso's rules.
        #
        # The platform fills in defaults (Create and Manage Projects, Validate, shows AMD64, false, false and
        # delete). They are told in the descriptions and not written as `default`: an object is stored here
        # exactly as it was sent.
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: computeconfigs.spectrocloud.com
        spec:
          group: spectrocloud.com
          scope: Namespaced
          names:
            kind: ComputeConfig
            listKind: ComputeConfigList
            plural: computeconfigs
            singular: computeconfig
          versions:
            - name: v1alpha1
              served: true
              storage: true
              subresources:
                status: {}
              additionalPrinterColumns:
                - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
              schema:
                openAPIV3Schema:
                  type: object
                  description: >-
                    The defaults of the nodes of Compute Pools. It lies in a Project's namespace or, shared
                    by the Projects of a Tenant, in tenant-<tenant>. Create and Manage Projects conflicts
                    with itself: it must be created in the Project namespace, says one table, and a Project
                    may name the Tenant's, says the next; the second reading is confirmed by Configure
                    Integrations, Validation Constraints. Source: Create and Manage Projects, Create
                    Project; Compute Config.
                  required: [spec]
                  properties:
                    apiVersion:
                      type: string
                      description: Group and version of the resource, spectrocloud.com/v1alpha1.
                    kind:
                      type: string
                      description: Kind of the resource, ComputeConfig.
                    # An API server allows no word about metadata beyond its type, name and generateName.
                    metadata:
                      type: object
                    spec:
                      type: object
                      description: >-
                        What the ComputeConfig is to be. Source: Create and Manage Projects, Create
                        Project.
                      required: [paletteClusterConfig]
                      properties:
                        paletteClusterConfig:
                          type: object
                          description: >-
                            The configuration of clusters deployed by Palette. Source: Create and Manage
                            Projects, ComputeConfig spec.paletteClusterConfig.
                          required: [defaults]
                          properties:
                            edge:
                              type: object
                              description: >-
                                Edge host configuration. Up to 0.1 it also had vip, which belongs to the
                                Compute Pool since. Source: Create and Manage Projects, Compute Config -
                                Edge Configuration; Compute Config.
                              properties:
                                ntpServers:
                                  type: array
                                  description: >-
                                    Time servers, as host names or IP addresses. Source: Create and Manage
                                    Projects, Compute Config - Edge Configuration.
                                  items:
                                    type: string
                                networkOverlayConfig:
                                  type: object
                                  description: >-
                                    A virtual network over the physical one, which gives components stable
                                    addresses. Source: Create and Manage Projects, Compute Config - Enable
                                    Network Overlay.
                                  properties:
                                    enabled:
                                      type: boolean
                                      description: >-
                                        Whether there is an overlay; false where it is left out. Source:
                                        Create and Manage Projects, Compute Config - Edge Configuration.
                                    staticIp:
                                      type: boolean
                                      description: >-
                                        Whether the overlay's virtual IP is static instead of given by
                                        DHCP. Source: Create and Manage Projects, Compute Config - Enable
                                        Network Overlay.
                                    cidr:
                                      type: string
                                      description: >-
                                        The range of the overlay in CIDR notation, needed where it is
                                        enabled; its first address is the overlay's virtual IP. Source:
                                        Create and Manage Projects, Compute Config - Enable Network
                                        Overlay.
                                    overlayNetworkType:
                                      type: string
                                      description: >-
                                        The protocol of the overlay; only VXLAN is supported. Source:
                                        Create and Manage Projects, Compute Config - Enable Network
                                        Overlay.
                                      enum: [VXLAN]
                                isTwoNode:
                                  type: boolean
                                  description: >-
                                    Whether clusters are two-node clusters; false where it is left out.
                                    Seen in the example of Compute Config, 0.1; in 1.1 unverified.
                            defaults:
                              type: object
                              description: >-
                                Defaults of the node pools. Source: Create and Manage Projects,
                                ComputeConfig spec.paletteClusterConfig.
                              required: [controlPlanePool]
                              properties:
                                sshKeys:
                                  type: array
                                  description: >-
                                    Public SSH keys that may log in to the nodes, in OpenSSH's one-line
                                    form. Source: Create and Manage Projects, Compute Config - General;
                                    Compute Config.
                                  items:
                                    type: string
                                deletionPolicy:
                                  type: string
                                  description: >-
                                    What happens to the cluster in Palette when its Compute Pool is
                                    deleted: delete it (the default) or orphan it, that is, keep it.
                                    Source: Create and Manage Projects, Compute Config - General. The
                                    parent is unverified: the output in Validate shows it below defaults or
                                    below paletteClusterConfig; Compute Pools have it beside sshKeys, hence
                                    the place here.
                                  enum: [delete, orphan]
                                controlPlanePool:
                                  type: object
                                  description: >-
                                    Defaults of control plane nodes; before 0.1 called
                                    controlPlaneDefaults, as the output in Create and Manage Projects,
                                    Validate still does. Source: Create and Manage Projects, Compute Config
                                    - Control Plane Defaults; Compute Config, Required Fields.
                                  required: [nodeCount]
                                  properties:
                                    nodeCount:
                                      type: integer
                                      description: >-
                                        The number of control plane nodes of a Compute Pool: 1, 3 or 5, to
                                        keep quorum. Source: Create and Manage Projects, ComputeConfig
                                        spec.paletteClusterConfig.
                                      enum: [1, 3, 5]
                                    singleNodeCluster:
                                      type: boolean
                                      description: >-
                                        Whether the cluster is this one node; needs nodeCount 1 and
                                        workerNodeEligible true. False where it is left out. Source:
                                        Compute Config.
                                    workerNodeEligible:
                                      type: boolean
                                      description: >-
                                        Whether applications and models may run on control plane nodes.
                                        False where it is left out. The console wants it true where
                                        nodeCount is 1; the manual's own example, applied with kubectl,
                                        leaves it out. Source: Create and Manage Projects, Compute Config -
                                        Control Plane Defaults and Validate.
                                    architecture:
                                      type: string
                                      description: >-
                                        The nodes' processor architecture, upper case; AMD64 where it is
                                        left out. Compute Pools spell it in lower case. Source: Create and
                                        Manage Projects, Compute Config - Control Plane Defaults.
                                      enum: [AMD64, ARM64]
                                    cpu:
                                      type: object
                                      description: >-
                                        Processors of each node. Source: Create and Manage Projects,
                                        Compute Config - Control Plane Defaults.
                                      properties:
                                        cpuCount:
                                          type: integer
                                          description: >-
                                            The least number of CPU cores of each node. Source: Create and
                                            Manage Projects, Compute Config - Control Plane Defaults.
                                    memory:
                                      type: object
                                      description: >-
                                        Memory of each node. Source: Create and Manage Projects, Compute
                                        Config - Control Plane Defaults.
                                      properties:
                                        memory:
                                          type: string
                                          description: >-
                                            The least memory of each node: a number and a unit, such as 16
                                            GB or 16GiB; the unit is required. Source: Create and Manage
                                            Projects, Compute Config - Control Plane Defaults.
                                          pattern: ^[0-9]+([.][0-9]+)? ?[KMGTPE]i?B$
                                    labels:
                                      type: object
                                      description: >-
                                        Kubernetes labels of each node. Source: Create and Manage Projects,
                                        Compute Config - Control Plane Defaults.
                                      additionalProperties:
                                        type: string
                                    annotations:
                                      type: object
                                      description: >-
                                        Kubernetes annotations of each node. Source: Create and Manage
                                        Projects, Compute Config - Control Plane Defaults.
                                      additionalProperties:
                                        type: string
                                    taints:
                                      type: array
                                      description: >-
                                        Kubernetes taints of each node. Where there are some, worker pools
                                        may have none. Source: Create and Manage Projects, Compute Config -
                                        Control Plane Defaults and Worker Pool Defaults.
                                      items:
                                        type: object
                                        description: One Kubernetes taint.
                                        required: [key, effect]
                                        properties:
                                          key:
                                            type: string
                                            description: "The taint's key, a label key. Source: Compute Config."
                                          value:
                                            type: string
                                            description: "The taint's value. Source: Compute Config."
                                          effect:
                                            type: string
                                            description: >-
                                              What happens to pods that do not tolerate the taint. Source:
                                              Kubernetes, Taints and Tolerations.
                                            enum: [NoSchedule, PreferNoSchedule, NoExecute]
                                workerPools:
                                  type: array
                                  description: >-
                                    Defaults of worker pools, each its own; optional. Before 0.1 one object,
                                    workerNodePoolDefaults. Source: Create and Manage Projects, Compute
                                    Config - Worker Pool Defaults; Compute Config.
                                  items:
                                    type: object
                                    description: Defaults of one worker pool.
                                    properties:
                                      name:
                                        type: string
                                        description: >-
                                          The pool's name, such as worker-pool-0; one pool has it only.
                                          Whether the schema requires it is unverified. Source: Compute
                                          Config, 0.1.
                                      minWorkerNodes:
                                        type: integer
                                        description: >-
                                          The least number of worker nodes of the pool. The console's label
                                          is Min Worker Nodes; the field's name in the pool is unverified,
                                          before 0.1 it stood directly below spec. Source: Create and
                                          Manage Projects, Compute Config - Worker Pool Defaults.
                                      architecture:
                                        type: string
                                        description: >-
                                          The nodes' processor architecture, upper case. Source: Create and
                                          Manage Projects, Compute Config - Worker Pool Defaults.
                                        enum: [AMD64, ARM64]
                                      cpu:
                                        type: object
                                        description: >-
                                          Processors of each node. Source: Create and Manage Projects,
                                          Compute Config - Worker Pool Defaults.
                                        properties:
                                          cpuCount:
                                            type: integer
                                            description: >-
                                              The least number of CPU cores of each node. Source: Create
                                              and Manage Projects, Compute Config - Worker Pool Defaults.
                                      memory:
                                        type: object
                                        description: >-
                                          Memory of each node. Source: Create and Manage Projects, Compute
                                          Config - Worker Pool Defaults.
                                        properties:
                                          memory:
                                            type: string
                                            description: >-
                                              The least memory of each node: a number and a unit, such as
                                              64 GB or 64GiB; the unit is required. Source: Create and
                                              Manage Projects, Compute Config - Worker Pool Defaults.
                                            pattern: ^[0-9]+([.][0-9]+)? ?[KMGTPE]i?B$
                                      gpu:
                                        type: object
                                        description: >-
                                          GPUs of the pool. The names of its fields are the Compute Pool's
                                          and unverified here. Source: Create and Manage Projects, Compute
                                          Config - Worker Pool Defaults.
                                        properties:
                                          family:
                                            type: string
                                            description: >-
                                              The GPU family, spelled as in gpuResources (NVIDIA-A100);
                                              the console's text says NVIDIA A100. Source: Create and
                                              Manage Projects, Compute Config - Worker Pool Defaults.
                                          gpuCount:
                                            type: integer
                                            description: >-
                                              The number of GPUs of all nodes of the pool together. Source:
                                              Create and Manage Projects, Compute Config - Worker Pool
                                              Defaults.
                                          gpuMemory:
                                            type: string
                                            description: >-
                                              The GPU memory of all nodes of the pool together: a number
                                              and a unit, such as 160 GB; the unit is required. Compute
                                              Pools have a plain number here; the console's wording, a
                                              measurement unit is required, is followed. Source: Create and
                                              Manage Projects, Compute Config - Worker Pool Defaults.
                                            pattern: ^[0-9]+([.][0-9]+)? ?[KMGTPE]i?B$
                                      labels:
                                        type: object
                                        description: >-
                                          Kubernetes labels of each node. Source: Create and Manage
                                          Projects, Compute Config - Worker Pool Defaults.
                                        additionalProperties:
                                          type: string
                                      annotations:
                                        type: object
                                        description: >-
                                          Kubernetes annotations of each node. Source: Create and Manage
                                          Projects, Compute Config - Worker Pool Defaults.
                                        additionalProperties:
                                          type: string
                                      taints:
                                        type: array
                                        description: >-
                                          Kubernetes taints of each node; only where the control plane has
                                          none. Source: Create and Manage Projects, Compute Config - Worker
                                          Pool Defaults.
                                        items:
                                          type: object
                                          description: One Kubernetes taint.
                                          required: [key, effect]
                                          properties:
                                            key:
                                              type: string
                                              description: "The taint's key, a label key. Source: Compute Config."
                                            value:
                                              type: string
                                              description: "The taint's value. Source: Compute Config."
                                            effect:
                                              type: string
                                              description: >-
                                                What happens to pods that do not tolerate the taint.
                                                Source: Kubernetes, Taints and Tolerations.
                                              enum: [NoSchedule, PreferNoSchedule, NoExecute]
                    status:
                      type: object
                      description: >-
                        What the controllers observed. Never written by people; its fields are not
                        documented.
                      x-kubernetes-preserve-unknown-fields: true

        """##),
    BundledSchema(
      path: "crds/projects.yaml",
      text: ##"""
        # The Project resource of PaletteAI 1.1, written from its documentation (docs.palette-ai.com).
        #
        # Every description names the document and section it comes from. A bound stands here only where the
        # resource's own schema is documented or reported to enforce it; what the admission webhook, the
        # controllers or the console check on top of it is the business of gesso's rules.
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: projects.spectrocloud.com
        spec:
          group: spectrocloud.com
          scope: Namespaced
          names:
            kind: Project
            listKind: ProjectList
            plural: projects
            singular: project
          versions:
            - name: v1alpha1
              served: true
              storage: true
              subresources:
                status: {}
              additionalPrinterColumns:
                - {name: DisplayName, type: string, jsonPath: .spec.displayName}
                - {name: Ready, type: boolean, jsonPath: .status.ready}
                - {name: Tenant, type: string, jsonPath: .spec.tenantRef.name}
                - {name: Settings, type: string, jsonPath: .spec.settingsRef.name}
                - {name: Compute Config, type: string, jsonPath: .spec.computeConfigRef.name}
                - {name: Roles Created, type: boolean, jsonPath: .status.rolesCreated}
                - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
              schema:
                openAPIV3Schema:
                  type: object
                  description: >-
                    A team's workspace within a Tenant. Its metadata.name and metadata.namespace are the
                    same (Configure Integrations, Validation Constraints); Create and Manage Projects still
                    writes two placeholders for them. The label palette.ai/tenant-name carries the Tenant's
                    name (Create and Manage Tenants, Delete Tenant, selects Projects by it). Source: Create
                    and Manage Projects, Create Project; Tenants and Projects, Projects.
                  required: [spec]
                  properties:
                    apiVersion:
                      type: string
                      description: Group and version of the resource, spectrocloud.com/v1alpha1.
                    kind:
                      type: string
                      description: Kind of the resource, Project.
                    # An API server allows no word about metadata beyond its type, name and generateName.
                    metadata:
                      type: object
                    spec:
                      type: object
                      description: >-
                        What the Project is to be. Source: Create and Manage Projects, Project Spec.
                      required: [displayName, tenantRef, computeConfigRef]
                      properties:
                        displayName:
                          type: string
                          description: >-
                            The name in the Projects menu. Only letters, numbers and spaces are permitted.
                            Source: Create and Manage Projects, Basic Information and Project Spec.
                        description:
                          type: string
                          description: >-
                            A sentence about the Project. Create and Manage Projects, Modify Project lists
                            it among the fields to update, but no document gives its place in the manifest:
                            the path spec.description is unverified.
                        tags:
                          type: object
                          description: >-
                            Key-value pairs that organize and filter Projects. Create and Manage Projects,
                            Modify Project lists them among the fields to update, but no document gives
                            their place or type in the manifest: the path spec.tags and the map of strings
                            are unverified.
                          additionalProperties:
                            type: string
                        tenantRef:
                          type: object
                          description: >-
                            The Tenant that the Project belongs to. A Tenant is cluster-scoped, so there is
                            no namespace to name. Source: Create and Manage Projects, Project Spec.
                          required: [name]
                          properties:
                            name:
                              type: string
                              description: >-
                                The metadata.name of the Tenant. Source: Create and Manage Projects,
                                Project Spec.
                        settingsRef:
                          type: object
                          description: >-
                            A Settings of the Project's own namespace, whose integrations are merged over
                            the Tenant's; where it is left out the Tenant's alone apply. Source: Create and
                            Manage Projects, Project Spec; Configure Settings. The documents conflict:
                            Tenants and Projects, Project Configuration shows a name that lies in the
                            Tenant's user namespace, Create and Manage Projects says the Settings must be
                            in the Project's namespace; the latter, the current one, is used.
                          required: [name]
                          properties:
                            name:
                              type: string
                              description: >-
                                The metadata.name of the Settings; the namespace is always the Project's.
                                Source: Configure Settings.
                        computeConfigRef:
                          type: object
                          description: >-
                            The ComputeConfig with the defaults of all Compute Pools of the Project. Every
                            Project must reference one. Source: Create and Manage Projects, Project Spec;
                            Compute Config.
                          required: [name]
                          properties:
                            name:
                              type: string
                              description: >-
                                The metadata.name of the ComputeConfig. Source: Create and Manage Projects,
                                Project Spec.
                            namespace:
                              type: string
                              description: >-
                                The Project's namespace or the owning Tenant's, tenant-<tenant>; the
                                Project's where it is left out. Source: Create and Manage Projects, Project
                                Spec; Configure Integrations, Validation Constraints.
                        roleMapping:
                          type: object
                          description: >-
                            The OIDC groups of each Project role. The admission webhook wants at least one
                            group in each (Configure Integrations, Validation Constraints); it is the
                            webhook that checks this, not the schema. Source: Create and Manage Projects,
                            Project Spec.
                          properties:
                            viewer:
                              type: array
                              description: >-
                                Groups with read-only access to everything in the Project. Source: Create
                                and Manage Projects, Project Spec.
                              items:
                                type: string
                                description: The name of an OIDC group; case matters.
                            editor:
                              type: array
                              description: >-
                                Groups that deploy and manage applications and models in the Project.
                                Source: Create and Manage Projects, Project Spec.
                              items:
                                type: string
                                description: The name of an OIDC group; case matters.
                            admin:
                              type: array
                              description: >-
                                Groups with full control over the Project, its settings and permissions.
                                Source: Create and Manage Projects, Project Spec.
                              items:
                                type: string
                                description: The name of an OIDC group; case matters.
                        gpuResources:
                          type: object
                          description: >-
                            GPU quotas across all Compute Pools of the Project. Source: Tenants and
                            Projects, GPU Quotas.
                          properties:
                            limits:
                              type: object
                              description: >-
                                The most GPUs in use at one time, a count by GPU family (NVIDIA-A100); not
                                above the Tenant's for the same family. The key Default, spelled exactly
                                so, stands for every family that is not listed. Source: Tenants and
                                Projects, Quota Inheritance and Default Quotas.
                              additionalProperties:
                                type: integer
                            requests:
                              type: object
                              description: >-
                                The most GPUs that a single App Deployment or Compute Pool may ask for, a
                                count by GPU family; a ceiling in spite of its name. The key Default stands
                                for every family that is not listed. Source: Tenants and Projects, GPU
                                Quotas and Default Quotas.
                              additionalProperties:
                                type: integer
                        modelSettings:
                          type: object
                          description: >-
                            Which models may be used in the Project and which Profile Bundle deploys them.
                            Source: Configure Integrations, Configure Project Model Settings.
                          properties:
                            huggingFace:
                              type: object
                              description: >-
                                Models of the Hugging Face Hub. Source: Configure Integrations, Configure
                                Project Model Settings.
                              properties:
                                enabled:
                                  type: boolean
                                  description: >-
                                    Whether Hugging Face models are available in the Project. Source:
                                    Configure Integrations, Configure Project Model Settings.
                                modelRepositoryACL:
                                  type: object
                                  description: >-
                                    Model repositories that are allowed and disallowed. Precedence is not
                                    documented; the example (a list allowed, * disallowed) is read as: the
                                    most specific entry wins. Source: Configure Integrations, Configure
                                    Project Model Settings.
                                  properties:
                                    allow:
                                      type: array
                                      description: >-
                                        Repositories as organization/name, or * for all. Source: Configure
                                        Integrations, Configure Project Model Settings.
                                      items:
                                        type: string
                                    disallow:
                                      type: array
                                      description: >-
                                        Repositories as organization/name, or * for all. Source: Configure
                                        Integrations, Configure Project Model Settings.
                                      items:
                                        type: string
                            nvidia:
                              type: object
                              description: >-
                                Models of NVIDIA. Source: Configure Integrations, Configure Project Model
                                Settings.
                              properties:
                                ngc:
                                  type: object
                                  description: >-
                                    NVIDIA Inference Microservices (NIMs) of the NGC registry. Source:
                                    Configure Integrations, Configure Project Model Settings.
                                  properties:
                                    enabled:
                                      type: boolean
                                      description: >-
                                        Whether NIMs are available in the Project. Source: Configure
                                        Integrations, Configure Project Model Settings.
                                    nimsACL:
                                      type: object
                                      description: >-
                                        NIMs that are allowed and disallowed; the key differs from Hugging
                                        Face's. Source: Configure Integrations, Configure Project Model
                                        Settings.
                                      properties:
                                        allow:
                                          type: array
                                          description: >-
                                            Images as nvcr.io/nim/organization/name:tag, or * for all.
                                            Source: Configure Integrations, Configure Project Model
                                            Settings.
                                          items:
                                            type: string
                                        disallow:
                                          type: array
                                          description: >-
                                            Images as nvcr.io/nim/organization/name:tag, or * for all.
                                            Source: Configure Integrations, Configure Project Model
                                            Settings.
                                          items:
                                            type: string
                            profileBundleMappings:
                              type: array
                              description: >-
                                Which Profile Bundle deploys a model of a given source. Source: Configure
                                Integrations, Configure Project Model Settings.
                              items:
                                type: object
                                description: One mapping from models to a Profile Bundle.
                                required: [source]
                                properties:
                                  source:
                                    type: string
                                    description: >-
                                      Where the model comes from: HuggingFace or NGC. Source: Configure
                                      Integrations, Configure Project Model Settings.
                                    enum: [HuggingFace, NGC]
                                  sourceFilters:
                                    type: object
                                    description: >-
                                      Attributes of the models that the mapping is for, such as app: vllm
                                      or nims: 'true'; values are strings. Source: Configure Integrations,
                                      Configure Project Model Settings.
                                    additionalProperties:
                                      type: string
                                  profileBundleSelector:
                                    type: object
                                    description: >-
                                      The Profile Bundle, under the literal lower-case key
                                      profilebundlename; the value is its metadata.name, and it lives in
                                      the Project's namespace. A map of strings here, so that a wrong key
                                      is told by the rule that knows the right one. Source: Configure
                                      Integrations, Configure Project Model Settings.
                                    additionalProperties:
                                      type: string
                        admissionConfiguration:
                          type: object
                          description: >-
                            What workloads of the Project are admitted. In none of the manuals' manifests;
                            seen in a public deployment of about 0.1 and, as the tab "target namespace
                            access control", in Project Settings.
                          properties:
                            workloadConfiguration:
                              type: object
                              description: Where workloads of the Project may be deployed. Source as above.
                              properties:
                                deploymentNamespaces:
                                  type: object
                                  description: The namespaces workloads may target. Source as above.
                                  properties:
                                    allow:
                                      type: array
                                      description: Namespaces allowed, or * for all. Source as above.
                                      items:
                                        type: string
                                    disallow:
                                      type: array
                                      description: Namespaces disallowed, or * for all. Source as above.
                                      items:
                                        type: string
                    status:
                      type: object
                      description: >-
                        What the controllers observed. Never written by people. Source: Tenants and
                        Projects, Tracking and Oversubscription.
                      x-kubernetes-preserve-unknown-fields: true
                      properties:
                        ready:
                          type: boolean
                          description: True once the Project can be used.
                        rolesCreated:
                          type: boolean
                          description: >-
                            True once the roles of the Project exist. Shown as a column in Create and Manage
                            Projects, Validate; its path is unverified.
                        gpuUsage:
                          type: object
                          description: >-
                            GPUs in use, by GPU family. Source: Tenants and Projects, Tracking and
                            Oversubscription.
                          additionalProperties:
                            type: integer
                        conditions:
                          type: array
                          description: >-
                            Conditions, Oversubscribed among them. Source: Tenants and Projects, Tracking
                            and Oversubscription.
                          items:
                            type: object
                            x-kubernetes-preserve-unknown-fields: true
                            properties:
                              type:
                                type: string
                                description: The name of the condition.
                              status:
                                type: string
                                description: True, False or Unknown.
                              reason:
                                type: string
                                description: One word, for programs.
                              message:
                                type: string
                                description: One sentence, for people.
                              lastTransitionTime:
                                type: string
                                format: date-time
                                description: When the status last changed.

        """##),
    BundledSchema(
      path: "crds/settings.yaml",
      text: ##"""
        # The Settings resource of PaletteAI 1.1, written from its documentation (docs.palette-ai.com).
        #
        # Every description names the document and section it comes from. A bound stands here only where the
        # resource's own schema is documented or reported to enforce it; what the admission webhook, the
        # controllers or the console check on top of it is the business of gesso's rules.
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: settings.spectrocloud.com
        spec:
          group: spectrocloud.com
          scope: Namespaced
          names:
            kind: Settings
            listKind: SettingsList
            plural: settings
            singular: settings
          versions:
            - name: v1alpha1
              served: true
              storage: true
              subresources:
                status: {}
              additionalPrinterColumns:
                - {name: Ready, type: boolean, jsonPath: .status.ready}
                - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
              schema:
                openAPIV3Schema:
                  type: object
                  description: >-
                    The integrations that PaletteAI uses to provision infrastructure and to govern models,
                    for a Tenant or for a Project. Each integration refers to a Secret of the Settings' own
                    namespace; a Secret belongs to one Settings only and is deleted with it. It lies in the
                    Project's namespace or the Tenant's (Configure Integrations), or in a user namespace
                    labelled palette.ai/tenant (Create and Manage Tenants, Create Tenant). Source: Configure
                    Integrations, introduction and Validation Constraints.
                  properties:
                    apiVersion:
                      type: string
                      description: Group and version of the resource, spectrocloud.com/v1alpha1.
                    kind:
                      type: string
                      description: Kind of the resource, Settings.
                    # An API server allows no word about metadata beyond its type, name and generateName.
                    metadata:
                      type: object
                    spec:
                      type: object
                      description: >-
                        What the Settings is to be. Source: Configure Integrations.
                      properties:
                        integrations:
                          type: object
                          description: >-
                            At most one integration of each type. The documents conflict on what is needed:
                            Create and Manage Projects says in one place that a Palette integration is
                            required and in another that any one integration will do, Settings (the older
                            concept page) that Palette can be skipped. Since a Project's Settings is merged
                            over the Tenant's, the schema asks for none; the rules look at the merged
                            result.
                          properties:
                            palette:
                              type: object
                              description: >-
                                The Palette platform, which deploys and manages the clusters. The Secret
                                holds a JSON document under the key palette. Source: Configure
                                Integrations, Configure the Palette Integration.
                              required: [name, namespace]
                              properties:
                                name:
                                  type: string
                                  description: >-
                                    The metadata.name of the Secret. Source: Configure Integrations,
                                    Reference the Palette Secret from the Settings Resource.
                                namespace:
                                  type: string
                                  description: >-
                                    The namespace of the Secret; it must be the Settings' own. Source:
                                    Configure Integrations, Reference the Palette Secret from the Settings
                                    Resource.
                            huggingFace:
                              type: object
                              description: >-
                                API access to the Hugging Face Hub. Source: Configure Integrations,
                                Configure the Hugging Face Integration.
                              required: [apiKey]
                              properties:
                                apiKey:
                                  type: object
                                  description: >-
                                    The API token, by Secret and key; the Secret is in the Settings'
                                    namespace. Source: Configure Integrations, Reference the Hugging Face
                                    Secret from the Settings Resource.
                                  required: [name, key]
                                  properties:
                                    name:
                                      type: string
                                      description: >-
                                        The metadata.name of the Secret. Source: Configure Integrations,
                                        Reference the Hugging Face Secret from the Settings Resource.
                                    key:
                                      type: string
                                      description: >-
                                        The key in the Secret; the console uses token. Source: Configure
                                        Integrations, Reference the Hugging Face Secret from the Settings
                                        Resource.
                            nvidia:
                              type: object
                              description: >-
                                Integrations with NVIDIA. Source: Configure Integrations, Configure the
                                NVIDIA NGC Integration.
                              properties:
                                ngc:
                                  type: object
                                  description: >-
                                    Credentials for the NVIDIA NGC registry, nvcr.io. Source: Configure
                                    Integrations, Configure the NVIDIA NGC Integration.
                                  required: [apiKey]
                                  properties:
                                    apiKey:
                                      type: object
                                      description: >-
                                        The credentials for metadata, by Secret and key; the Secret is in
                                        the Settings' namespace. Source: Configure Integrations, Reference
                                        the NVIDIA NGC Secret from the Settings Resource.
                                      required: [name, key]
                                      properties:
                                        name:
                                          type: string
                                          description: >-
                                            The metadata.name of the Secret. Source: Configure
                                            Integrations, Reference the NVIDIA NGC Secret from the Settings
                                            Resource.
                                        key:
                                          type: string
                                          description: >-
                                            The key in the Secret; the console uses .dockerconfigjson.
                                            Source: Configure Integrations, Reference the NVIDIA NGC Secret
                                            from the Settings Resource.
                                    imagePullSecret:
                                      type: object
                                      description: >-
                                        The Secret with which pods pull NIM images; to be the same as
                                        apiKey's. No document says whether it may be left out, so the
                                        schema allows it. Source: Configure Integrations, Reference the
                                        NVIDIA NGC Secret from the Settings Resource.
                                      required: [name]
                                      properties:
                                        name:
                                          type: string
                                          description: >-
                                            The metadata.name of the Secret. Source: Configure
                                            Integrations, Reference the NVIDIA NGC Secret from the Settings
                                            Resource.
                    status:
                      type: object
                      description: >-
                        What the controllers observed. Never written by people. Source: Configure Settings.
                      x-kubernetes-preserve-unknown-fields: true
                      properties:
                        ready:
                          type: boolean
                          description: True once the integrations can be used.
                        effectiveSettings:
                          type: object
                          description: >-
                            The Tenant's and the Project's integrations merged, each type apart, the
                            Project's winning. Source: Configure Settings.
                          x-kubernetes-preserve-unknown-fields: true
                        conditions:
                          type: array
                          description: Conditions; their types are not documented.
                          items:
                            type: object
                            x-kubernetes-preserve-unknown-fields: true

        """##),
    BundledSchema(
      path: "crds/tenants.yaml",
      text: ##"""
        # The Tenant resource of PaletteAI 1.1, written from its documentation (docs.palette-ai.com).
        #
        # Every description names the document and section it comes from. A bound stands here only where the
        # resource's own schema is documented or reported to enforce it; what the admission webhook, the
        # controllers or the console check on top of it is the business of gesso's rules.
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: tenants.spectrocloud.com
        spec:
          group: spectrocloud.com
          scope: Cluster
          names:
            kind: Tenant
            listKind: TenantList
            plural: tenants
            singular: tenant
          versions:
            - name: v1alpha1
              served: true
              storage: true
              subresources:
                status: {}
              additionalPrinterColumns:
                - {name: DisplayName, type: string, jsonPath: .spec.displayName}
                - {name: Ready, type: boolean, jsonPath: .status.ready}
                - {name: Settings, type: string, jsonPath: .spec.settingsRef.name}
                - {name: Namespace, type: string, jsonPath: .spec.settingsRef.namespace}
                - {name: Projects, type: integer, jsonPath: .status.childProjectCount}
                - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
              schema:
                openAPIV3Schema:
                  type: object
                  description: >-
                    An organization or a major division of a company: the Projects below it share its
                    Settings, its GPU quotas and its administrators. A Tenant is cluster-scoped; its
                    controller makes the namespace tenant-<name>, so its name is at most 56 characters.
                    Source: Tenants and Projects, Tenants; Create and Manage Tenants, Create Tenant. The
                    documents conflict on the namespace: Tenants and Projects says it has the Tenant's own
                    name, the later Create and Manage Tenants says tenant-<name>; the later reading is used.
                  properties:
                    apiVersion:
                      type: string
                      description: Group and version of the resource, spectrocloud.com/v1alpha1.
                    kind:
                      type: string
                      description: Kind of the resource, Tenant.
                    # An API server allows no word about metadata beyond its type, name and generateName.
                    metadata:
                      type: object
                    spec:
                      type: object
                      description: >-
                        What the Tenant is to be. Source: Tenants and Projects, Tenant Configuration.
                      properties:
                        displayName:
                          type: string
                          description: >-
                            The name people see. The console falls back to metadata.name where it is left
                            out, so it is optional here although every example of the documents has it.
                            Source: Tenants and Projects, Tenant Configuration; Tenant Overview.
                        description:
                          type: string
                          description: >-
                            A sentence about the Tenant. The console edits one (Tenant Settings, General),
                            but no document gives its place in the manifest: the path spec.description is
                            unverified.
                        settingsRef:
                          type: object
                          description: >-
                            The Settings whose integrations all Projects of the Tenant inherit, named in
                            full. Without it every Project needs a settingsRef of its own. Source: Create
                            and Manage Tenants, Create Tenant, step 2. The documents conflict on the
                            namespace: Create and Manage Tenants puts the Settings into a user namespace
                            labelled palette.ai/tenant, Configure Integrations into the Tenant's namespace
                            tenant-<name>; both are accepted here.
                          required: [name, namespace]
                          properties:
                            name:
                              type: string
                              description: >-
                                The metadata.name of the Settings. Source: Tenants and Projects, Tenant
                                Configuration.
                            namespace:
                              type: string
                              description: >-
                                The namespace of the Settings. Source: Tenants and Projects, Tenant
                                Configuration.
                        tenantRoleMapping:
                          type: object
                          description: >-
                            Who administers the Tenant. Source: Tenants and Projects, Automatic Resource
                            Creation.
                          properties:
                            groups:
                              type: array
                              description: >-
                                OIDC groups, spelled exactly as the identity provider spells them, that are
                                admin in every Project of the Tenant. Source: Tenants and Projects, Tenant
                                Configuration.
                              items:
                                type: string
                                description: The name of an OIDC group; case matters.
                        gpuResources:
                          type: object
                          description: >-
                            GPU quotas for all Projects of the Tenant together. Source: Tenants and
                            Projects, GPU Quotas.
                          properties:
                            limits:
                              type: object
                              description: >-
                                The most GPUs in use at one time, a count by GPU family (NVIDIA-A100). The
                                key Default, spelled exactly so, stands for every family that is not
                                listed. Source: Tenants and Projects, GPU Quotas and Default Quotas.
                              additionalProperties:
                                type: integer
                            requests:
                              type: object
                              description: >-
                                The most GPUs that a single App Deployment or Compute Pool may ask for, a
                                count by GPU family; a ceiling in spite of its name. The key Default stands
                                for every family that is not listed. Source: Tenants and Projects, GPU
                                Quotas and Default Quotas.
                              additionalProperties:
                                type: integer
                    status:
                      type: object
                      description: >-
                        What the controllers observed. Never written by people. Source: Create and Manage
                        Tenants, Validate.
                      x-kubernetes-preserve-unknown-fields: true
                      properties:
                        ready:
                          type: boolean
                          description: True once the Tenant can be used.
                        childProjectCount:
                          type: integer
                          description: >-
                            The number of Projects that name this Tenant; the Tenant can be deleted only at
                            0. Source: Create and Manage Tenants, Delete Tenant.
                        gpuUsage:
                          type: object
                          description: >-
                            GPUs in use, by Project and GPU family. Source: Tenants and Projects, Tracking
                            and Oversubscription.
                          additionalProperties:
                            type: object
                            additionalProperties:
                              type: integer
                        conditions:
                          type: array
                          description: >-
                            SettingsConfigured, TenantNamespaceCreated and TenantOversubscribed. Source:
                            Create and Manage Tenants, Validate; Tenants and Projects, Tracking and
                            Oversubscription.
                          items:
                            type: object
                            x-kubernetes-preserve-unknown-fields: true
                            properties:
                              type:
                                type: string
                                description: The name of the condition.
                              status:
                                type: string
                                description: True, False or Unknown.
                              reason:
                                type: string
                                description: One word, for programs.
                              message:
                                type: string
                                description: One sentence, for people.
                              lastTransitionTime:
                                type: string
                                format: date-time
                                description: When the status last changed.

        """##),
    BundledSchema(
      path: "definitions/computeconfig.schema.json",
      text: ##"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "computeconfig.schema.json",
          "title": "ComputeConfig",
          "description": "A named base of compute configurations. It makes nothing by itself; a Project that uses it gets a ComputeConfig of its own.",
          "type": "object",
          "required": [
            "apiVersion",
            "kind",
            "metadata"
          ],
          "properties": {
            "apiVersion": {
              "const": "gesso/v1",
              "description": "The language of gesso definitions."
            },
            "kind": {
              "const": "ComputeConfig",
              "description": "The kind of this definition."
            },
            "metadata": {
              "description": "Name, labels and annotations of the definition.",
              "type": "object",
              "required": [
                "name"
              ],
              "properties": {
                "name": {
                  "type": "string",
                  "description": "The name of the base; the ComputeConfig that a Project gets from it has this name too."
                },
                "labels": {
                  "description": "Labels for every object that the definition makes; values are strings, so quote numbers and true or false.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "string"
                  }
                },
                "annotations": {
                  "description": "Annotations for every object that the definition makes; values are strings, so quote numbers and true or false.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "string"
                  }
                }
              },
              "additionalProperties": false
            },
            "spec": {
              "description": "The values of the base.",
              "type": "object",
              "properties": {
                "from": {
                  "type": "string",
                  "description": "The name of another ComputeConfig definition to start from; a chain must not come back to itself."
                },
                "controlPlanePool": {
                  "$ref": "#/$defs/controlPlanePool"
                },
                "workerPools": {
                  "$ref": "#/$defs/workerPools"
                },
                "sshKeys": {
                  "$ref": "#/$defs/sshKeys"
                },
                "deletionPolicy": {
                  "$ref": "#/$defs/deletionPolicy"
                },
                "edge": {
                  "$ref": "#/$defs/edge"
                }
              },
              "additionalProperties": false
            }
          },
          "additionalProperties": false,
          "$defs": {
            "controlPlanePool": {
              "description": "Defaults of control plane nodes. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "nodeCount": {
                  "type": [
                    "integer",
                    "null"
                  ],
                  "enum": [
                    1,
                    3,
                    5,
                    null
                  ],
                  "description": "The number of control plane nodes: 1, 3 or 5."
                },
                "singleNodeCluster": {
                  "type": [
                    "boolean",
                    "null"
                  ],
                  "description": "Whether the cluster is this one node; needs nodeCount 1 and workerNodeEligible true."
                },
                "workerNodeEligible": {
                  "type": [
                    "boolean",
                    "null"
                  ],
                  "description": "Whether applications and models may run on control plane nodes."
                },
                "architecture": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "enum": [
                    "AMD64",
                    "ARM64",
                    null
                  ],
                  "description": "The nodes' processor architecture, in upper case; AMD64 where it is left out."
                },
                "cpu": {
                  "$ref": "#/$defs/cpu"
                },
                "memory": {
                  "$ref": "#/$defs/memory"
                },
                "labels": {
                  "description": "Kubernetes labels of each node; values are strings. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "string",
                      "null"
                    ]
                  }
                },
                "annotations": {
                  "description": "Kubernetes annotations of each node; values are strings. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "string",
                      "null"
                    ]
                  }
                },
                "taints": {
                  "description": "Kubernetes taints of each node; the list replaces an inherited one. Null removes what is inherited.",
                  "type": [
                    "array",
                    "null"
                  ],
                  "items": {
                    "$ref": "#/$defs/taint"
                  }
                }
              },
              "additionalProperties": false
            },
            "workerPools": {
              "description": "Defaults of worker pools; a pool of an inherited name is merged with it, another is added. Null removes what is inherited.",
              "type": [
                "array",
                "null"
              ],
              "items": {
                "$ref": "#/$defs/workerPool"
              }
            },
            "workerPool": {
              "description": "Defaults of one worker pool; pools merge by name.",
              "type": "object",
              "properties": {
                "name": {
                  "type": "string",
                  "description": "The name of the pool, such as worker-pool-0; the key by which it merges with an inherited pool."
                },
                "minWorkerNodes": {
                  "type": [
                    "integer",
                    "null"
                  ],
                  "description": "The least number of worker nodes of the pool."
                },
                "architecture": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "enum": [
                    "AMD64",
                    "ARM64",
                    null
                  ],
                  "description": "The nodes' processor architecture, in upper case; AMD64 where it is left out."
                },
                "cpu": {
                  "$ref": "#/$defs/cpu"
                },
                "memory": {
                  "$ref": "#/$defs/memory"
                },
                "gpu": {
                  "$ref": "#/$defs/gpu"
                },
                "labels": {
                  "description": "Kubernetes labels of each node; values are strings. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "string",
                      "null"
                    ]
                  }
                },
                "annotations": {
                  "description": "Kubernetes annotations of each node; values are strings. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "string",
                      "null"
                    ]
                  }
                },
                "taints": {
                  "description": "Kubernetes taints of each node; the list replaces an inherited one. Null removes what is inherited.",
                  "type": [
                    "array",
                    "null"
                  ],
                  "items": {
                    "$ref": "#/$defs/taint"
                  }
                }
              },
              "additionalProperties": false
            },
            "cpu": {
              "description": "Processors of each node. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "cpuCount": {
                  "type": [
                    "integer",
                    "null"
                  ],
                  "description": "The least number of CPU cores of each node."
                }
              },
              "additionalProperties": false
            },
            "memory": {
              "description": "Memory of each node. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "memory": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "pattern": "^[0-9]+([.][0-9]+)? ?[KMGTPE]i?B$",
                  "description": "The least memory of each node, a number and a unit: 16 GB, 16GiB."
                }
              },
              "additionalProperties": false
            },
            "gpu": {
              "description": "GPUs of the pool. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "family": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The GPU family, spelled as in gpuResources: NVIDIA-A100."
                },
                "gpuCount": {
                  "type": [
                    "integer",
                    "null"
                  ],
                  "description": "The number of GPUs of all nodes of the pool together."
                },
                "gpuMemory": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "pattern": "^[0-9]+([.][0-9]+)? ?[KMGTPE]i?B$",
                  "description": "The GPU memory of all nodes of the pool together, a number and a unit: 160 GB."
                }
              },
              "additionalProperties": false
            },
            "taint": {
              "description": "One Kubernetes taint.",
              "type": "object",
              "properties": {
                "key": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The key of the taint, a label key."
                },
                "value": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The value of the taint."
                },
                "effect": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "enum": [
                    "NoSchedule",
                    "PreferNoSchedule",
                    "NoExecute",
                    null
                  ],
                  "description": "What happens to pods that do not tolerate the taint."
                }
              },
              "additionalProperties": false
            },
            "edge": {
              "description": "Edge host configuration. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "ntpServers": {
                  "description": "Time servers, as host names or IP addresses; the list replaces an inherited one. Null removes what is inherited.",
                  "type": [
                    "array",
                    "null"
                  ],
                  "items": {
                    "type": "string"
                  }
                },
                "networkOverlayConfig": {
                  "description": "A virtual network over the physical one. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "properties": {
                    "enabled": {
                      "type": [
                        "boolean",
                        "null"
                      ],
                      "description": "Whether there is an overlay."
                    },
                    "staticIp": {
                      "type": [
                        "boolean",
                        "null"
                      ],
                      "description": "Whether the overlay's virtual IP is static instead of given by DHCP."
                    },
                    "cidr": {
                      "type": [
                        "string",
                        "null"
                      ],
                      "description": "The range of the overlay in CIDR notation; its first address is the overlay's virtual IP."
                    },
                    "overlayNetworkType": {
                      "type": [
                        "string",
                        "null"
                      ],
                      "enum": [
                        "VXLAN",
                        null
                      ],
                      "description": "The protocol of the overlay; only VXLAN is supported."
                    }
                  },
                  "additionalProperties": false
                },
                "isTwoNode": {
                  "type": [
                    "boolean",
                    "null"
                  ],
                  "description": "Whether clusters are two-node clusters."
                }
              },
              "additionalProperties": false
            },
            "sshKeys": {
              "description": "Public SSH keys that may log in to the nodes, in OpenSSH's one-line form; the list replaces an inherited one. Null removes what is inherited.",
              "type": [
                "array",
                "null"
              ],
              "items": {
                "type": "string"
              }
            },
            "deletionPolicy": {
              "type": [
                "string",
                "null"
              ],
              "enum": [
                "delete",
                "orphan",
                null
              ],
              "description": "What happens to the cluster in Palette when its Compute Pool is deleted: delete it, or orphan it, that is, keep it."
            }
          }
        }

        """##),
    BundledSchema(
      path: "definitions/project.schema.json",
      text: ##"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "project.schema.json",
          "title": "Project",
          "description": "A Project: makes its Namespace, its ComputeConfig, its Settings where settings is given, and the Project. What it leaves out it takes from the Tenant's projectDefaults; null removes what is inherited.",
          "type": "object",
          "required": [
            "apiVersion",
            "kind",
            "metadata",
            "spec"
          ],
          "properties": {
            "apiVersion": {
              "const": "gesso/v1",
              "description": "The language of gesso definitions."
            },
            "kind": {
              "const": "Project",
              "description": "The kind of this definition."
            },
            "metadata": {
              "description": "Name, labels and annotations of the definition.",
              "type": "object",
              "required": [
                "name"
              ],
              "properties": {
                "name": {
                  "type": "string",
                  "description": "The name of the Project and of its namespace."
                },
                "labels": {
                  "description": "Labels for every object that the definition makes; values are strings, so quote numbers and true or false.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "string"
                  }
                },
                "annotations": {
                  "description": "Annotations for every object that the definition makes; values are strings, so quote numbers and true or false.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "string"
                  }
                }
              },
              "additionalProperties": false
            },
            "spec": {
              "description": "What the Project is to be.",
              "type": "object",
              "required": [
                "tenant"
              ],
              "properties": {
                "tenant": {
                  "type": "string",
                  "description": "The name of the Tenant, a definition, a manifest or an external."
                },
                "displayName": {
                  "type": "string",
                  "description": "The name people see: letters, digits and spaces. Left out, it is made from the name (fraud-detection: Fraud Detection)."
                },
                "description": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "A sentence about the Project. Null removes what is inherited."
                },
                "tags": {
                  "description": "Key-value pairs that organize Projects; values are strings. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "string",
                      "null"
                    ]
                  }
                },
                "roleMapping": {
                  "$ref": "#/$defs/roleMapping"
                },
                "gpuResources": {
                  "$ref": "#/$defs/gpuResources"
                },
                "computeConfig": {
                  "description": "The compute configuration: the name of a ComputeConfig definition, or a mapping with from, ref or values of its own, which are laid over what from brings.",
                  "anyOf": [
                    {
                      "type": "string",
                      "title": "The name of a base",
                      "description": "The name of a ComputeConfig definition; short for {from: NAME}."
                    },
                    {
                      "title": "A mapping",
                      "type": [
                        "object",
                        "null"
                      ],
                      "properties": {
                        "from": {
                          "type": [
                            "string",
                            "null"
                          ],
                          "description": "The name of the ComputeConfig definition to start from."
                        },
                        "ref": {
                          "description": "A ComputeConfig manifest to point at instead of making one; excludes from and values.",
                          "anyOf": [
                            {
                              "type": "string",
                              "title": "The name of a ComputeConfig",
                              "description": "A ComputeConfig in the Project's namespace."
                            },
                            {
                              "description": "A ComputeConfig in the Project's namespace or in the Tenant's.",
                              "type": "object",
                              "properties": {
                                "name": {
                                  "type": "string",
                                  "description": "The metadata.name of the ComputeConfig."
                                },
                                "namespace": {
                                  "type": "string",
                                  "description": "The Project's namespace or tenant-<tenant>; the Project's where it is left out."
                                }
                              },
                              "additionalProperties": false,
                              "title": "Name and namespace"
                            }
                          ]
                        },
                        "controlPlanePool": {
                          "$ref": "#/$defs/controlPlanePool"
                        },
                        "workerPools": {
                          "$ref": "#/$defs/workerPools"
                        },
                        "sshKeys": {
                          "$ref": "#/$defs/sshKeys"
                        },
                        "deletionPolicy": {
                          "$ref": "#/$defs/deletionPolicy"
                        },
                        "edge": {
                          "$ref": "#/$defs/edge"
                        }
                      },
                      "additionalProperties": false,
                      "description": "A base, a reference, values, or a base with values."
                    }
                  ]
                },
                "settings": {
                  "$ref": "#/$defs/settings"
                },
                "modelSettings": {
                  "$ref": "#/$defs/modelSettings"
                },
                "admissionConfiguration": {
                  "description": "What workloads of the Project are admitted, as in the Project resource.",
                  "type": "object",
                  "properties": {
                    "workloadConfiguration": {
                      "description": "Where workloads of the Project may be deployed.",
                      "type": "object",
                      "properties": {
                        "deploymentNamespaces": {
                          "description": "The namespaces workloads may target.",
                          "type": "object",
                          "properties": {
                            "allow": {
                              "description": "Namespaces allowed, or * for all.",
                              "type": "array",
                              "items": {
                                "type": "string"
                              }
                            },
                            "disallow": {
                              "description": "Namespaces disallowed, or * for all.",
                              "type": "array",
                              "items": {
                                "type": "string"
                              }
                            }
                          },
                          "additionalProperties": false
                        }
                      },
                      "additionalProperties": false
                    }
                  },
                  "additionalProperties": false
                }
              },
              "additionalProperties": false
            }
          },
          "additionalProperties": false,
          "$defs": {
            "roleMapping": {
              "description": "OIDC groups by Project role. Inherited groups stay: the lists are united. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "viewer": {
                  "description": "Groups with read-only access. Null removes what is inherited.",
                  "type": [
                    "array",
                    "null"
                  ],
                  "items": {
                    "type": "string",
                    "description": "The name of an OIDC group; case matters."
                  }
                },
                "editor": {
                  "description": "Groups that deploy and manage applications and models. Null removes what is inherited.",
                  "type": [
                    "array",
                    "null"
                  ],
                  "items": {
                    "type": "string",
                    "description": "The name of an OIDC group; case matters."
                  }
                },
                "admin": {
                  "description": "Groups with full control over the Project. Null removes what is inherited.",
                  "type": [
                    "array",
                    "null"
                  ],
                  "items": {
                    "type": "string",
                    "description": "The name of an OIDC group; case matters."
                  }
                }
              },
              "additionalProperties": false
            },
            "gpuResources": {
              "description": "GPU quotas of the Project, by GPU family (NVIDIA-A100); the key Default stands for every family that is not listed. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "limits": {
                  "description": "The most GPUs in use at one time, by GPU family. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "integer",
                      "null"
                    ]
                  }
                },
                "requests": {
                  "description": "The most GPUs that one App Deployment or Compute Pool may ask for, by GPU family. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "integer",
                      "null"
                    ]
                  }
                }
              },
              "additionalProperties": false
            },
            "modelSettings": {
              "description": "Which models may be used and which Profile Bundle deploys them, as in the Project resource. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "huggingFace": {
                  "description": "Models of the Hugging Face Hub. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "properties": {
                    "enabled": {
                      "type": [
                        "boolean",
                        "null"
                      ],
                      "description": "Whether Hugging Face models are available."
                    },
                    "modelRepositoryACL": {
                      "description": "Model repositories that are allowed and disallowed. Null removes what is inherited.",
                      "type": [
                        "object",
                        "null"
                      ],
                      "properties": {
                        "allow": {
                          "description": "Repositories as organization/name, organization/*, or * for all; the list replaces an inherited one. Null removes what is inherited.",
                          "type": [
                            "array",
                            "null"
                          ],
                          "items": {
                            "type": "string"
                          }
                        },
                        "disallow": {
                          "description": "Repositories as organization/name, organization/*, or * for all; the list replaces an inherited one. Null removes what is inherited.",
                          "type": [
                            "array",
                            "null"
                          ],
                          "items": {
                            "type": "string"
                          }
                        }
                      },
                      "additionalProperties": false
                    }
                  },
                  "additionalProperties": false
                },
                "nvidia": {
                  "description": "Models of NVIDIA. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "properties": {
                    "ngc": {
                      "description": "NVIDIA Inference Microservices (NIMs) of the NGC registry. Null removes what is inherited.",
                      "type": [
                        "object",
                        "null"
                      ],
                      "properties": {
                        "enabled": {
                          "type": [
                            "boolean",
                            "null"
                          ],
                          "description": "Whether NIMs are available."
                        },
                        "nimsACL": {
                          "description": "NIMs that are allowed and disallowed. Null removes what is inherited.",
                          "type": [
                            "object",
                            "null"
                          ],
                          "properties": {
                            "allow": {
                              "description": "Images as nvcr.io/nim/organization/name:tag, or * for all; the list replaces an inherited one. Null removes what is inherited.",
                              "type": [
                                "array",
                                "null"
                              ],
                              "items": {
                                "type": "string"
                              }
                            },
                            "disallow": {
                              "description": "Images as nvcr.io/nim/organization/name:tag, or * for all; the list replaces an inherited one. Null removes what is inherited.",
                              "type": [
                                "array",
                                "null"
                              ],
                              "items": {
                                "type": "string"
                              }
                            }
                          },
                          "additionalProperties": false
                        }
                      },
                      "additionalProperties": false
                    }
                  },
                  "additionalProperties": false
                },
                "profileBundleMappings": {
                  "description": "Which Profile Bundle deploys a model of a given source; the list replaces an inherited one. Null removes what is inherited.",
                  "type": [
                    "array",
                    "null"
                  ],
                  "items": {
                    "$ref": "#/$defs/profileBundleMapping"
                  }
                }
              },
              "additionalProperties": false
            },
            "profileBundleMapping": {
              "description": "One mapping from models to a Profile Bundle.",
              "type": "object",
              "properties": {
                "source": {
                  "type": "string",
                  "enum": [
                    "HuggingFace",
                    "NGC"
                  ],
                  "description": "Where the model comes from."
                },
                "sourceFilters": {
                  "description": "Attributes of the models that the mapping is for, such as app: vllm or nims: 'true'; values are strings.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "string"
                  }
                },
                "profileBundleSelector": {
                  "description": "The Profile Bundle, under the literal key profilebundlename; it lives in the Project's namespace.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "string"
                  }
                }
              },
              "additionalProperties": false
            },
            "settings": {
              "description": "The Project's own Settings: made from the integrations given here in the Project's namespace, or referred to. PaletteAI merges it over the Tenant's. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "name": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The name of the Settings to make; the Project's name where it is left out."
                },
                "ref": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The name of a Settings manifest in the Project's namespace, to point at instead of making one; excludes the other keys."
                },
                "palette": {
                  "$ref": "#/$defs/palette"
                },
                "huggingFace": {
                  "$ref": "#/$defs/huggingFace"
                },
                "nvidia": {
                  "$ref": "#/$defs/nvidia"
                }
              },
              "additionalProperties": false
            },
            "palette": {
              "description": "The Palette integration; the Secret holds a JSON document under the key palette. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "secret": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The name of the Secret; it lies in the Settings' namespace."
                }
              },
              "additionalProperties": false
            },
            "huggingFace": {
              "description": "The Hugging Face integration. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "secret": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The name of the Secret; it lies in the Settings' namespace."
                },
                "key": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The key in the Secret; token where it is left out."
                }
              },
              "additionalProperties": false
            },
            "nvidia": {
              "description": "The NVIDIA NGC integration. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "secret": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The name of the Secret; it lies in the Settings' namespace."
                },
                "key": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The key in the Secret; .dockerconfigjson where it is left out."
                },
                "imagePullSecret": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The name of the Secret to pull images with; the same as secret where it is left out."
                }
              },
              "additionalProperties": false
            },
            "controlPlanePool": {
              "description": "Defaults of control plane nodes. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "nodeCount": {
                  "type": [
                    "integer",
                    "null"
                  ],
                  "enum": [
                    1,
                    3,
                    5,
                    null
                  ],
                  "description": "The number of control plane nodes: 1, 3 or 5."
                },
                "singleNodeCluster": {
                  "type": [
                    "boolean",
                    "null"
                  ],
                  "description": "Whether the cluster is this one node; needs nodeCount 1 and workerNodeEligible true."
                },
                "workerNodeEligible": {
                  "type": [
                    "boolean",
                    "null"
                  ],
                  "description": "Whether applications and models may run on control plane nodes."
                },
                "architecture": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "enum": [
                    "AMD64",
                    "ARM64",
                    null
                  ],
                  "description": "The nodes' processor architecture, in upper case; AMD64 where it is left out."
                },
                "cpu": {
                  "$ref": "#/$defs/cpu"
                },
                "memory": {
                  "$ref": "#/$defs/memory"
                },
                "labels": {
                  "description": "Kubernetes labels of each node; values are strings. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "string",
                      "null"
                    ]
                  }
                },
                "annotations": {
                  "description": "Kubernetes annotations of each node; values are strings. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "string",
                      "null"
                    ]
                  }
                },
                "taints": {
                  "description": "Kubernetes taints of each node; the list replaces an inherited one. Null removes what is inherited.",
                  "type": [
                    "array",
                    "null"
                  ],
                  "items": {
                    "$ref": "#/$defs/taint"
                  }
                }
              },
              "additionalProperties": false
            },
            "workerPools": {
              "description": "Defaults of worker pools; a pool of an inherited name is merged with it, another is added. Null removes what is inherited.",
              "type": [
                "array",
                "null"
              ],
              "items": {
                "$ref": "#/$defs/workerPool"
              }
            },
            "workerPool": {
              "description": "Defaults of one worker pool; pools merge by name.",
              "type": "object",
              "properties": {
                "name": {
                  "type": "string",
                  "description": "The name of the pool, such as worker-pool-0; the key by which it merges with an inherited pool."
                },
                "minWorkerNodes": {
                  "type": [
                    "integer",
                    "null"
                  ],
                  "description": "The least number of worker nodes of the pool."
                },
                "architecture": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "enum": [
                    "AMD64",
                    "ARM64",
                    null
                  ],
                  "description": "The nodes' processor architecture, in upper case; AMD64 where it is left out."
                },
                "cpu": {
                  "$ref": "#/$defs/cpu"
                },
                "memory": {
                  "$ref": "#/$defs/memory"
                },
                "gpu": {
                  "$ref": "#/$defs/gpu"
                },
                "labels": {
                  "description": "Kubernetes labels of each node; values are strings. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "string",
                      "null"
                    ]
                  }
                },
                "annotations": {
                  "description": "Kubernetes annotations of each node; values are strings. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "string",
                      "null"
                    ]
                  }
                },
                "taints": {
                  "description": "Kubernetes taints of each node; the list replaces an inherited one. Null removes what is inherited.",
                  "type": [
                    "array",
                    "null"
                  ],
                  "items": {
                    "$ref": "#/$defs/taint"
                  }
                }
              },
              "additionalProperties": false
            },
            "cpu": {
              "description": "Processors of each node. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "cpuCount": {
                  "type": [
                    "integer",
                    "null"
                  ],
                  "description": "The least number of CPU cores of each node."
                }
              },
              "additionalProperties": false
            },
            "memory": {
              "description": "Memory of each node. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "memory": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "pattern": "^[0-9]+([.][0-9]+)? ?[KMGTPE]i?B$",
                  "description": "The least memory of each node, a number and a unit: 16 GB, 16GiB."
                }
              },
              "additionalProperties": false
            },
            "gpu": {
              "description": "GPUs of the pool. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "family": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The GPU family, spelled as in gpuResources: NVIDIA-A100."
                },
                "gpuCount": {
                  "type": [
                    "integer",
                    "null"
                  ],
                  "description": "The number of GPUs of all nodes of the pool together."
                },
                "gpuMemory": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "pattern": "^[0-9]+([.][0-9]+)? ?[KMGTPE]i?B$",
                  "description": "The GPU memory of all nodes of the pool together, a number and a unit: 160 GB."
                }
              },
              "additionalProperties": false
            },
            "taint": {
              "description": "One Kubernetes taint.",
              "type": "object",
              "properties": {
                "key": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The key of the taint, a label key."
                },
                "value": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The value of the taint."
                },
                "effect": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "enum": [
                    "NoSchedule",
                    "PreferNoSchedule",
                    "NoExecute",
                    null
                  ],
                  "description": "What happens to pods that do not tolerate the taint."
                }
              },
              "additionalProperties": false
            },
            "edge": {
              "description": "Edge host configuration. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "ntpServers": {
                  "description": "Time servers, as host names or IP addresses; the list replaces an inherited one. Null removes what is inherited.",
                  "type": [
                    "array",
                    "null"
                  ],
                  "items": {
                    "type": "string"
                  }
                },
                "networkOverlayConfig": {
                  "description": "A virtual network over the physical one. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "properties": {
                    "enabled": {
                      "type": [
                        "boolean",
                        "null"
                      ],
                      "description": "Whether there is an overlay."
                    },
                    "staticIp": {
                      "type": [
                        "boolean",
                        "null"
                      ],
                      "description": "Whether the overlay's virtual IP is static instead of given by DHCP."
                    },
                    "cidr": {
                      "type": [
                        "string",
                        "null"
                      ],
                      "description": "The range of the overlay in CIDR notation; its first address is the overlay's virtual IP."
                    },
                    "overlayNetworkType": {
                      "type": [
                        "string",
                        "null"
                      ],
                      "enum": [
                        "VXLAN",
                        null
                      ],
                      "description": "The protocol of the overlay; only VXLAN is supported."
                    }
                  },
                  "additionalProperties": false
                },
                "isTwoNode": {
                  "type": [
                    "boolean",
                    "null"
                  ],
                  "description": "Whether clusters are two-node clusters."
                }
              },
              "additionalProperties": false
            },
            "sshKeys": {
              "description": "Public SSH keys that may log in to the nodes, in OpenSSH's one-line form; the list replaces an inherited one. Null removes what is inherited.",
              "type": [
                "array",
                "null"
              ],
              "items": {
                "type": "string"
              }
            },
            "deletionPolicy": {
              "type": [
                "string",
                "null"
              ],
              "enum": [
                "delete",
                "orphan",
                null
              ],
              "description": "What happens to the cluster in Palette when its Compute Pool is deleted: delete it, or orphan it, that is, keep it."
            }
          }
        }

        """##),
    BundledSchema(
      path: "definitions/tenant.schema.json",
      text: ##"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "tenant.schema.json",
          "title": "Tenant",
          "description": "A Tenant: makes the Tenant and, where settings is given, the shared Namespace and the Settings in it.",
          "type": "object",
          "required": [
            "apiVersion",
            "kind",
            "metadata"
          ],
          "properties": {
            "apiVersion": {
              "const": "gesso/v1",
              "description": "The language of gesso definitions."
            },
            "kind": {
              "const": "Tenant",
              "description": "The kind of this definition."
            },
            "metadata": {
              "description": "Name, labels and annotations of the definition.",
              "type": "object",
              "required": [
                "name"
              ],
              "properties": {
                "name": {
                  "type": "string",
                  "description": "The name of the Tenant, at most 56 characters."
                },
                "labels": {
                  "description": "Labels for every object that the definition makes; values are strings, so quote numbers and true or false.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "string"
                  }
                },
                "annotations": {
                  "description": "Annotations for every object that the definition makes; values are strings, so quote numbers and true or false.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "string"
                  }
                }
              },
              "additionalProperties": false
            },
            "spec": {
              "description": "What the Tenant is to be.",
              "type": "object",
              "properties": {
                "displayName": {
                  "type": "string",
                  "description": "The name people see. Left out, it is made from the name."
                },
                "description": {
                  "type": "string",
                  "description": "A sentence about the Tenant."
                },
                "adminGroups": {
                  "description": "OIDC groups that are admin in every Project of the Tenant.",
                  "type": "array",
                  "items": {
                    "type": "string",
                    "description": "The name of an OIDC group; case matters."
                  }
                },
                "gpuResources": {
                  "$ref": "#/$defs/gpuResources"
                },
                "settings": {
                  "$ref": "#/$defs/settings"
                },
                "projectDefaults": {
                  "$ref": "#/$defs/projectDefaults"
                }
              },
              "additionalProperties": false
            }
          },
          "additionalProperties": false,
          "$defs": {
            "projectDefaults": {
              "description": "What every Project of this Tenant starts from.",
              "type": "object",
              "properties": {
                "description": {
                  "type": "string",
                  "description": "The description of a Project that gives none."
                },
                "tags": {
                  "description": "Tags of every Project; values are strings.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "string"
                  }
                },
                "roleMapping": {
                  "$ref": "#/$defs/roleMapping"
                },
                "gpuResources": {
                  "$ref": "#/$defs/projectGPUResources"
                },
                "computeConfig": {
                  "description": "The compute configuration: the name of a ComputeConfig definition, or a mapping with from, ref or values of its own, which are laid over what from brings.",
                  "anyOf": [
                    {
                      "type": "string",
                      "title": "The name of a base",
                      "description": "The name of a ComputeConfig definition; short for {from: NAME}."
                    },
                    {
                      "title": "A mapping",
                      "type": [
                        "object",
                        "null"
                      ],
                      "properties": {
                        "from": {
                          "type": [
                            "string",
                            "null"
                          ],
                          "description": "The name of the ComputeConfig definition to start from."
                        },
                        "ref": {
                          "description": "A ComputeConfig manifest to point at instead of making one; excludes from and values.",
                          "anyOf": [
                            {
                              "type": "string",
                              "title": "The name of a ComputeConfig",
                              "description": "A ComputeConfig in the Project's namespace."
                            },
                            {
                              "description": "A ComputeConfig in the Project's namespace or in the Tenant's.",
                              "type": "object",
                              "properties": {
                                "name": {
                                  "type": "string",
                                  "description": "The metadata.name of the ComputeConfig."
                                },
                                "namespace": {
                                  "type": "string",
                                  "description": "The Project's namespace or tenant-<tenant>; the Project's where it is left out."
                                }
                              },
                              "additionalProperties": false,
                              "title": "Name and namespace"
                            }
                          ]
                        },
                        "controlPlanePool": {
                          "$ref": "#/$defs/controlPlanePool"
                        },
                        "workerPools": {
                          "$ref": "#/$defs/workerPools"
                        },
                        "sshKeys": {
                          "$ref": "#/$defs/sshKeys"
                        },
                        "deletionPolicy": {
                          "$ref": "#/$defs/deletionPolicy"
                        },
                        "edge": {
                          "$ref": "#/$defs/edge"
                        }
                      },
                      "additionalProperties": false,
                      "description": "A base, a reference, values, or a base with values."
                    }
                  ]
                },
                "settings": {
                  "$ref": "#/$defs/projectSettings"
                },
                "modelSettings": {
                  "$ref": "#/$defs/modelSettings"
                }
              },
              "additionalProperties": false
            },
            "roleMapping": {
              "description": "OIDC groups by Project role. Inherited groups stay: the lists are united.",
              "type": "object",
              "properties": {
                "viewer": {
                  "description": "Groups with read-only access.",
                  "type": "array",
                  "items": {
                    "type": "string",
                    "description": "The name of an OIDC group; case matters."
                  }
                },
                "editor": {
                  "description": "Groups that deploy and manage applications and models.",
                  "type": "array",
                  "items": {
                    "type": "string",
                    "description": "The name of an OIDC group; case matters."
                  }
                },
                "admin": {
                  "description": "Groups with full control over the Project.",
                  "type": "array",
                  "items": {
                    "type": "string",
                    "description": "The name of an OIDC group; case matters."
                  }
                }
              },
              "additionalProperties": false
            },
            "gpuResources": {
              "description": "GPU quotas of the Tenant, by GPU family (NVIDIA-A100); the key Default stands for every family that is not listed.",
              "type": "object",
              "properties": {
                "limits": {
                  "description": "The most GPUs in use at one time, by GPU family.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "integer"
                  }
                },
                "requests": {
                  "description": "The most GPUs that one App Deployment or Compute Pool may ask for, by GPU family.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "integer"
                  }
                }
              },
              "additionalProperties": false
            },
            "projectGPUResources": {
              "description": "GPU quotas of the Project, by GPU family (NVIDIA-A100); the key Default stands for every family that is not listed.",
              "type": "object",
              "properties": {
                "limits": {
                  "description": "The most GPUs in use at one time, by GPU family.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "integer"
                  }
                },
                "requests": {
                  "description": "The most GPUs that one App Deployment or Compute Pool may ask for, by GPU family.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "integer"
                  }
                }
              },
              "additionalProperties": false
            },
            "modelSettings": {
              "description": "Which models may be used and which Profile Bundle deploys them, as in the Project resource.",
              "type": "object",
              "properties": {
                "huggingFace": {
                  "description": "Models of the Hugging Face Hub.",
                  "type": "object",
                  "properties": {
                    "enabled": {
                      "type": "boolean",
                      "description": "Whether Hugging Face models are available."
                    },
                    "modelRepositoryACL": {
                      "description": "Model repositories that are allowed and disallowed.",
                      "type": "object",
                      "properties": {
                        "allow": {
                          "description": "Repositories as organization/name, organization/*, or * for all; the list replaces an inherited one.",
                          "type": "array",
                          "items": {
                            "type": "string"
                          }
                        },
                        "disallow": {
                          "description": "Repositories as organization/name, organization/*, or * for all; the list replaces an inherited one.",
                          "type": "array",
                          "items": {
                            "type": "string"
                          }
                        }
                      },
                      "additionalProperties": false
                    }
                  },
                  "additionalProperties": false
                },
                "nvidia": {
                  "description": "Models of NVIDIA.",
                  "type": "object",
                  "properties": {
                    "ngc": {
                      "description": "NVIDIA Inference Microservices (NIMs) of the NGC registry.",
                      "type": "object",
                      "properties": {
                        "enabled": {
                          "type": "boolean",
                          "description": "Whether NIMs are available."
                        },
                        "nimsACL": {
                          "description": "NIMs that are allowed and disallowed.",
                          "type": "object",
                          "properties": {
                            "allow": {
                              "description": "Images as nvcr.io/nim/organization/name:tag, or * for all; the list replaces an inherited one.",
                              "type": "array",
                              "items": {
                                "type": "string"
                              }
                            },
                            "disallow": {
                              "description": "Images as nvcr.io/nim/organization/name:tag, or * for all; the list replaces an inherited one.",
                              "type": "array",
                              "items": {
                                "type": "string"
                              }
                            }
                          },
                          "additionalProperties": false
                        }
                      },
                      "additionalProperties": false
                    }
                  },
                  "additionalProperties": false
                },
                "profileBundleMappings": {
                  "description": "Which Profile Bundle deploys a model of a given source; the list replaces an inherited one.",
                  "type": "array",
                  "items": {
                    "$ref": "#/$defs/profileBundleMapping"
                  }
                }
              },
              "additionalProperties": false
            },
            "profileBundleMapping": {
              "description": "One mapping from models to a Profile Bundle.",
              "type": "object",
              "properties": {
                "source": {
                  "type": "string",
                  "enum": [
                    "HuggingFace",
                    "NGC"
                  ],
                  "description": "Where the model comes from."
                },
                "sourceFilters": {
                  "description": "Attributes of the models that the mapping is for, such as app: vllm or nims: 'true'; values are strings.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "string"
                  }
                },
                "profileBundleSelector": {
                  "description": "The Profile Bundle, under the literal key profilebundlename; it lives in the Project's namespace.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "string"
                  }
                }
              },
              "additionalProperties": false
            },
            "settings": {
              "description": "The Settings that every Project of the Tenant inherits: made from the integrations given here in the shared namespace, or referred to.",
              "type": "object",
              "properties": {
                "name": {
                  "type": "string",
                  "description": "The name of the Settings to make; the Tenant's name where it is left out."
                },
                "namespace": {
                  "type": "string",
                  "description": "The shared namespace, made too and labelled for the Tenant; the Tenant's name where it is left out. tenant-<tenant> is made by PaletteAI and only used."
                },
                "ref": {
                  "description": "A Settings manifest to point at instead of making one; excludes the other keys.",
                  "type": "object",
                  "properties": {
                    "name": {
                      "type": "string",
                      "description": "The metadata.name of the Settings."
                    },
                    "namespace": {
                      "type": "string",
                      "description": "The metadata.namespace of the Settings."
                    }
                  },
                  "additionalProperties": false
                },
                "palette": {
                  "$ref": "#/$defs/palette"
                },
                "huggingFace": {
                  "$ref": "#/$defs/huggingFace"
                },
                "nvidia": {
                  "$ref": "#/$defs/nvidia"
                }
              },
              "additionalProperties": false
            },
            "projectSettings": {
              "description": "The Project's own Settings: made from the integrations given here in the Project's namespace, or referred to. PaletteAI merges it over the Tenant's.",
              "type": "object",
              "properties": {
                "name": {
                  "type": "string",
                  "description": "The name of the Settings to make; the Project's name where it is left out."
                },
                "ref": {
                  "type": "string",
                  "description": "The name of a Settings manifest in the Project's namespace, to point at instead of making one; excludes the other keys."
                },
                "palette": {
                  "$ref": "#/$defs/palette"
                },
                "huggingFace": {
                  "$ref": "#/$defs/huggingFace"
                },
                "nvidia": {
                  "$ref": "#/$defs/nvidia"
                }
              },
              "additionalProperties": false
            },
            "palette": {
              "description": "The Palette integration; the Secret holds a JSON document under the key palette.",
              "type": "object",
              "properties": {
                "secret": {
                  "type": "string",
                  "description": "The name of the Secret; it lies in the Settings' namespace."
                }
              },
              "additionalProperties": false
            },
            "huggingFace": {
              "description": "The Hugging Face integration.",
              "type": "object",
              "properties": {
                "secret": {
                  "type": "string",
                  "description": "The name of the Secret; it lies in the Settings' namespace."
                },
                "key": {
                  "type": "string",
                  "description": "The key in the Secret; token where it is left out."
                }
              },
              "additionalProperties": false
            },
            "nvidia": {
              "description": "The NVIDIA NGC integration.",
              "type": "object",
              "properties": {
                "secret": {
                  "type": "string",
                  "description": "The name of the Secret; it lies in the Settings' namespace."
                },
                "key": {
                  "type": "string",
                  "description": "The key in the Secret; .dockerconfigjson where it is left out."
                },
                "imagePullSecret": {
                  "type": "string",
                  "description": "The name of the Secret to pull images with; the same as secret where it is left out."
                }
              },
              "additionalProperties": false
            },
            "controlPlanePool": {
              "description": "Defaults of control plane nodes. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "nodeCount": {
                  "type": [
                    "integer",
                    "null"
                  ],
                  "enum": [
                    1,
                    3,
                    5,
                    null
                  ],
                  "description": "The number of control plane nodes: 1, 3 or 5."
                },
                "singleNodeCluster": {
                  "type": [
                    "boolean",
                    "null"
                  ],
                  "description": "Whether the cluster is this one node; needs nodeCount 1 and workerNodeEligible true."
                },
                "workerNodeEligible": {
                  "type": [
                    "boolean",
                    "null"
                  ],
                  "description": "Whether applications and models may run on control plane nodes."
                },
                "architecture": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "enum": [
                    "AMD64",
                    "ARM64",
                    null
                  ],
                  "description": "The nodes' processor architecture, in upper case; AMD64 where it is left out."
                },
                "cpu": {
                  "$ref": "#/$defs/cpu"
                },
                "memory": {
                  "$ref": "#/$defs/memory"
                },
                "labels": {
                  "description": "Kubernetes labels of each node; values are strings. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "string",
                      "null"
                    ]
                  }
                },
                "annotations": {
                  "description": "Kubernetes annotations of each node; values are strings. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "string",
                      "null"
                    ]
                  }
                },
                "taints": {
                  "description": "Kubernetes taints of each node; the list replaces an inherited one. Null removes what is inherited.",
                  "type": [
                    "array",
                    "null"
                  ],
                  "items": {
                    "$ref": "#/$defs/taint"
                  }
                }
              },
              "additionalProperties": false
            },
            "workerPools": {
              "description": "Defaults of worker pools; a pool of an inherited name is merged with it, another is added. Null removes what is inherited.",
              "type": [
                "array",
                "null"
              ],
              "items": {
                "$ref": "#/$defs/workerPool"
              }
            },
            "workerPool": {
              "description": "Defaults of one worker pool; pools merge by name.",
              "type": "object",
              "properties": {
                "name": {
                  "type": "string",
                  "description": "The name of the pool, such as worker-pool-0; the key by which it merges with an inherited pool."
                },
                "minWorkerNodes": {
                  "type": [
                    "integer",
                    "null"
                  ],
                  "description": "The least number of worker nodes of the pool."
                },
                "architecture": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "enum": [
                    "AMD64",
                    "ARM64",
                    null
                  ],
                  "description": "The nodes' processor architecture, in upper case; AMD64 where it is left out."
                },
                "cpu": {
                  "$ref": "#/$defs/cpu"
                },
                "memory": {
                  "$ref": "#/$defs/memory"
                },
                "gpu": {
                  "$ref": "#/$defs/gpu"
                },
                "labels": {
                  "description": "Kubernetes labels of each node; values are strings. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "string",
                      "null"
                    ]
                  }
                },
                "annotations": {
                  "description": "Kubernetes annotations of each node; values are strings. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "additionalProperties": {
                    "type": [
                      "string",
                      "null"
                    ]
                  }
                },
                "taints": {
                  "description": "Kubernetes taints of each node; the list replaces an inherited one. Null removes what is inherited.",
                  "type": [
                    "array",
                    "null"
                  ],
                  "items": {
                    "$ref": "#/$defs/taint"
                  }
                }
              },
              "additionalProperties": false
            },
            "cpu": {
              "description": "Processors of each node. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "cpuCount": {
                  "type": [
                    "integer",
                    "null"
                  ],
                  "description": "The least number of CPU cores of each node."
                }
              },
              "additionalProperties": false
            },
            "memory": {
              "description": "Memory of each node. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "memory": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "pattern": "^[0-9]+([.][0-9]+)? ?[KMGTPE]i?B$",
                  "description": "The least memory of each node, a number and a unit: 16 GB, 16GiB."
                }
              },
              "additionalProperties": false
            },
            "gpu": {
              "description": "GPUs of the pool. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "family": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The GPU family, spelled as in gpuResources: NVIDIA-A100."
                },
                "gpuCount": {
                  "type": [
                    "integer",
                    "null"
                  ],
                  "description": "The number of GPUs of all nodes of the pool together."
                },
                "gpuMemory": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "pattern": "^[0-9]+([.][0-9]+)? ?[KMGTPE]i?B$",
                  "description": "The GPU memory of all nodes of the pool together, a number and a unit: 160 GB."
                }
              },
              "additionalProperties": false
            },
            "taint": {
              "description": "One Kubernetes taint.",
              "type": "object",
              "properties": {
                "key": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The key of the taint, a label key."
                },
                "value": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The value of the taint."
                },
                "effect": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "enum": [
                    "NoSchedule",
                    "PreferNoSchedule",
                    "NoExecute",
                    null
                  ],
                  "description": "What happens to pods that do not tolerate the taint."
                }
              },
              "additionalProperties": false
            },
            "edge": {
              "description": "Edge host configuration. Null removes what is inherited.",
              "type": [
                "object",
                "null"
              ],
              "properties": {
                "ntpServers": {
                  "description": "Time servers, as host names or IP addresses; the list replaces an inherited one. Null removes what is inherited.",
                  "type": [
                    "array",
                    "null"
                  ],
                  "items": {
                    "type": "string"
                  }
                },
                "networkOverlayConfig": {
                  "description": "A virtual network over the physical one. Null removes what is inherited.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "properties": {
                    "enabled": {
                      "type": [
                        "boolean",
                        "null"
                      ],
                      "description": "Whether there is an overlay."
                    },
                    "staticIp": {
                      "type": [
                        "boolean",
                        "null"
                      ],
                      "description": "Whether the overlay's virtual IP is static instead of given by DHCP."
                    },
                    "cidr": {
                      "type": [
                        "string",
                        "null"
                      ],
                      "description": "The range of the overlay in CIDR notation; its first address is the overlay's virtual IP."
                    },
                    "overlayNetworkType": {
                      "type": [
                        "string",
                        "null"
                      ],
                      "enum": [
                        "VXLAN",
                        null
                      ],
                      "description": "The protocol of the overlay; only VXLAN is supported."
                    }
                  },
                  "additionalProperties": false
                },
                "isTwoNode": {
                  "type": [
                    "boolean",
                    "null"
                  ],
                  "description": "Whether clusters are two-node clusters."
                }
              },
              "additionalProperties": false
            },
            "sshKeys": {
              "description": "Public SSH keys that may log in to the nodes, in OpenSSH's one-line form; the list replaces an inherited one. Null removes what is inherited.",
              "type": [
                "array",
                "null"
              ],
              "items": {
                "type": "string"
              }
            },
            "deletionPolicy": {
              "type": [
                "string",
                "null"
              ],
              "enum": [
                "delete",
                "orphan",
                null
              ],
              "description": "What happens to the cluster in Palette when its Compute Pool is deleted: delete it, or orphan it, that is, keep it."
            }
          }
        }

        """##),
    BundledSchema(
      path: "kubernetes/metadata.schema.json",
      text: ##"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "metadata.schema.json",
          "title": "ObjectMeta",
          "description": "The metadata of every Kubernetes object. Source: Kubernetes API reference, ObjectMeta v1 meta.",
          "type": "object",
          "properties": {
            "name": { "type": "string", "description": "The object's name, unique by kind and namespace." },
            "generateName": { "type": "string", "description": "A prefix that the server makes a name of." },
            "namespace": { "type": "string", "description": "The namespace that the object lies in." },
            "labels": {
              "type": "object",
              "additionalProperties": { "type": "string" },
              "description": "Key-value pairs that selectors match."
            },
            "annotations": {
              "type": "object",
              "additionalProperties": { "type": "string" },
              "description": "Key-value pairs for tools."
            },
            "finalizers": {
              "type": "array",
              "items": { "type": "string" },
              "description": "Set by controllers; never authored."
            },
            "ownerReferences": {
              "type": "array",
              "items": { "type": "object", "additionalProperties": true },
              "description": "The objects that this one goes with."
            },
            "uid": { "type": "string", "description": "Set by the server; never authored." },
            "resourceVersion": { "type": "string", "description": "Set by the server; never authored." },
            "generation": { "type": "integer", "description": "Set by the server; never authored." },
            "creationTimestamp": { "type": "string", "description": "Set by the server; never authored." },
            "deletionTimestamp": { "type": "string", "description": "Set by the server; never authored." },
            "deletionGracePeriodSeconds": { "type": "integer", "description": "Set by the server; never authored." },
            "selfLink": { "type": "string", "description": "Set by the server; never authored." },
            "managedFields": {
              "type": "array",
              "items": { "type": "object", "additionalProperties": true },
              "description": "Set by the server; never authored."
            }
          },
          "additionalProperties": false
        }

        """##),
    BundledSchema(
      path: "kubernetes/namespace.schema.json",
      text: ##"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "namespace.schema.json",
          "title": "Namespace",
          "description": "A Kubernetes v1 Namespace. Source: Kubernetes API reference, Namespace v1 core.",
          "type": "object",
          "properties": {
            "apiVersion": { "type": "string", "description": "v1." },
            "kind": { "type": "string", "description": "Namespace." },
            "metadata": { "type": "object", "description": "Standard object metadata." },
            "spec": {
              "type": "object",
              "description": "How the namespace behaves.",
              "properties": {
                "finalizers": {
                  "type": "array",
                  "items": { "type": "string" },
                  "description": "What must be gone before the namespace is."
                }
              },
              "additionalProperties": false
            },
            "status": { "type": "object", "description": "Set by the cluster; never authored." }
          },
          "additionalProperties": false
        }

        """##),
    BundledSchema(
      path: "kubernetes/secret.schema.json",
      text: ##"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "secret.schema.json",
          "title": "Secret",
          "description": "A Kubernetes v1 Secret. Source: Kubernetes API reference, Secret v1 core. A Secret encrypted with SOPS has a sops block besides.",
          "type": "object",
          "properties": {
            "apiVersion": { "type": "string", "description": "v1." },
            "kind": { "type": "string", "description": "Secret." },
            "metadata": { "type": "object", "description": "Standard object metadata." },
            "type": { "type": "string", "description": "What the data is for, such as Opaque." },
            "immutable": { "type": "boolean", "description": "Whether the data can no longer change." },
            "data": {
              "type": "object",
              "additionalProperties": { "type": "string" },
              "description": "Values by key, in base64."
            },
            "stringData": {
              "type": "object",
              "additionalProperties": { "type": "string" },
              "description": "Values by key, as they are; they win over data."
            },
            "sops": {
              "type": "object",
              "additionalProperties": true,
              "description": "What SOPS needs to decrypt the values."
            }
          },
          "additionalProperties": false
        }

        """##),
    BundledSchema(
      path: "plan.schema.json",
      text: ##"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "plan.schema.json",
          "title": "Plan",
          "description": "What a change does to the cluster, as gesso plan --format json prints it. Lines and columns count from 1, offsets from 0; ends are exclusive.",
          "type": "object",
          "required": [
            "version",
            "tool",
            "target",
            "base",
            "head",
            "summary",
            "steps",
            "loops",
            "hidden",
            "remains",
            "access",
            "quotas",
            "moves",
            "findings"
          ],
          "properties": {
            "version": {
              "const": 1,
              "description": "The version of this format."
            },
            "tool": {
              "description": "The program that made the plan.",
              "type": "object",
              "required": [
                "name",
                "version"
              ],
              "properties": {
                "name": {
                  "const": "gesso",
                  "description": "The name of the program."
                },
                "version": {
                  "type": "string",
                  "description": "The version of the program."
                }
              },
              "additionalProperties": false
            },
            "target": {
              "type": "string",
              "enum": [
                "0.1",
                "1.1"
              ],
              "description": "The PaletteAI version that the new state is meant for."
            },
            "base": {
              "description": "The old state; empty where the plan starts from an empty cluster.",
              "type": "object",
              "required": [
                "kind",
                "revision",
                "errors"
              ],
              "properties": {
                "kind": {
                  "type": "string",
                  "enum": [
                    "empty",
                    "revision"
                  ],
                  "description": "Where the files came from."
                },
                "revision": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The commit that was read; null unless kind is revision."
                },
                "errors": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Errors that the linter finds in it."
                }
              },
              "additionalProperties": false
            },
            "head": {
              "description": "The new state.",
              "type": "object",
              "required": [
                "kind",
                "revision",
                "errors"
              ],
              "properties": {
                "kind": {
                  "type": "string",
                  "enum": [
                    "worktree",
                    "index",
                    "revision"
                  ],
                  "description": "Where the files came from."
                },
                "revision": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The commit that was read; null unless kind is revision."
                },
                "errors": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Errors that the linter finds in it."
                }
              },
              "additionalProperties": false
            },
            "summary": {
              "description": "Counts.",
              "type": "object",
              "required": [
                "created",
                "changed",
                "deleted",
                "automatic",
                "errors",
                "warnings",
                "notes",
                "safe"
              ],
              "properties": {
                "created": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Objects that are created."
                },
                "changed": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Objects that are changed."
                },
                "deleted": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Objects that are deleted."
                },
                "automatic": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Those of them that the platform deletes by itself."
                },
                "errors": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Findings of severity error."
                },
                "warnings": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Findings of severity warning."
                },
                "notes": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Findings of severity note."
                },
                "safe": {
                  "type": "boolean",
                  "description": "Whether there are neither errors nor loops."
                }
              },
              "additionalProperties": false
            },
            "steps": {
              "description": "What is to be done, in a safe order.",
              "type": "array",
              "items": {
                "$ref": "#/$defs/step"
              }
            },
            "loops": {
              "description": "Objects of the new state that wait for one another, so that no order is safe; each loop once.",
              "type": "array",
              "items": {
                "description": "The objects along the loop.",
                "type": "array",
                "items": {
                  "$ref": "#/$defs/object"
                }
              }
            },
            "hidden": {
              "description": "Objects that cannot be compared in full, because a fault hides what one of the states has.",
              "type": "array",
              "items": {
                "$ref": "#/$defs/object"
              }
            },
            "remains": {
              "description": "Namespaces that the platform leaves behind.",
              "type": "array",
              "items": {
                "description": "A namespace and the Tenant it was made for.",
                "type": "object",
                "required": [
                  "namespace",
                  "tenant"
                ],
                "properties": {
                  "namespace": {
                    "type": "string",
                    "description": "The namespace."
                  },
                  "tenant": {
                    "type": "string",
                    "description": "The Tenant that goes."
                  }
                },
                "additionalProperties": false
              }
            },
            "access": {
              "description": "Who gains and who loses access, by group.",
              "type": "array",
              "items": {
                "description": "A group that gains or loses a role.",
                "type": "object",
                "required": [
                  "change",
                  "group",
                  "role",
                  "project",
                  "tenant"
                ],
                "properties": {
                  "change": {
                    "enum": [
                      "gained",
                      "lost"
                    ],
                    "description": "Whether it gains or loses the role."
                  },
                  "group": {
                    "type": "string",
                    "description": "The group."
                  },
                  "role": {
                    "enum": [
                      "viewer",
                      "editor",
                      "admin"
                    ],
                    "description": "The role."
                  },
                  "project": {
                    "type": [
                      "string",
                      "null"
                    ],
                    "description": "The Project; null where the role is that of a Tenant's administrator."
                  },
                  "tenant": {
                    "type": [
                      "string",
                      "null"
                    ],
                    "description": "The Tenant whose administration brings the role about; null for a role of the Project's own."
                  }
                },
                "additionalProperties": false
              }
            },
            "quotas": {
              "description": "The GPU quotas of changed objects that allow more or less than they did, Tenants first.",
              "type": "array",
              "items": {
                "description": "A quota.",
                "type": "object",
                "required": [
                  "change",
                  "object",
                  "sort",
                  "family",
                  "old",
                  "new"
                ],
                "properties": {
                  "change": {
                    "enum": [
                      "raised",
                      "lowered"
                    ],
                    "description": "Whether it allows more or less."
                  },
                  "object": {
                    "$ref": "#/$defs/object"
                  },
                  "sort": {
                    "enum": [
                      "limit",
                      "request"
                    ],
                    "description": "Which quota it is."
                  },
                  "family": {
                    "type": "string",
                    "description": "The GPU family."
                  },
                  "old": {
                    "type": [
                      "integer",
                      "null"
                    ],
                    "description": "What was allowed; null for anything."
                  },
                  "new": {
                    "type": [
                      "integer",
                      "null"
                    ],
                    "description": "What is allowed; null for anything."
                  }
                },
                "additionalProperties": false
              }
            },
            "moves": {
              "description": "The Projects that change Tenants, by name.",
              "type": "array",
              "items": {
                "description": "A Project with its Tenants.",
                "type": "object",
                "required": [
                  "project",
                  "old",
                  "new"
                ],
                "properties": {
                  "project": {
                    "type": "string",
                    "description": "The Project."
                  },
                  "old": {
                    "type": "string",
                    "description": "The Tenant it had."
                  },
                  "new": {
                    "type": "string",
                    "description": "The Tenant it gets."
                  }
                },
                "additionalProperties": false
              }
            },
            "findings": {
              "description": "What is unsafe or wants to be known: in files of the new state first, by path and position.",
              "type": "array",
              "items": {
                "$ref": "#/$defs/finding"
              }
            }
          },
          "additionalProperties": false,
          "$defs": {
            "step": {
              "description": "One thing to do, or to see the platform do.",
              "type": "object",
              "required": [
                "action",
                "object",
                "location",
                "fields",
                "gate",
                "cause"
              ],
              "properties": {
                "action": {
                  "enum": [
                    "create",
                    "change",
                    "detach",
                    "delete"
                  ],
                  "description": "What is done; detach takes the settings reference out of a Tenant that goes."
                },
                "object": {
                  "$ref": "#/$defs/object"
                },
                "location": {
                  "$ref": "#/$defs/location"
                },
                "fields": {
                  "description": "What differs; empty for what is created or deleted.",
                  "type": "array",
                  "items": {
                    "$ref": "#/$defs/field"
                  }
                },
                "gate": {
                  "description": "The namespace to wait for before this step; null for none.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "required": [
                    "namespace",
                    "tenant"
                  ],
                  "properties": {
                    "namespace": {
                      "type": "string",
                      "description": "The namespace."
                    },
                    "tenant": {
                      "type": "string",
                      "description": "The Tenant whose controller makes it."
                    }
                  },
                  "additionalProperties": false
                },
                "cause": {
                  "description": "The object whose deletion takes this one along; null where somebody has to do it.",
                  "oneOf": [
                    {
                      "$ref": "#/$defs/object"
                    },
                    {
                      "type": "null"
                    }
                  ]
                }
              },
              "additionalProperties": false
            },
            "field": {
              "description": "A field that differs.",
              "type": "object",
              "required": [
                "path",
                "change",
                "masked",
                "old",
                "new",
                "location"
              ],
              "properties": {
                "path": {
                  "type": "string",
                  "description": "The path in the object; an item of a list whose items have names is told by its name, such as workerPools[name=gpu]."
                },
                "change": {
                  "enum": [
                    "added",
                    "changed",
                    "removed"
                  ],
                  "description": "What became of it."
                },
                "masked": {
                  "type": "boolean",
                  "description": "Whether the values are secrets, which are not told."
                },
                "old": {
                  "description": "The value it had, as kubectl reads it; null where it is new or masked."
                },
                "new": {
                  "description": "The value it gets, as kubectl reads it; null where it is gone or masked."
                },
                "location": {
                  "$ref": "#/$defs/location"
                }
              },
              "additionalProperties": false
            },
            "finding": {
              "description": "One fault.",
              "type": "object",
              "required": [
                "rule",
                "severity",
                "message",
                "object",
                "field",
                "location",
                "related",
                "help",
                "fingerprint"
              ],
              "properties": {
                "rule": {
                  "type": "string",
                  "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
                  "description": "The name of the rule."
                },
                "severity": {
                  "type": "string",
                  "enum": [
                    "error",
                    "warning",
                    "note"
                  ],
                  "description": "How grave it is: the platform refuses it (error), very likely wrong (warning), advice (note)."
                },
                "message": {
                  "type": "string",
                  "minLength": 1,
                  "description": "What is wrong."
                },
                "object": {
                  "description": "The object it speaks of; null where there is none.",
                  "oneOf": [
                    {
                      "$ref": "#/$defs/object"
                    },
                    {
                      "type": "null"
                    }
                  ]
                },
                "field": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The path of the field in the object, such as spec.roleMapping.viewer[0]; null for the object as a whole."
                },
                "location": {
                  "$ref": "#/$defs/location"
                },
                "related": {
                  "description": "Other places that matter, in reading order.",
                  "type": "array",
                  "items": {
                    "description": "A place that explains a finding.",
                    "type": "object",
                    "required": [
                      "message",
                      "location"
                    ],
                    "properties": {
                      "message": {
                        "type": "string",
                        "description": "What is there."
                      },
                      "location": {
                        "$ref": "#/$defs/location"
                      }
                    },
                    "additionalProperties": false
                  }
                },
                "help": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "What to do; null where the message says it."
                },
                "fingerprint": {
                  "type": "string",
                  "minLength": 1,
                  "description": "A name for the fault that survives moving lines: made of rule, object and field."
                }
              },
              "additionalProperties": false
            },
            "object": {
              "description": "An object of the cluster, or a definition.",
              "type": "object",
              "required": [
                "apiVersion",
                "kind",
                "namespace",
                "name"
              ],
              "properties": {
                "apiVersion": {
                  "type": "string",
                  "description": "Group and version of the object."
                },
                "kind": {
                  "type": "string",
                  "description": "Kind of the object."
                },
                "namespace": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "Namespace of the object; null for a cluster-scoped one."
                },
                "name": {
                  "type": "string",
                  "description": "Name of the object."
                }
              },
              "additionalProperties": false
            },
            "location": {
              "description": "A run of characters in a file of one of the two states.",
              "type": "object",
              "required": [
                "state",
                "path",
                "start",
                "end"
              ],
              "properties": {
                "state": {
                  "enum": [
                    "base",
                    "head"
                  ],
                  "description": "The state whose file it is."
                },
                "path": {
                  "type": "string",
                  "description": "The path of the file from the repository's root, with slashes."
                },
                "start": {
                  "$ref": "#/$defs/position"
                },
                "end": {
                  "$ref": "#/$defs/position"
                }
              },
              "additionalProperties": false
            },
            "position": {
              "description": "A place in a file.",
              "type": "object",
              "required": [
                "line",
                "column",
                "offset"
              ],
              "properties": {
                "line": {
                  "type": "integer",
                  "minimum": 1,
                  "description": "The line, counted from 1."
                },
                "column": {
                  "type": "integer",
                  "minimum": 1,
                  "description": "The column, counted from 1 in Unicode scalars; a byte order mark is no column."
                },
                "offset": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "The offset in bytes, counted from 0."
                }
              },
              "additionalProperties": false
            }
          }
        }

        """##),
    BundledSchema(
      path: "report.schema.json",
      text: ##"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "report.schema.json",
          "title": "Report",
          "description": "The findings of one run, as gesso lint --format json prints them. Lines and columns count from 1, offsets from 0; ends are exclusive.",
          "type": "object",
          "required": [
            "version",
            "tool",
            "target",
            "source",
            "summary",
            "findings"
          ],
          "properties": {
            "version": {
              "const": 1,
              "description": "The version of this format."
            },
            "tool": {
              "description": "The program that made the report.",
              "type": "object",
              "required": [
                "name",
                "version"
              ],
              "properties": {
                "name": {
                  "const": "gesso",
                  "description": "The name of the program."
                },
                "version": {
                  "type": "string",
                  "description": "The version of the program."
                }
              },
              "additionalProperties": false
            },
            "target": {
              "type": "string",
              "enum": [
                "0.1",
                "1.1"
              ],
              "description": "The PaletteAI version that was linted for."
            },
            "source": {
              "description": "What was read.",
              "type": "object",
              "required": [
                "kind",
                "revision"
              ],
              "properties": {
                "kind": {
                  "type": "string",
                  "enum": [
                    "worktree",
                    "index",
                    "revision",
                    "stdin"
                  ],
                  "description": "Where the files came from."
                },
                "revision": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The revision that was read; null unless kind is revision."
                }
              },
              "additionalProperties": false
            },
            "summary": {
              "description": "Counts.",
              "type": "object",
              "required": [
                "files",
                "documents",
                "objects",
                "errors",
                "warnings",
                "notes",
                "suppressed"
              ],
              "properties": {
                "files": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Files read."
                },
                "documents": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "YAML documents in them."
                },
                "objects": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Platform objects after compiling."
                },
                "errors": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Findings of severity error."
                },
                "warnings": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Findings of severity warning."
                },
                "notes": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Findings of severity note."
                },
                "suppressed": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Findings that a comment suppressed or a baseline holds; they are not listed."
                }
              },
              "additionalProperties": false
            },
            "findings": {
              "description": "The findings, sorted by path and position.",
              "type": "array",
              "items": {
                "$ref": "#/$defs/finding"
              }
            }
          },
          "additionalProperties": false,
          "$defs": {
            "finding": {
              "description": "One fault.",
              "type": "object",
              "required": [
                "rule",
                "severity",
                "message",
                "object",
                "field",
                "location",
                "related",
                "help",
                "fix",
                "fingerprint"
              ],
              "properties": {
                "rule": {
                  "type": "string",
                  "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
                  "description": "The name of the rule."
                },
                "severity": {
                  "type": "string",
                  "enum": [
                    "error",
                    "warning",
                    "note"
                  ],
                  "description": "How grave it is: the platform refuses it (error), very likely wrong (warning), advice (note)."
                },
                "message": {
                  "type": "string",
                  "minLength": 1,
                  "description": "What is wrong."
                },
                "object": {
                  "description": "The object it speaks of; null where the file holds none that can be named.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "required": [
                    "apiVersion",
                    "kind",
                    "namespace",
                    "name"
                  ],
                  "properties": {
                    "apiVersion": {
                      "type": "string",
                      "description": "Group and version of the object."
                    },
                    "kind": {
                      "type": "string",
                      "description": "Kind of the object."
                    },
                    "namespace": {
                      "type": [
                        "string",
                        "null"
                      ],
                      "description": "Namespace of the object; null for a cluster-scoped one."
                    },
                    "name": {
                      "type": "string",
                      "description": "Name of the object."
                    }
                  },
                  "additionalProperties": false
                },
                "field": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "The path of the field in the object, such as spec.roleMapping.viewer[0]; null for the object as a whole."
                },
                "location": {
                  "$ref": "#/$defs/location"
                },
                "related": {
                  "description": "Other places that matter, in reading order.",
                  "type": "array",
                  "items": {
                    "$ref": "#/$defs/related"
                  }
                },
                "help": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "What to do; null where the message says it."
                },
                "fix": {
                  "description": "A change of the source that mends it; null where there is none.",
                  "type": [
                    "object",
                    "null"
                  ],
                  "required": [
                    "title",
                    "edits"
                  ],
                  "properties": {
                    "title": {
                      "type": "string",
                      "description": "What the fix does."
                    },
                    "edits": {
                      "description": "Replacements that do not overlap.",
                      "type": "array",
                      "items": {
                        "$ref": "#/$defs/edit"
                      }
                    }
                  },
                  "additionalProperties": false
                },
                "fingerprint": {
                  "type": "string",
                  "minLength": 1,
                  "description": "A name for the fault that survives moving lines: made of rule, object and field."
                }
              },
              "additionalProperties": false
            },
            "related": {
              "description": "A place that explains a finding.",
              "type": "object",
              "required": [
                "message",
                "location"
              ],
              "properties": {
                "message": {
                  "type": "string",
                  "description": "What is there."
                },
                "location": {
                  "$ref": "#/$defs/location"
                }
              },
              "additionalProperties": false
            },
            "edit": {
              "description": "One replacement; an empty range inserts, an empty replacement deletes.",
              "type": "object",
              "required": [
                "location",
                "replacement"
              ],
              "properties": {
                "location": {
                  "$ref": "#/$defs/location"
                },
                "replacement": {
                  "type": "string",
                  "description": "The text to put there."
                }
              },
              "additionalProperties": false
            },
            "location": {
              "description": "A run of characters in a file.",
              "type": "object",
              "required": [
                "path",
                "start",
                "end"
              ],
              "properties": {
                "path": {
                  "type": "string",
                  "description": "The path of the file from the repository's root, with slashes."
                },
                "start": {
                  "$ref": "#/$defs/position"
                },
                "end": {
                  "$ref": "#/$defs/position"
                }
              },
              "additionalProperties": false
            },
            "position": {
              "description": "A place in a file.",
              "type": "object",
              "required": [
                "line",
                "column",
                "offset"
              ],
              "properties": {
                "line": {
                  "type": "integer",
                  "minimum": 1,
                  "description": "The line, counted from 1."
                },
                "column": {
                  "type": "integer",
                  "minimum": 1,
                  "description": "The column, counted from 1 in Unicode scalars; a byte order mark is no column."
                },
                "offset": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "The offset in bytes, counted from 0."
                }
              },
              "additionalProperties": false
            }
          }
        }

        """##),
  ]

  /// The names of all properties in those that input is compared with, each once.
  static let propertyNames: [String] = [
    "admin",
    "adminGroups",
    "admissionConfiguration",
    "aliasNodes",
    "allow",
    "annotations",
    "apiKey",
    "apiVersion",
    "architecture",
    "childProjectCount",
    "cidr",
    "computeConfig",
    "computeConfigRef",
    "computeConfigs",
    "conditions",
    "controlPlanePool",
    "cpu",
    "cpuCount",
    "crds",
    "creationTimestamp",
    "data",
    "defaults",
    "deletionGracePeriodSeconds",
    "deletionPolicy",
    "deletionTimestamp",
    "deploymentNamespaces",
    "depth",
    "description",
    "disallow",
    "displayName",
    "documents",
    "edge",
    "editor",
    "effect",
    "effectiveSettings",
    "enabled",
    "exclude",
    "externals",
    "family",
    "fileSize",
    "files",
    "finalizers",
    "findingLength",
    "folderDepth",
    "for",
    "from",
    "generateName",
    "generation",
    "gpu",
    "gpuCount",
    "gpuMemory",
    "gpuResources",
    "gpuUsage",
    "groups",
    "huggingFace",
    "imagePullSecret",
    "immutable",
    "integrations",
    "isTwoNode",
    "key",
    "kind",
    "knownGroups",
    "labels",
    "lastTransitionTime",
    "limits",
    "managedFields",
    "memory",
    "message",
    "metadata",
    "minWorkerNodes",
    "modelRepositoryACL",
    "modelSettings",
    "name",
    "namespace",
    "namespaces",
    "networkOverlayConfig",
    "ngc",
    "nimsACL",
    "nodeCount",
    "nodes",
    "ntpServers",
    "nvidia",
    "overlayNetworkType",
    "ownerReferences",
    "palette",
    "paletteClusterConfig",
    "profileBundleMapping",
    "profileBundleMappings",
    "profileBundleSelector",
    "profileBundles",
    "projectDefaults",
    "projectGPUResources",
    "projectSettings",
    "pruneGuards",
    "ready",
    "reason",
    "ref",
    "render",
    "requests",
    "resourceVersion",
    "roleMapping",
    "rolesCreated",
    "rules",
    "secret",
    "secrets",
    "selfLink",
    "settings",
    "settingsRef",
    "singleNodeCluster",
    "sops",
    "source",
    "sourceFilters",
    "spec",
    "sshKeys",
    "staticIp",
    "status",
    "stringData",
    "systemNamespaces",
    "tags",
    "taint",
    "taints",
    "target",
    "tenant",
    "tenantRef",
    "tenantRoleMapping",
    "tenants",
    "totalBytes",
    "type",
    "uid",
    "value",
    "viewer",
    "workerNodeEligible",
    "workerPool",
    "workerPools",
    "workloadConfiguration",
  ]
}
