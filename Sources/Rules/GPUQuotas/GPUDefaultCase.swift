import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `gpu-default-case`.
enum GPUDefaultCase: ObjectRule {
  static let descriptor = RuleDescriptor(
    "gpu-default-case", .error, by: .controller,
    summary: "the key for all other GPU families is not spelled `Default`",
    explanation: """
      The key `Default` bounds every family that is not listed. In any other case it is the name of a \
      family that no GPU has, and all other families stay without a quota.
      """,
    sources: [
      "Tenants and Projects, Default Quotas",
      "Create and Manage Projects, Create Project, GPU Limits and Requests: enter Default",
    ],
    fix: "writes `Default`")

  static let kinds = [Kind.tenant, .project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    for sort in GPUQuota.Sort.allCases { check(sort, in: subject.object, &report) }
  }

  private static func check(
    _ sort: GPUQuota.Sort, in object: PlatformObject, _ report: inout RuleReport
  ) {
    let entries = GPUQuota.entries(sort, of: object.spec?[.gpuResources])
    for quota in entries where quota.isDefaultMiscased {
      let hasDefault = entries.contains(where: \.isDefault)
      report.add(
        "\"\(quota.name)\" is the name of a GPU family, not the \(sort.word) of all others",
        in: object, at: quota.family, caption: "spelled Default",
        help: hasDefault ? "remove it, since Default is there too" : "write Default",
        fix: hasDefault
          ? nil
          : Respelling.fix(quota.family, as: GPUQuota.defaultFamily, title: "write Default"))
    }
  }
}
