import Reporting

extension Overview {
  /// The overview for programs.
  package var json: String {
    let document: JSON = [
      "version": .integer(1),
      "tenants": .array(tenants.map { $0.json }),
    ]
    return document.text
  }
}

extension Overview.TenantRow {
  fileprivate var json: JSON {
    [
      "name": JSON(name), "displayName": JSON(displayName),
      "presence": name == nil ? .null : .string(presence.rawValue),
      "projects": .array(projects.map { $0.json }),
      "gpuLimits": .array(quotas.map { $0.json }),
    ]
  }
}

extension Overview.ProjectRow {
  fileprivate var json: JSON {
    [
      "name": .string(name), "displayName": JSON(displayName),
      "computeConfig": JSON(computeConfig),
      "settings": ["own": JSON(ownSettings), "inherited": JSON(inheritedSettings)],
      "gpuLimits": .object(limits.map { JSON.Member($0.family, .integer(Int($0.amount))) }),
    ]
  }
}

extension Overview.QuotaRow {
  fileprivate var json: JSON {
    [
      "family": .string(family), "held": held.map { .integer(Int($0)) } ?? .null,
      "isDefault": .boolean(isDefault), "givenOut": .integer(Int(given)),
      "projects": .integer(projects),
    ]
  }
}
