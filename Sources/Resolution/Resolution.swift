import Concurrency
public import Configuration
public import Platform
import YAMLSyntax

/// All objects of a run with everything that follows from them together: who refers to whom, what a
/// Project's settings and quotas really are, and in which order the cluster can take them.
///
/// A class for the same reason as the catalogue.
public final class Resolution: Sendable {
  /// What the run is configured with, options of the command line included.
  public let configuration: Configuration
  /// The schemas that the run's objects are compared with.
  public let schemas: Schemas
  /// The objects, into which all indices here point.
  public let catalogue: Catalogue
  private let allReferences: References
  /// The order in which the objects can be created.
  public let graph: DependencyGraph
  private let projectsByTenant: [String: [Int]]
  /// For each object those that refer to it, ascending, once for each reference.
  private let referrers: Adjacency

  /// Follows the references of all objects and finds an order for them.
  public init(catalogue: Catalogue, schemas: Schemas, configuration: Configuration) {
    self.catalogue = catalogue
    self.schemas = schemas
    self.configuration = configuration
    let references = References(in: catalogue, target: configuration.target)
    allReferences = references
    referrers = Adjacency(count: catalogue.objects.count) { add in
      for reference in references {
        if case .object(let target) = reference.referent { add(target, reference.from) }
      }
    }
    projectsByTenant = Resolution.projectsByTenant(in: catalogue, references)
    graph = DependencyGraph(catalogue: catalogue, references: references)
  }

  /// The Projects that name each Tenant, ascending.
  private static func projectsByTenant(
    in catalogue: Catalogue, _ references: References
  ) -> [String: [Int]] {
    var projects: [String: [Int]] = [:]
    let tenants = catalogue.indices(of: .tenant)
    /// By the place of the Tenant, for those that the repository has.
    var ofTenants = [[Int]](repeating: [], count: tenants.count)
    for index in catalogue.indices(of: .project) {
      let reference = references.first(.projectTenant, from: index)
      if case .object(let tenant)? = reference?.referent {
        ofTenants[tenant - tenants.lowerBound].append(index)
      } else {
        let name =
          catalogue.isWhole(at: index)
          ? reference?.target.name : catalogue[index].spec?[.tenantRef, .name]?.string
        if let name { projects[name, default: []].append(index) }
      }
    }
    for (tenant, own) in zip(tenants, ofTenants) where !own.isEmpty {
      // What is known of some Projects is a name alone.
      let others = projects[catalogue.name(at: tenant)] ?? []
      projects[catalogue.name(at: tenant)] = others.isEmpty ? own : (others + own).sorted()
    }
    return projects
  }

  /// The version of the platform that the run is for.
  public var target: Target { configuration.target }

  /// All references, ascending by the object that refers; of one object in the order of its fields.
  public var references: References {
    #if DEBUG
      Looks.add(allReferences.count)
    #endif
    return allReferences
  }

  /// The references of an object, in the order of its fields.
  public func references(from index: Int) -> Slice<References> {
    allReferences[from: index]
  }

  /// An object's reference of a role; nil where it has none.
  public func reference(_ role: ReferenceRole, from index: Int) -> Reference? {
    allReferences.first(role, from: index)
  }

  /// Whether any object refers to an object.
  public func isReferredTo(_ index: Int) -> Bool { !referrers[index].isEmpty }

  /// The references to an object, ascending by the object that refers.
  public func references(to index: Int) -> [Reference] {
    var last: Int?
    return referrers[index].flatMap { object -> [Reference] in
      // Who refers to it twice is there twice, side by side.
      guard object != last else { return [] }
      last = object
      return allReferences[from: object].filter { $0.referent == .object(index) }
    }
  }

  /// The Projects that name a Tenant, ascending.
  public func projects(of tenant: String) -> [Int] { projectsByTenant[tenant] ?? [] }

  /// The Tenant that a Project names, as far as it is in the repository.
  public func tenant(of project: Int) -> Int? {
    guard case .object(let tenant)? = reference(.projectTenant, from: project)?.referent else {
      return nil
    }
    return tenant
  }

  /// The merged settings of a Project; nil for one whose content is not known, and for what is none.
  public func effectiveSettings(of project: Int) -> EffectiveSettings? {
    guard catalogue.indices(of: .project).contains(project), catalogue.isWhole(at: project) else {
      return nil
    }
    var inherited: Referent? = .unreadable
    if let tenant = tenant(of: project), catalogue.isWhole(at: tenant) {
      inherited = settings(.tenantSettings, of: tenant)
    }
    return EffectiveSettings(
      own: settings(.projectSettings, of: project), inherited: inherited, in: catalogue,
      target: target)
  }

  /// What the reference of a Project or Tenant to its Settings leads to; nil where it has none.
  private func settings(_ role: ReferenceRole, of index: Int) -> Referent? {
    if let reference = reference(role, from: index) { return reference.referent }
    return catalogue[index].spec?[.settingsRef] == nil ? nil : .unreadable
  }

  /// What a Project may use of a GPU family; nil where nothing restricts it as far as is known.
  ///
  /// Where the Tenant cannot be looked into this is what the Project's own quota allows; the Tenant's
  /// can only take from it.
  public func effectiveQuota(
    _ sort: GPUQuota.Sort, of family: String, in project: Int
  ) -> EffectiveQuota? {
    func resources(_ index: Int) -> (index: Int, resources: Node?) {
      (index, catalogue[index].spec?[.gpuResources])
    }
    let tenant = tenant(of: project).flatMap { catalogue[$0].state == .whole ? resources($0) : nil }
    return EffectiveQuota.of(family, sort, project: resources(project), tenant: tenant)
  }
}
