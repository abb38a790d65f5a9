import Diagnosis

/// `access-widened`: found by `gesso plan`.
enum AccessWidened: Rule {
  static let descriptor = RuleDescriptor(
    "access-widened", .note, by: .advice,
    summary: "a group gains a role",
    explanation: """
      Nothing is wrong with it, but somebody should have meant it: told are the group, the role and \
      the Project, or the Tenant with all Projects that its administrators get. The roles in Projects \
      and Tenants that are new themselves are listed in the plan, not reported. Only gesso plan \
      reports this.
      """,
    sources: ["Roles and Permissions: a Tenant's groups are administrators of all its Projects"])
}
