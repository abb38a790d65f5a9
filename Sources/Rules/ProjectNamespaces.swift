import Platform
import Resolution

/// The Project of each namespace that has one.
struct ProjectNamespaces: Sendable {
  private let catalogue: Catalogue
  private var projects: [String: Int] = [:]

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    for index in catalogue.indices(of: .project) {
      guard let namespace = catalogue.key(at: index).namespace, projects[namespace] == nil else {
        continue
      }
      projects[namespace] = index
    }
  }

  /// The Project of a namespace; nil where there is none.
  subscript(namespace: String) -> PlatformObject? {
    projects[namespace].map { catalogue[$0] }
  }
}
