/// Tenants and their projects, before anyone decides how to write them down.
///
/// A fleet breaks no rule: names are unique and valid, quotas fit, every reference has its target.
/// A smaller fleet of the same seed begins as a larger one does, but for the sums of its last
/// tenant's quotas.
struct Fleet {
  let tenants: [Tenant]

  private static let projectsOfATenant = 100

  init(projects count: Int, seed: Int) {
    tenants = stride(from: 0, to: count, by: Self.projectsOfATenant).map { first in
      let numbers = first..<min(first + Self.projectsOfATenant, count)
      return Tenant(number: first / Self.projectsOfATenant, projects: numbers, seed: seed)
    }
  }
}

/// A key and a value, in the order somebody wrote them.
typealias Pairs = [(key: String, value: String)]

/// GPUs of each family, in the order somebody wrote them.
typealias Quota = [(family: String, count: Int)]
