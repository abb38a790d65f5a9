import Diagnosis
package import Reporting

extension Overview {
  /// The overview as tables; with bars where there is a terminal.
  package func text(style: ReportStyle) -> String {
    let paint = Paint(isOn: style.color)
    let parts = tenants.map { tenant in
      ([heading(of: tenant, paint)] + projectLines(tenant) + quotaLines(tenant, style, paint))
        .map { $0 + "\n" }.joined()
    }
    let projects = tenants.reduce(0) { $0 + $1.projects.count }
    let known = tenants.count { $0.presence == .repository }
    let total = "\(counted(known, "Tenant")), \(counted(projects, "Project"))\n"
    return (parts + [total]).joined(separator: "\n")
  }

  private func heading(of tenant: TenantRow, _ paint: Paint) -> String {
    guard let name = tenant.name else {
      return paint(.strong, "Projects without a readable Tenant")
    }
    let title = paint(.strong, "Tenant \(visible(name))")
    switch tenant.presence {
    case .repository: return title + (tenant.displayName.map { " (\(visible($0)))" } ?? "")
    case .external: return title + " (made elsewhere)"
    case .missing: return title + " (not in this repository)"
    }
  }

  private func projectLines(_ tenant: TenantRow) -> [String] {
    guard !tenant.projects.isEmpty else { return ["  no Projects"] }
    var table = Table(["PROJECT", "DISPLAY NAME", "COMPUTE CONFIG", "SETTINGS", "GPU LIMITS"])
    for project in tenant.projects {
      table.add([
        project.name, project.displayName ?? "-", project.computeConfig ?? "-",
        project.settings,
        project.limits.isEmpty
          ? "-" : project.limits.map { "\($0.family) \($0.amount)" }.joined(separator: ", "),
      ])
    }
    return table.lines(indent: 2)
  }

  private func quotaLines(_ tenant: TenantRow, _ style: ReportStyle, _ paint: Paint) -> [String] {
    guard !tenant.quotas.isEmpty else { return [] }
    var table = Table(["GPU FAMILY", "HELD", "GIVEN OUT", "SHARE"], numbers: [1, 2, 3])
    for quota in tenant.quotas {
      let held = quota.held.map { quota.isDefault ? "(\($0))" : "\($0)" } ?? "unlimited"
      table.add([quota.family, held, "\(quota.given)", quota.share.map { "\($0)%" } ?? "-"])
    }
    var lines = table.lines(indent: 2)
    if let width = style.width {
      let room = min(24, width - (lines.map(\.columns).max() ?? 0) - 2)
      for (row, quota) in tenant.quotas.enumerated() where room >= 4 {
        guard let share = quota.share else { continue }
        lines[row + 1] += "  " + Overview.bar(share, width: room, paint)
      }
    }
    let isDefaultUsed = tenant.quotas.contains { $0.isDefault }
    return [""] + lines + (isDefaultUsed ? ["  (in brackets: the Tenant's Default)"] : [])
  }

  /// A bar of blocks, full at 100 percent.
  private static func bar(_ share: Int, width: Int, _ paint: Paint) -> String {
    let full = min(width, (share * width + 50) / 100)
    let filled = String(repeating: "█", count: full)
    let rest = String(repeating: "░", count: width - full)
    return (share > 100 ? paint(.severity(.warning), filled) : paint(.help, filled)) + rest
  }
}

extension Overview.ProjectRow {
  /// Whose settings the Project works with.
  fileprivate var settings: String {
    switch (ownSettings, inheritedSettings) {
    case (_?, _?): "own + Tenant's"
    case (_?, nil): "own"
    case (nil, _?): "Tenant's"
    case (nil, nil): "-"
    }
  }
}

extension Overview.QuotaRow {
  /// What is given out of what is held, in percent rounded down; nil where nothing is held.
  var share: Int? {
    guard let held, held > 0 else { return nil }
    let (product, overflows) = given.multipliedReportingOverflow(by: 100)
    return overflows ? 10_000 : min(10_000, Int(product / held))
  }
}
