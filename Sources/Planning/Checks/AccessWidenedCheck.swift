import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `access-widened`.
enum AccessWidenedCheck {
  /// One finding for each role that a group gains in something that was there before, at the group.
  static func findings(_ changes: [AccessChange], _ context: ChangeContext) -> [Finding] {
    var tokens = GroupTokens()
    return changes.compactMap { change in
      guard change.isGain else { return nil }
      if let project = change.project {
        // What a Tenant's administrators gain is told once, at the Tenant.
        guard change.tenant == nil else { return nil }
        return finding(change, project, context, &tokens)
      }
      return change.tenant.flatMap { administrator(change, $0, context, &tokens) }
    }
  }

  private static func finding(
    _ change: AccessChange, _ name: String, _ context: ChangeContext, _ tokens: inout GroupTokens
  ) -> Finding? {
    guard let index = context.survivors[.project]?[name],
      let role = Project.roles.first(where: { $0.name == change.role }),
      let list = context.head.catalogue[index].spec?[.roleMapping]?[role],
      let token = tokens.token(change.group, in: list, of: context.head.catalogue[index], index)
    else { return nil }
    let project = context.head.catalogue[index]
    return Finding(
      rule: "access-widened", severity: .note,
      message: "the group \"\(change.group)\" becomes \(change.role) of Project \"\(name)\"",
      object: project.reference, field: token.path,
      location: context.head.place(token.node.range), caption: "new here")
  }

  private static func administrator(
    _ change: AccessChange, _ name: String, _ context: ChangeContext, _ tokens: inout GroupTokens
  ) -> Finding? {
    guard let index = context.survivors[.tenant]?[name],
      let tenant = Tenant(context.head.catalogue[index]),
      let list = tenant.adminGroups,
      let token = tokens.token(change.group, in: list, of: tenant.object, index)
    else { return nil }
    let projects = context.head.resolution.projects(of: name)
    let reach =
      projects.isEmpty
      ? "" : ", and so of \(listed(projects.map { context.head.catalogue[$0].name }))"
    return Finding(
      rule: "access-widened", severity: .note,
      message: "the group \"\(change.group)\" becomes admin of Tenant \"\(name)\"\(reach)",
      object: tenant.object.reference, field: token.path,
      location: context.head.place(token.node.range), caption: "new here")
  }
}

/// Where groups stand in the lists of objects: each list is looked through once.
private struct GroupTokens {
  struct Token {
    let node: Node
    let path: String
  }

  private var tables: [[Int]: [String: Token]] = [:]

  /// The first item of an object's list that names a group.
  mutating func token(
    _ group: String, in list: Node, of object: PlatformObject, _ index: Int
  ) -> Token? {
    let key = [index, list.index]
    if let table = tables[key] { return table[group] }
    let path = object.path(of: list)
    var table: [String: Token] = [:]
    for (place, item) in list.items.enumerated() {
      guard let text = item.string, table[text] == nil else { continue }
      table[text] = Token(node: item, path: "\(path)[\(place)]")
    }
    tables[key] = table
    return table[group]
  }
}
