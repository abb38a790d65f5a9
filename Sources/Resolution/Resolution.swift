package import Configuration
package import Platform
import YAMLSyntax

/// All objects of a run with everything that follows from them together: who refers to whom, what a
/// Project's settings and quotas really are, and in which order the cluster can take them.
package struct Resolution: Sendable {
  package let configuration: Configuration
  package let schemas: Schemas
  package let catalogue: Catalogue
  private let allReferences: [Reference]
  /// The order in which the objects can be created.
  package let graph: DependencyGraph
  private let firstReference: [Int]
  private let projectsByTenant: [String: [Int]]
  private let referrersByTarget: [Int: [Int]]
  private let settings: [Int: EffectiveSettings]

  package init(catalogue: Catalogue, schemas: Schemas, configuration: Configuration) {
    self.catalogue = catalogue
    self.schemas = schemas
    self.configuration = configuration
    var collector = ReferenceCollector(catalogue: catalogue, target: configuration.target)
    var firstReference: [Int] = []
    firstReference.reserveCapacity(catalogue.objects.count + 1)
    for index in catalogue.objects.indices {
      firstReference.append(collector.references.count)
      collector.collect(from: index)
    }
    firstReference.append(collector.references.count)
    let references = collector.references
    allReferences = references
    self.firstReference = firstReference
    var referrers: [Int: [Int]] = [:]
    for (index, reference) in references.enumerated() {
      guard case .object(let target) = reference.referent else { continue }
      referrers[target, default: []].append(index)
    }
    referrersByTarget = referrers
    var projectsByTenant: [String: [Int]] = [:]
    for index in catalogue.indices(of: .project) {
      guard let tenant = catalogue[index].spec?[.tenantRef]?[.name]?.string else { continue }
      projectsByTenant[tenant, default: []].append(index)
    }
    self.projectsByTenant = projectsByTenant
    graph = DependencyGraph(
      catalogue: catalogue, references: references, firstReference: firstReference)
    var settings: [Int: EffectiveSettings] = [:]
    for index in catalogue.whole(.project) {
      let own = references[firstReference[index]..<firstReference[index + 1]]
        .first { $0.role == .projectSettings }
      let tenant = references[firstReference[index]..<firstReference[index + 1]]
        .first { $0.role == .projectTenant }
      var inherited: Referent?
      switch tenant?.referent {
      case .object(let tenant)? where catalogue[tenant].state == .whole:
        inherited =
          references[firstReference[tenant]..<firstReference[tenant + 1]]
          .first { $0.role == .tenantSettings }?.referent
          ?? (catalogue[tenant].spec?[.settingsRef] == nil ? nil : .unreadable)
      default: inherited = .unreadable
      }
      let mine =
        own?.referent ?? (catalogue[index].spec?[.settingsRef] == nil ? nil : .unreadable)
      settings[index] = EffectiveSettings(
        own: mine, inherited: inherited, in: catalogue, target: configuration.target)
    }
    self.settings = settings
  }

  package var target: Target { configuration.target }

  /// All references, ascending by the object that refers; of one object in the order of its fields.
  package var references: [Reference] {
    #if DEBUG
      Looks.add(allReferences.count)
    #endif
    return allReferences
  }

  /// The references of an object, in the order of its fields.
  package func references(from index: Int) -> ArraySlice<Reference> {
    allReferences[firstReference[index]..<firstReference[index + 1]]
  }

  /// An object's reference of a role; nil where it has none.
  package func reference(_ role: ReferenceRole, from index: Int) -> Reference? {
    references(from: index).first { $0.role == role }
  }

  /// Whether any object refers to an object.
  package func isReferredTo(_ index: Int) -> Bool { referrersByTarget[index] != nil }

  /// The references to an object, ascending by the object that refers.
  package func references(to index: Int) -> [Reference] {
    (referrersByTarget[index] ?? []).map { allReferences[$0] }
  }

  /// The Projects that name a Tenant, ascending.
  package func projects(of tenant: String) -> [Int] { projectsByTenant[tenant] ?? [] }

  /// The Tenant that a Project names, as far as it is in the repository.
  package func tenant(of project: Int) -> Int? {
    guard case .object(let tenant)? = reference(.projectTenant, from: project)?.referent else {
      return nil
    }
    return tenant
  }

  /// The merged settings of a Project.
  package func effectiveSettings(of project: Int) -> EffectiveSettings? { settings[project] }

  /// What a Project may use of a GPU family; nil where nothing restricts it as far as is known.
  ///
  /// Where the Tenant cannot be looked into this is what the Project's own quota allows; the Tenant's
  /// can only take from it.
  package func effectiveQuota(
    _ sort: GPUQuota.Sort, of family: String, in project: Int
  ) -> EffectiveQuota? {
    func resources(_ index: Int) -> (index: Int, resources: Node?) {
      (index, catalogue[index].spec?[.gpuResources])
    }
    let tenant = tenant(of: project).flatMap { catalogue[$0].state == .whole ? resources($0) : nil }
    return EffectiveQuota.of(family, sort, project: resources(project), tenant: tenant)
  }
}
