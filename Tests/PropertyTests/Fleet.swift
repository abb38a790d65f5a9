import SourceText

/// Generated definitions: Tenants, bases and Projects, some of them with faults that the platform's
/// rules find, none with one that keeps them from being compiled.
struct Fleet {
  struct Definition {
    let kind: String
    let name: String
    var labels: Value?
    var spec: Value
  }

  var tenants: [Definition] = []
  /// Each may start from one before it.
  var bases: [Definition] = []
  var projects: [Definition] = []

  init(seed: UInt64) {
    var dice = Dice(seed: seed)
    for number in 0..<dice.number(0...4) { bases.append(Fleet.base(number, bases, &dice)) }
    for number in 0..<dice.number(1...3) { tenants.append(Fleet.tenant(number, bases, &dice)) }
    for number in 0..<dice.number(1...6) {
      projects.append(Fleet.project(number, tenants, bases, &dice))
    }
  }

  /// The definitions in files.
  ///
  /// - Parameters:
  ///   - seed: decides how they are written.
  ///   - layout: decides how many files there are, in what order and of what names.
  func files(seed: UInt64, layout: UInt64) -> [SourceFile] {
    var pen = Dice(seed: seed)
    let texts = (tenants + bases + projects).map { $0.yaml(&pen) }
    var dice = Dice(seed: layout)
    var files: [String] = []
    for text in dice.shuffled(texts) {
      if !files.isEmpty, dice.flip(30) {
        files[files.count - 1] += "---\n" + text
      } else {
        files.append(text)
      }
    }
    return files.enumerated().map { index, text in
      SourceFile(path: "\(layout)-\(1000 + index).yaml", bytes: Array(text.utf8))
    }
  }

  // MARK: Parts

  private static let families = ["NVIDIA-A100", "NVIDIA-H100", "NVIDIA-L40S", "Default"]
  private static let groups = ["auditors", "admins", "sre", "readers", "writers"]

  private static func groups(_ dice: inout Dice) -> Value {
    .list(dice.shuffled(dice.some(groups)).map { .text($0) })
  }

  /// A mapping of some of the fields, each with a value or, where that may be, with null.
  private static func map(
    _ dice: inout Dice, nulls: Int, _ fields: [(String, (inout Dice) -> Value)]
  ) -> Value {
    var entries: [String: Value] = [:]
    for (name, make) in fields where dice.flip(60) {
      entries[name] = dice.flip(nulls) ? .null : make(&dice)
    }
    return .map(entries)
  }

  private static func quota(_ dice: inout Dice, nulls: Int) -> Value {
    map(
      &dice, nulls: nulls,
      families.map { family in (family, { (dice: inout Dice) in .integer(dice.number(0...64)) }) })
  }

  private static func pool(_ name: String, _ dice: inout Dice, nulls: Int) -> Value {
    var pool = map(
      &dice, nulls: nulls,
      [
        ("minWorkerNodes", { .integer($0.number(0...4)) }),
        ("cpu", { .map(["cpuCount": .integer($0.number(1...32))]) }),
        ("memory", { .map(["memory": .text($0.pick(["16 GB", "64 GB", "none"]))]) }),
        (
          "gpu",
          { dice in
            .map([
              "family": .text(dice.pick(families)), "gpuCount": .integer(dice.number(1...8)),
            ])
          }
        ),
      ])
    pool["name"] = .text(name)
    return pool
  }

  static func compute(_ dice: inout Dice, nulls: Int) -> Value {
    map(
      &dice, nulls: nulls,
      [
        (
          "controlPlanePool",
          { dice in
            map(
              &dice, nulls: nulls,
              [
                ("nodeCount", { .integer($0.pick([1, 2, 3, 5])) }),
                ("architecture", { .text($0.pick(["AMD64", "ARM64", "amd64"])) }),
                ("cpu", { .map(["cpuCount": .integer($0.number(1...16))]) }),
                ("labels", { .map([$0.pick(["team", "tier"]): .text("platform")]) }),
              ])
          }
        ),
        (
          "workerPools",
          { dice in
            .list(
              dice.shuffled(dice.some(["gpu", "general", "batch"])).map {
                pool($0, &dice, nulls: nulls)
              })
          }
        ),
        (
          "sshKeys",
          { dice in .list(dice.some(["ssh-ed25519 one", "ssh-ed25519 two"]).map { .text($0) }) }
        ),
        (
          "edge",
          { dice in
            map(
              &dice, nulls: nulls,
              [
                (
                  "ntpServers",
                  { .list($0.some(["one.example", "two.example"]).map { .text($0) }) }
                )
              ])
          }
        ),
      ])
  }

  private static func inherited(_ dice: inout Dice, nulls: Int, bases: [Definition]) -> Value {
    map(
      &dice, nulls: nulls,
      [
        ("description", { .text($0.pick(["a workspace", "another workspace"])) }),
        (
          "tags",
          { dice in
            map(
              &dice, nulls: nulls,
              ["one", "two", "three"].map { name in
                (name, { (dice: inout Dice) in .text(dice.pick(["red", "green"])) })
              })
          }
        ),
        (
          "roleMapping",
          { dice in
            map(
              &dice, nulls: nulls,
              ["viewer", "editor", "admin"].map { ($0, { (dice: inout Dice) in groups(&dice) }) })
          }
        ),
        (
          "gpuResources",
          { dice in
            map(
              &dice, nulls: nulls,
              [
                ("limits", { quota(&$0, nulls: nulls) }),
                ("requests", { quota(&$0, nulls: nulls) }),
              ])
          }
        ),
        (
          "computeConfig",
          { dice in
            var value = compute(&dice, nulls: nulls)
            if let base = bases.randomElement(using: &dice), dice.flip(70) {
              value["from"] = .text(base.name)
            }
            return value
          }
        ),
        (
          "modelSettings",
          { dice in
            map(
              &dice, nulls: nulls,
              [
                (
                  "huggingFace",
                  { dice in
                    .map([
                      "modelRepositoryACL": .map([
                        "allow": .list(dice.some(["meta/*", "mistral/*"]).map { .text($0) })
                      ])
                    ])
                  }
                )
              ])
          }
        ),
      ])
  }

  private static func labels(_ dice: inout Dice) -> Value? {
    dice.flip(40) ? .map(["stage": .text(dice.pick(["test", "production"]))]) : nil
  }

  // MARK: Definitions

  private static func base(_ number: Int, _ others: [Definition], _ dice: inout Dice) -> Definition
  {
    var spec = compute(&dice, nulls: others.isEmpty ? 0 : 15)
    if let other = others.randomElement(using: &dice), dice.flip(70) {
      spec["from"] = .text(other.name)
    }
    return Definition(kind: "ComputeConfig", name: "base-\(number)", spec: spec)
  }

  private static func tenant(_ number: Int, _ bases: [Definition], _ dice: inout Dice) -> Definition
  {
    let name = "tenant-\(["one", "two", "three"][number])"
    var spec: [String: Value] = ["adminGroups": groups(&dice)]
    if dice.flip(70) {
      spec["gpuResources"] = .map(["limits": quota(&dice, nulls: 0)])
    }
    if dice.flip(60) {
      spec["settings"] = .map(["palette": .map(["secret": .text("\(name)-palette")])])
    }
    if dice.flip(80) { spec["projectDefaults"] = inherited(&dice, nulls: 0, bases: bases) }
    return Definition(kind: "Tenant", name: name, labels: labels(&dice), spec: .map(spec))
  }

  private static func project(
    _ number: Int, _ tenants: [Definition], _ bases: [Definition], _ dice: inout Dice
  ) -> Definition {
    let name = "project-\(number)"
    var spec = inherited(&dice, nulls: 15, bases: bases)
    spec["tenant"] = .text(dice.pick(tenants).name)
    if dice.flip(40) {
      spec["settings"] = .map(["huggingFace": .map(["secret": .text("\(name)-huggingface")])])
    }
    return Definition(kind: "Project", name: name, labels: labels(&dice), spec: spec)
  }
}

extension Fleet.Definition {
  func yaml(_ dice: inout Dice) -> String {
    let extra = labels.map { ", labels: \($0.yaml(&dice))" } ?? ""
    return """
      apiVersion: gesso/v1
      kind: \(kind)
      metadata: {name: \(name)\(extra)}
      spec: \(spec.yaml(&dice))

      """
  }
}
