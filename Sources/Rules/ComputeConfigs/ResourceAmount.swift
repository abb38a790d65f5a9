import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `resource-amount`.
enum ResourceAmount: ObjectRule {
  static let descriptor = RuleDescriptor(
    "resource-amount", .error, by: .ui,
    summary: "a number of CPUs or GPUs that is no whole number above 0, or no memory at all",
    explanation: """
      These amounts say what a node needs at least, or how much a pool has in all, so none of them is 0. \
      Leave a field out where it does not matter. The least number of worker nodes may be 0, but not \
      below.
      """,
    sources: [
      "Create and Manage Projects, Compute Config - Control Plane Defaults and Worker Pool Defaults",
      "Compute Config",
    ])

  static let kinds = [Kind.computeConfig]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let cluster = subject.cluster else { return }
    if let pool = cluster.controlPlanePool { check(pool, in: subject.object, &report) }
    for pool in cluster.pools { check(pool, in: subject.object, &report) }
  }

  private static func check(
    _ pool: Node, in object: PlatformObject, _ report: inout RuleReport
  ) {
    guard !areSurelyAmounts(pool) else { return }
    let gpu = pool[.gpu]
    checkCount(pool[.cpu, .cpuCount], "CPUs", in: object, &report)
    checkMemory(pool[.memory, .memory], "memory", in: object, &report)
    checkCount(gpu?[.gpuCount], "GPUs", in: object, &report)
    checkMemory(gpu?[.gpuMemory], "GPU memory", in: object, &report)
    guard let nodes = pool[.minWorkerNodes], let number = nodes.wholeNumber, number < 0 else {
      return
    }
    report.add(
      "the least number of worker nodes is \(number)", in: object, at: nodes,
      caption: "at least 0", help: "write how many nodes the pool has at least")
  }

  /// Whether every amount of a pool is written as nearly all are, with nothing wrong: one look at each.
  private static func areSurelyAmounts(_ pool: Node) -> Bool {
    let tree = pool.tree
    var areSure = true
    tree.forEachEntry(inMappingAt: pool.index) { key, value in
      let isSure: Bool
      switch tree.key(at: key) {
      case Field.cpu.id, Field.memory.id, Field.gpu.id:
        isSure = areSurelyAmounts(in: tree, at: value)
      case Field.minWorkerNodes.id: isSure = isCount(in: tree, at: value, above: -1)
      default: isSure = true
      }
      areSure = areSure && isSure
    }
    return areSure
  }

  /// The same of what a pool has of CPUs, memory or GPUs.
  private static func areSurelyAmounts(in tree: Tree, at index: Int) -> Bool {
    var areSure = true
    tree.forEachEntry(inMappingAt: index) { key, value in
      let isSure: Bool
      switch tree.key(at: key) {
      case Field.cpuCount.id, Field.gpuCount.id: isSure = isCount(in: tree, at: value, above: 0)
      case Field.memory.id, Field.gpuMemory.id:
        isSure = !tree.withText(at: value, mayBeginWithZero)
      default: isSure = true
      }
      areSure = areSure && isSure
    }
    return areSure
  }

  private static func isCount(in tree: Tree, at index: Int, above least: Int64) -> Bool {
    guard case .integer(let number)? = tree.typedScalar(at: index) else { return false }
    return number > least
  }

  private static func checkCount(
    _ node: Node?, _ noun: String, in object: PlatformObject, _ report: inout RuleReport
  ) {
    guard let node else { return }
    if let number = node.wholeNumber, number > 0 { return }
    guard !node.isNull, !node.isPoison else { return }
    let value = node.isScalar ? "\"\(node.text)\"" : "no number"
    let meant = node.string.flatMap { Int64($0) }.flatMap { $0 > 0 ? $0 : nil }
    report.add(
      "the number of \(noun) is \(value)", in: object, at: node,
      caption: "a whole number above 0 is wanted",
      help: meant.map { "write \($0) without quotes" } ?? "write how many, or remove it")
  }

  private static func checkMemory(
    _ node: Node?, _ noun: String, in object: PlatformObject, _ report: inout RuleReport
  ) {
    guard let node, isZeroMemory(node) else { return }
    report.add(
      "the \(noun) is \"\(node.text)\"", in: object, at: node, caption: "nothing at all",
      help: "write an amount above 0, or remove it")
  }

  /// Whether a value is an amount of memory with a unit, but of 0.
  static func isZeroMemory(_ node: Node) -> Bool {
    guard node.withText(mayBeginWithZero), let text = node.string else { return false }
    let number = text.prefix { $0 == "." || ("0"..."9").contains($0) }
    let unit = text.dropFirst(number.count).drop { $0 == " " }
    return number.contains("0") && number.allSatisfy { $0 == "0" || $0 == "." }
      && unit.hasSuffix("B") && unit.count <= 3
  }

  private static func mayBeginWithZero(_ text: Span<UInt8>) -> Bool {
    !text.isEmpty && (text[0] == UInt8(ascii: "0") || text[0] == UInt8(ascii: "."))
  }
}
