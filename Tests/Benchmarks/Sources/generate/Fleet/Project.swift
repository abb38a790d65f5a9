/// A project: what it sets itself; what it inherits lies in its tenant and its compute base.
struct Project {
  let name: String
  let hand: Hand
  /// Set where it is not the name in capitalised words.
  let ownDisplayName: String?
  let description: String?
  let labels: Pairs
  let annotations: Pairs
  let viewers: [String]
  let editors: [String]
  let admins: [String]
  let limits: Quota
  let requests: Quota
  let base: String
  /// What it changes about its base.
  let compute: ComputeLayer
  let models: ModelSettings?
  /// The kinds of secret that a Settings of its own needs; empty for most.
  let secrets: [SecretKind]
  let hasQuota: Bool
  let hasNetworkPolicy: Bool
  /// The seed of bytes that nobody reads, such as encrypted values.
  let noise: Int

  init(number: Int, tenant: String, seed: Int) {
    var dice = Dice(seed, 2, number)
    let name = Vocabulary.project(number, &dice)
    let team = dice.pick(Vocabulary.teams)
    let environment = dice.pick(["production", "staging", "development"])
    self.name = name
    hand = Hand(&dice)
    ownDisplayName = dice.chance(30) ? "\(capitalised(team)) Workspace \(number)" : nil
    description = dice.chance(60) ? dice.pick(Vocabulary.descriptions) : nil
    labels = [
      ("app.kubernetes.io/part-of", tenant), ("app.kubernetes.io/managed-by", "gitops"),
      ("cost-center", String(dice.roll(1000...9999))), ("environment", environment), ("team", team),
    ]
    annotations = [
      ("example.com/owner", "\(team)@example.com"),
      ("example.com/ticket", "OPS-\(dice.roll(100...99_999))"),
      ("example.com/runbook", "https://runbooks.example.com/\(tenant)/\(name)"),
    ]
    viewers = ["\(name)-viewers"] + (dice.chance(40) ? ["\(team)-guests"] : [])
    editors = ["\(name)-editors"] + (dice.chance(30) ? ["\(team)-engineers"] : [])
    admins = ["\(name)-admins"]

    let families = dice.pick(dice.chance(60) ? 1 : 2, of: Gpu.families)
    let namesRest = dice.chance(35)
    limits =
      families.map { ($0.name, dice.pick([8, 16, 24, 32])) }
      + (namesRest ? [(Gpu.rest, dice.pick([4, 8]))] : [])
    requests =
      families.map { ($0.name, dice.pick([4, 8])) } + (namesRest ? [(Gpu.rest, 4)] : [])

    let (base, baseFamily) = dice.pick(ComputeLayer.bases.map { ($0.name, $0.family) })
    self.base = base
    compute = ComputeLayer(
      over: base, families: families.filter { $0.name != baseFamily },
      labels: [("palette.ai", "true"), ("team", team)], &dice)
    models = dice.chance(50) ? ModelSettings(&dice) : nil
    secrets = dice.chance(10) ? [.palette] + (dice.chance(50) ? [.huggingFace] : []) : []
    hasQuota = dice.chance(16)
    hasNetworkPolicy = dice.chance(10)
    noise = dice.below(1 << 32)
  }

  /// The name people see.
  var displayName: String { ownDisplayName ?? capitalised(name) }
}
