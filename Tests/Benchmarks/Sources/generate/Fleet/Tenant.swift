/// A tenant, what its projects inherit, and the projects.
struct Tenant {
  let name: String
  let hand: Hand
  let labels: Pairs
  let adminGroups: [String]
  /// Viewers of every project.
  let auditors: [String]
  /// Admins of every project.
  let operators: [String]
  /// The compute configuration of projects that name none.
  let base: String
  /// How its secrets reach the cluster.
  let provider: SecretProvider
  /// One file for all of its secrets, or one for each.
  let keepsSecretsTogether: Bool
  /// Some tenants have a namespace that belongs to no project.
  let toolsNamespace: String?
  let projects: [Project]

  /// The most a single request of any project may ask for.
  let requests: Quota = Gpu.families.map { ($0.name, 16) } + [(Gpu.rest, 8)]
  /// What a single request may ask for of a family that a project does not name.
  let inheritedRequest = 2

  init(number: Int, projects numbers: Range<Int>, seed: Int) {
    var dice = Dice(seed, 1, number)
    let name = Vocabulary.tenant(number)
    self.name = name
    hand = Hand(&dice)
    labels = [
      ("cost-center", String(dice.roll(1000...9999))),
      ("business-unit", dice.pick(Vocabulary.teams)),
    ]
    adminGroups = ["\(name)-platform-admins", "platform-sre"]
    auditors = ["\(name)-auditors"]
    operators = ["\(name)-operators"]
    base = dice.pick(ComputeLayer.bases).name
    provider = dice.pick(SecretProvider.allCases)
    keepsSecretsTogether = dice.chance(30)
    toolsNamespace = dice.chance(50) ? "\(name)-tools" : nil
    projects = numbers.map { Project(number: $0, tenant: name, seed: seed) }
  }

  /// Enough for all of its projects at once, a little to spare.
  var limits: Quota {
    (Gpu.families.map(\.name) + [Gpu.rest]).map { family in
      let used = projects.reduce(0) { sum, project in
        sum + (project.limits.first { $0.family == family }?.count ?? 0)
      }
      return (family, (used / 8 + 4) * 8)
    }
  }

  /// The secrets that its shared Settings needs.
  var secrets: [SecretKind] { SecretKind.allCases }
}
