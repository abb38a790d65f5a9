import Platform
import Resolution
import YAMLSyntax

/// A Project's lists of the models of one source that may and may not be used.
struct ModelAccessList {
  let object: PlatformObject
  let source: ModelSource
  /// The entries that are strings, in the order written.
  let allowed: [Node]
  let disallowed: [Node]
  /// Whether everything that is allowed is known; false where the list is something else.
  let knowsAllowed: Bool

  private init(_ lists: Node, of project: Project, source: ModelSource) {
    object = project.object
    self.source = source
    allowed = Self.strings(lists[.allow])
    disallowed = Self.strings(lists[.disallow])
    knowsAllowed = lists[.allow].map { $0.isNull || $0.isSequence } ?? true
  }

  /// The lists of all Projects.
  static func all(in resolution: Resolution) -> [ModelAccessList] {
    Project.all(in: resolution).flatMap { project in
      ModelSource.allCases.compactMap { source in
        source.accessList(of: project).map {
          ModelAccessList($0, of: project, source: source)
        }
      }
    }
  }

  private static func strings(_ list: Node?) -> [Node] {
    list?.items.filter { $0.string != nil } ?? []
  }
}
