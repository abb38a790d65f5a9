import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `gpu-quota-value`.
enum GPUQuotaValue: ObjectRule {
  static let descriptor = RuleDescriptor(
    "gpu-quota-value", .error, by: .ui,
    summary: "a GPU quota that is no whole number above 0, or an entry without a family",
    explanation: """
      A quota counts GPUs, so it is a whole number, and at least 1: a family cannot be forbidden with 0. \
      Write the number without quotes. To keep a Project from a family, give it Compute Configs \
      without such GPUs.
      """,
    sources: [
      "Create and Manage Projects, Create Project, GPU Limits and Requests: both key and value are "
        + "filled in, values are greater than 0",
      "Tenants and Projects, GPU Quotas",
    ])

  static let kinds = [Kind.tenant, .project]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    let quotas = subject.inspection.quotas
    for sort in GPUQuota.Sort.allCases {
      for place in quotas.places(sort, of: subject.index) {
        let entry = quotas[place]
        guard entry.amount == 0 || quotas.names[entry.family].isEmpty else { continue }
        check(quotas.quota(entry, of: subject.object), sort, in: subject.object, &report)
      }
    }
  }

  private static func check(
    _ quota: GPUQuota, _ sort: GPUQuota.Sort, in object: PlatformObject,
    _ report: inout RuleReport
  ) {
    if quota.family.isEmptyScalar {
      report.add(
        "a GPU \(sort.word) names no family", in: object, at: quota.family,
        help: "write a family such as NVIDIA-A100, or Default for all that are not listed")
    }
    guard quota.amount == nil, !quota.node.isPoison else { return }
    report.add(
      "the GPU \(sort.word) of \"\(quota.name)\" is \(value(quota.node))", in: object,
      at: quota.node.isNull ? quota.family : quota.node, field: object.path(of: quota.node),
      caption: "a whole number above 0 is wanted", help: help(quota))
  }

  private static func value(_ node: Node) -> String {
    if node.isNull { return "empty" }
    if node.isMapping { return "a mapping, not a number" }
    if node.isSequence { return "a list, not a number" }
    if node.string != nil { return "the text \"\(node.text)\", not a number" }
    return "\(node.text), not a whole number above 0"
  }

  private static func help(_ quota: GPUQuota) -> String {
    if let text = quota.node.string, let number = Int64(text), number > 0 {
      return "write \(number) without quotes"
    }
    return "write how many GPUs, or remove the entry"
  }
}
