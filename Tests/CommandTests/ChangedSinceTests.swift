import Testing

/// `gesso lint --changed-since` in repositories that the real git made.
@Suite struct ChangedSinceTests {
  /// A fault in each of two Projects, one of which starts from a base.
  private static let faulty = [
    "tenant.yaml": Sample.tenant,
    "base.yaml": """
    apiVersion: gesso/v1
    kind: ComputeConfig
    metadata: {name: edge}
    spec: {controlPlanePool: {nodeCount: 3, workerNodeEligible: true}}

    """,
    "vision.yaml": Sample.project(
      "vision", viewer: "readers, readers", more: "  computeConfig: edge"),
    "speech.yaml": Sample.project("speech", viewer: "readers, readers"),
  ]

  private func places(_ outcome: Outcome) -> [String] {
    outcome.output.split(separator: "\n").dropLast().map {
      $0.split(separator: ":").first.map(String.init) ?? ""
    }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func lint(_ repository: ScriptedRepository, _ more: String...) throws -> [String] {
    let outcome = try repository.gesso(
      list: ["lint", "--format", "concise", "--changed-since", "main"] + more)
    #expect(outcome.status != 3 && outcome.status != 2, "\(outcome.errors)")
    return places(outcome)
  }

  @Test func saysNothingWhereNothingChanged() throws {
    let repository = try ScriptedRepository.committed(Self.faulty)
    #expect(try lint(repository) == [])
    #expect(try lint(repository, "--staged") == [])
    #expect(try lint(repository, "--rev", "HEAD") == [])
    try repository.git("mv", "vision.yaml", "sight.yaml")
    #expect(try lint(repository) == [])
  }

  @Test func tellsOfChangedObjects() throws {
    let repository = try ScriptedRepository.committed(Self.faulty)
    try repository.write(["speech.yaml": Sample.project("speech", viewer: "guests, guests")])
    #expect(try lint(repository) == ["speech.yaml"])
    #expect(try lint(repository, "--staged") == [])
    try repository.git("add", "speech.yaml")
    #expect(try lint(repository, "--staged") == ["speech.yaml"])
  }

  @Test func tellsOfHeirs() throws {
    let repository = try ScriptedRepository.committed(Self.faulty)
    try repository.write([
      "base.yaml": """
      apiVersion: gesso/v1
      kind: ComputeConfig
      metadata: {name: edge}
      spec: {controlPlanePool: {nodeCount: 5, workerNodeEligible: true}}

      """
    ])
    #expect(try lint(repository) == ["vision.yaml"])
  }

  @Test func tellsOfWhatRefersToIt() throws {
    let repository = try ScriptedRepository.committed(Self.faulty)
    try repository.write([
      "tenant.yaml": Sample.tenant.replacing("displayName: Research", with: "displayName: Lab")
    ])
    #expect(try lint(repository).filter { $0 != "tenant.yaml" } == ["speech.yaml", "vision.yaml"])
  }

  @Test func tellsOfWhatADeletionBreaks() throws {
    let repository = try ScriptedRepository.committed(Self.faulty)
    try repository.remove("base.yaml")
    let outcome = try repository.gesso("lint", "--changed-since", "main")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("[unknown-base]"))
    #expect(!outcome.output.contains("speech.yaml:6"))
  }

  @Test func startsAtTheMergeBase() throws {
    let repository = try ScriptedRepository.committed(Self.faulty)
    try repository.git("checkout", "--quiet", "-b", "branch")
    try repository.write(["speech.yaml": Sample.project("speech", viewer: "guests, guests")])
    try repository.commit()
    try repository.git("checkout", "--quiet", "main")
    try repository.write(["vision.yaml": Sample.project("vision", viewer: "others, others")])
    try repository.commit()
    try repository.git("checkout", "--quiet", "branch")
    #expect(try lint(repository) == ["speech.yaml"])
    #expect(try lint(repository, "--rev", "branch") == ["speech.yaml"])
  }

  @Test func refusesWhatHasNoHistory() throws {
    let repository = try ScriptedRepository.committed(Self.faulty)
    #expect(try repository.gesso("lint", "--changed-since", "nowhere").status == 3)
    #expect(try repository.gesso("lint", "-", "--changed-since", "main").status == 2)
  }
}
