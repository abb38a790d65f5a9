/// The rules of inheritance as the documentation says them, in the plainest way there is: what the
/// compiler has to come to.
struct Model {
  let fleet: Fleet

  /// What a Project's `spec` has to be, but for references and the display name.
  func spec(of project: Fleet.Definition) -> [String: Value] {
    let defaults = defaults(of: project)
    var spec: [String: Value] = [:]
    for field in ["description", "tags", "gpuResources", "modelSettings"] {
      spec[field] = Model.merged(defaults[field], project.spec[field])
    }
    spec["roleMapping"] = Model.merged(
      defaults["roleMapping"], project.spec["roleMapping"], lists: Model.united)
    return spec
  }

  /// What a Project's ComputeConfig has to hold, but for where its parts go.
  func computeConfig(of project: Fleet.Definition) -> Value? {
    let inherited = defaults(of: project)["computeConfig"]
    let own = project.spec["computeConfig"]
    if own == .null { return nil }
    let written = Model.merged(inherited, own, lists: Model.pools)
    guard var value = written else { return nil }
    if case .text(let base)? = value["from"] {
      value["from"] = nil
      // The base first, then what is written, layer by layer, so that a null removes what it has.
      var layered = resolved(base)
      for layer in [inherited, own] {
        guard var layer else { continue }
        layer["from"] = nil
        layered = Model.merged(layered, layer, lists: Model.pools) ?? .map([:])
      }
      return layered
    }
    return value
  }

  /// What a base comes to.
  private func resolved(_ name: String) -> Value {
    guard let base = fleet.bases.first(where: { $0.name == name }) else { return .map([:]) }
    var own = base.spec
    own["from"] = nil
    var parent: Value?
    if case .text(let name)? = base.spec["from"] { parent = resolved(name) }
    return Model.merged(parent, own, lists: Model.pools) ?? .map([:])
  }

  private func defaults(of project: Fleet.Definition) -> Value {
    let tenant = fleet.tenants.first { .text($0.name) == project.spec["tenant"] }
    return tenant?.spec["projectDefaults"] ?? .map([:])
  }

  // MARK: Merging

  /// Mappings key by key, `null` removing, everything else replaced.
  static func merged(
    _ inherited: Value?, _ own: Value?, lists: (Value, Value) -> Value = { $1 }
  ) -> Value? {
    switch (inherited, own) {
    case (_, .null?): return nil
    case (.map(let below)?, .map(let above)?):
      var result: [String: Value] = [:]
      for key in Set(below.keys).union(above.keys) {
        result[key] = merged(below[key], above[key], lists: lists)
      }
      return .map(result)
    case (.list?, .list?): return lists(inherited ?? .null, own ?? .null)
    case (.null?, nil): return nil
    case (let value?, nil): return merged(nil, value, lists: lists)
    case (_, .map(let above)?):
      return .map(above.compactMapValues { merged(nil, $0, lists: lists) })
    case (_, .list(let items)?): return .list(items.map { merged(nil, $0, lists: lists) ?? .null })
    case (_, let value): return value
    }
  }

  /// Inherited groups first, each once.
  static func united(_ inherited: Value, _ own: Value) -> Value {
    guard case .list(let below) = inherited, case .list(let above) = own else { return own }
    return .list(below + above.filter { !below.contains($0) })
  }

  /// Worker pools by name, all other lists replaced.
  static func pools(_ inherited: Value, _ own: Value) -> Value {
    guard case .list(let below) = inherited, case .list(let above) = own,
      (below + above).allSatisfy({ $0["name"] != nil })
    else { return own }
    var pools = below
    for pool in above {
      if let place = pools.firstIndex(where: { $0["name"] == pool["name"] }) {
        pools[place] = merged(pools[place], pool) ?? pool
      } else {
        pools.append(merged(nil, pool) ?? pool)
      }
    }
    return .list(pools)
  }
}
