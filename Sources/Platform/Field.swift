public import YAMLSyntax

/// The mapping keys that gesso knows by name, so that looking a field up compares numbers.
///
/// A case is spelled exactly as the key is.
public enum Field: UInt16, CaseIterable, Sendable {
  // The Kubernetes envelope.
  case apiVersion = 1
  case kind, metadata, spec, status, items
  case name, namespace, labels, annotations, finalizers, uid, resourceVersion, generation
  case creationTimestamp, deletionTimestamp, managedFields, selfLink, ownerReferences, generateName
  // Secrets and what provides them.
  case type, data, stringData, immutable, sops, template, encryptedData, target, secretKey
  case dataFrom, mergePolicy, engineVersion
  // Tenant and Project.
  case displayName, description, tags, tenant, tenantRef, settingsRef, computeConfigRef
  case tenantRoleMapping, groups, adminGroups, roleMapping, viewer, editor, admin
  case gpuResources, limits, requests
  case modelSettings, huggingFace, nvidia, ngc, enabled, modelRepositoryACL, nimsACL, allow,
    disallow
  case profileBundleMappings, source, sourceFilters, profileBundleSelector, profilebundlename
  case admissionConfiguration, workloadConfiguration, deploymentNamespaces
  // Settings.
  case integrations, palette, apiKey, imagePullSecret, key
  // ComputeConfig.
  case paletteClusterConfig, defaults, edge, vip, ntpServers, networkOverlayConfig, staticIp, cidr
  case overlayNetworkType, isTwoNode, deletionPolicy, sshKeys
  case controlPlanePool, workerPools, controlPlaneDefaults, workerNodePoolDefaults
  case workerPoolDefaults, nodeCount, singleNodeCluster, workerNodeEligible, architecture
  case cpu, cpuCount, memory, memoryMiB, minWorkerNodes, gpu, family, gpuCount, gpuMemory, gpuLimits
  case taints, value, effect
  // Definitions.
  case settings, projectDefaults, computeConfig, from, ref, secret
  // Custom resource definitions and configuration.
  case group, names, plural, scope, versions, schema, served, storage, openAPIV3Schema
  case exclude, externals, systemNamespaces, knownGroups, crds, rules, render
  case tenants, namespaces, computeConfigs, secrets, profileBundles, projects
  case pruneGuards

  /// The key as it is written.
  public var name: String { Field.allNames[Int(rawValue) - 1] }

  /// By raw value, less one: to ask for the name of a case takes reflection.
  fileprivate static let allNames = allCases.map { "\($0)" }

  /// The key's number in every table that starts with the known fields.
  public var id: KeyID { KeyID(rawValue: rawValue) }
}

extension Node {
  /// The value of a known field; nil where this is no mapping or has no such field.
  public subscript(field: Field) -> Node? { self[field.id] }

  /// The value of a known field of a known field, without a view of what lies between.
  public subscript(outer: Field, inner: Field) -> Node? { self[outer.id, inner.id] }

  /// A known field with its key.
  public func entry(_ field: Field) -> Entry? { entry(field.id) }
}

extension KeyTable {
  /// A table of all known fields, in which a field's number is `Field.id`, and of further words.
  public convenience init(fieldsAnd words: [String]) {
    self.init(words: Field.allNames + words)
  }
}
