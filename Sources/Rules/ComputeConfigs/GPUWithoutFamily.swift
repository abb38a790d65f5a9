import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `gpu-without-family`.
enum GPUWithoutFamily: ObjectRule {
  static let descriptor = RuleDescriptor(
    "gpu-without-family", .warning, by: .ui,
    summary: "a number of GPUs or GPU memory without a GPU family",
    explanation: """
      The console asks for GPUs of a family; without one, nothing says which nodes fit and which quota \
      they count against.
      """,
    sources: [
      "Create and Manage Projects, Compute Config - Worker Pool Defaults: GPU Family, GPU Count, GPU "
        + "Memory"
    ])

  static let kinds = [Kind.computeConfig]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let cluster = subject.cluster else { return }
    for pool in cluster.pools {
      guard let gpu = pool.entry(.gpu), isWithoutFamily(gpu.value) else { continue }
      let empty = gpu.value[.family].flatMap { $0.isNull ? nil : $0 }
      report.addAbsence(
        "\(pool.poolPhrase) has GPUs of no family", in: subject.object,
        field: subject.object.path(of: gpu.value) + ".family", at: empty ?? gpu.key,
        help: "write the family, such as NVIDIA-A100")
    }
  }

  private static func isWithoutFamily(_ gpu: Node) -> Bool {
    let family = gpu[.family]
    guard family.map({ $0.isNull || $0.isEmptyScalar }) ?? true else { return false }
    return [Field.gpuCount, .gpuMemory].contains { gpu[$0].map { !$0.isNull } ?? false }
  }
}
