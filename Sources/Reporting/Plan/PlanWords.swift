import Diagnosis
import Planning

/// What text and Markdown say alike, as plain words that nobody has escaped yet.
struct PlanWords {
  let report: PlanReport

  private var plan: Plan { report.plan }

  /// An object as kubectl would name it: `Settings vision/shared`; a Project by its name alone where
  /// its namespace is the same.
  static func name(_ object: ObjectReference) -> String {
    guard let namespace = object.namespace,
      !(object.kind == "Project" && namespace == object.name)
    else { return "\(object.kind) \(object.name)" }
    return "\(object.kind) \(namespace)/\(object.name)"
  }

  static func word(_ action: Step.Action) -> String {
    switch action {
    case .create: "create"
    case .change: "change"
    case .detach: "detach"
    case .delete: "delete"
    }
  }

  /// Who gains or loses what, one line each: a Tenant's administrators with the Projects that they
  /// get with it.
  var access: [(isGain: Bool, group: String, role: String)] {
    let administrators = Set(
      plan.access.filter { $0.project == nil }.map { [$0.group, $0.tenant ?? "", "\($0.isGain)"] })
    return plan.access.compactMap { change in
      let tenant = change.tenant ?? ""
      guard let project = change.project else {
        return (change.isGain, change.group, "admin of Tenant \(tenant)\(reach(of: change))")
      }
      guard change.tenant != nil else {
        return (change.isGain, change.group, "\(change.role) of Project \(project)")
      }
      if administrators.contains([change.group, tenant, "\(change.isGain)"]) { return nil }
      return (
        change.isGain, change.group,
        "\(change.role) of Project \(project), as admin of Tenant \(tenant)"
      )
    }
  }

  /// The Projects that a Tenant's administrator gains or loses with it.
  private func reach(of change: AccessChange) -> String {
    let projects = plan.access.filter {
      $0.group == change.group && $0.tenant == change.tenant && $0.isGain == change.isGain
        && $0.project != nil
    }.compactMap(\.project)
    guard !projects.isEmpty else { return "" }
    return ", and so of \(projects.count == 1 ? "Project" : "Projects") "
      + projects.joined(separator: ", ")
  }

  /// A quota's object and what it is of, and the two amounts.
  static func words(_ quota: QuotaChange) -> (name: String, old: String, new: String) {
    (
      "\(name(quota.object)), \(quota.sort) of \(quota.family)",
      quota.old.map { String($0) } ?? "unlimited", quota.new.map { String($0) } ?? "unlimited"
    )
  }

  /// What the new state's own faults mean for the plan; nil where it has none.
  var faults: String? {
    guard report.head.errors > 0 else { return nil }
    return "\(report.head.name) does not compile cleanly: \(counted(report.head.errors, "error")), "
      + "which \(report.lintCommand) shows"
  }

  /// The loops, each as one line that ends where it started.
  var loops: [String] {
    plan.loops.map { loop in
      (loop + loop.prefix(1)).map { PlanWords.name($0) }.joined(separator: " -> ")
    }
  }

  /// What is worth a last look: namespaces left behind and objects that cannot be compared.
  var leftovers: [String] {
    plan.remains.map {
      "namespace \($0.namespace) stays when Tenant \($0.tenant) is gone; delete it by hand"
    }
      + plan.hidden.map {
        "\(PlanWords.name($0)) cannot be compared in full: a fault hides what it is"
      }
  }

  /// Between what the plan leads, and what to do.
  var headline: String {
    guard plan.hasChanges else {
      return plan.hidden.isEmpty
        ? "no changes: both come to the same objects" : "no changes, as far as can be told"
    }
    return report.summary.sentence + (plan.loops.isEmpty ? "" : "; no order is safe")
  }
}
