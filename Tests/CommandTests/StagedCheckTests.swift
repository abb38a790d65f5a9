import Foundation
import Testing

/// What is said of a commit that was checked with the files that it can reach must be what linting all
/// files would say.
@Suite struct StagedCheckTests {
  private static let tenants = (10..<26).map { "team-\($0)" }

  private static func tenant(_ name: String) -> String {
    Sample.tenant.replacing("{name: research}", with: "{name: \(name)}")
      .replacing("Research", with: name.replacing("-", with: " ").capitalized)
      .replacing("research-palette", with: "\(name)-palette")
  }

  private static func project(_ name: String, of tenant: String, more: String = "") -> String {
    Sample.project(name, more: more).replacing("tenant: research", with: "tenant: \(tenant)")
  }

  private static let configuration = """
    apiVersion: gesso/v1
    kind: Configuration
    externals: {secrets: ["*/*-palette"]}
    exclude: ["charts/**"]

    """

  private static let files = tenants.reduce(
    into: ["gesso.yaml": configuration, "charts/a.yaml": "{{ words }}"]
  ) { files, name in
    files["\(name)/tenant.yaml"] = tenant(name)
    files["\(name)/project.yaml"] = project("\(name)-vision", of: name)
  }

  /// The same project as before, to the platform.
  private static let changed = project("team-10-vision", of: "team-10", more: "# x\n")

  private func kept(_ name: String, _ repository: ScriptedRepository) -> URL {
    repository.root.appending(path: ".git/\(name)")
  }

  private func forget(_ repository: ScriptedRepository, _ names: String...) {
    for name in names { try? FileManager.default.removeItem(at: kept(name, repository)) }
  }

  /// Lints what is staged; says whether that was done without reading all files.
  private func lint(
    _ repository: ScriptedRepository, _ arguments: String..., in folder: String = ""
  ) throws -> (outcome: Outcome, isQuick: Bool) {
    let outcome = try repository.gesso(
      list: ["lint", "--staged"] + arguments, in: folder, environment: ["GESSO_TRACE": "1"])
    return (outcome, !outcome.errors.contains("trace: list:"))
  }

  /// Compares what is said after a change with what a whole run says; whether it was told quickly.
  private func isQuick(
    _ repository: ScriptedRepository, _ arguments: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Bool {
    let list = ["lint", "--staged"] + arguments
    let trace = ["GESSO_TRACE": "1"]
    let quick = try repository.gesso(list: list, environment: trace)
    let facts = try? Data(contentsOf: kept("gesso-facts", repository))
    forget(repository, "gesso-facts", "gesso-staged")
    let whole = try repository.gesso(list: list, environment: trace)
    #expect(quick.output == whole.output, sourceLocation: sourceLocation)
    #expect(quick.status == whole.status, sourceLocation: sourceLocation)
    #expect(whole.errors.contains("trace: list:") || whole.status > 1)
    forget(repository, "gesso-facts", "gesso-staged")
    if let facts { try facts.write(to: kept("gesso-facts", repository)) }
    return quick.errors.contains("trace: check:") && !quick.errors.contains("trace: list:")
  }

  private func repository(_ more: [String: String] = [:]) throws -> ScriptedRepository {
    let repository = try ScriptedRepository.committed(Self.files.merging(more) { $1 })
    let first = try lint(repository).outcome
    #expect(first.status == 0)
    #expect(first.output == "0 errors, 0 warnings in \(Self.files.count - 1 + more.count) files\n")
    return repository
  }

  private func stage(_ repository: ScriptedRepository, _ path: String, _ text: String) throws {
    try repository.write([path: text])
    try repository.git("add", "--force", path)
  }

  @Test func aHarmlessChangeIsToldQuickly() throws {
    let repository = try repository()
    let (name, text) = ("team-10/project.yaml", Self.files["team-10/project.yaml"] ?? "")
    for format in ["json", "sarif"] {
      _ = try lint(repository, "--format", format)
      try stage(repository, name, text + "# \(format)\n")
      #expect(try isQuick(repository, "--format", format))
      try stage(repository, name, text)
    }
    forget(repository, "gesso-facts")
    _ = try lint(repository)
    try stage(repository, "team-10/more.yaml", Self.project("speech", of: "team-10"))
    #expect(try isQuick(repository))
    try stage(repository, name, Self.project("team-10-vision", of: "team-11"))
    #expect(try !isQuick(repository), "Tenant team-10 has lost its Project")
    try stage(repository, name, text)
    try repository.git("rm", "--quiet", "--cached", "team-10/more.yaml")
    #expect(try isQuick(repository))
    // Once more, from what was said of this very index.
    #expect(try lint(repository).outcome.errors.contains("trace: compare:"))
    #expect(try !lint(repository).outcome.errors.contains("trace: compare:"))
  }

  @Test func whatGovernsTheRestIsNotTakenForAFile() throws {
    let repository = try repository()
    try stage(repository, "gesso.yaml", Self.configuration + "rules: {no-settings: error}\n")
    #expect(try !isQuick(repository))
    try stage(repository, "gesso.yaml", Self.configuration)
    #expect(try !isQuick(repository))
    try stage(repository, "charts/b.yaml", "{{ other words }}")
    #expect(try isQuick(repository))
    try stage(repository, "out/010-x.yaml", "{")
    #expect(try !isQuick(repository))
    try stage(repository, "out/.gesso-bundle", "010-x.yaml\n")
    #expect(try !isQuick(repository))
    forget(repository, "gesso-facts")
    #expect(try lint(repository).outcome.status == 0)
    try stage(repository, "out/010-x.yaml", "{{")
    #expect(try isQuick(repository))
    try stage(repository, "out/020-y.yaml", "a: b\n")
    #expect(try !isQuick(repository))
  }

  @Test func limitsHoldForAllFiles() throws {
    let repository = try repository()
    let limited = Self.configuration + "limits: {documents: \(Self.files.count + 1)}\n"
    try stage(repository, "gesso.yaml", limited)
    #expect(try lint(repository).outcome.status == 0)
    try stage(repository, "more/a.yaml", "a: b\n")
    #expect(try isQuick(repository))
    try stage(repository, "more/b.yaml", "a: b\n---\nc: d\n")
    #expect(try !isQuick(repository))
  }

  @Test func commentsThatSilenceAreCounted() throws {
    let ignored = "# gesso:ignore-file no-settings: on purpose\n"
    let silent =
      "apiVersion: gesso/v1\nkind: Project\nmetadata: {name: plain}\nspec:\n"
      + "  tenant: bare\n  roleMapping: {viewer: [a], editor: [b], admin: [c]}\n"
    let bare =
      "apiVersion: gesso/v1\nkind: Tenant\nmetadata: {name: bare}\n"
      + "spec: {adminGroups: [admins], projectDefaults: {computeConfig: "
      + "{controlPlanePool: {nodeCount: 3, workerNodeEligible: true}}}}\n"
    let repository = try ScriptedRepository.committed(
      Self.files.merging(["bare/tenant.yaml": bare, "bare/project.yaml": ignored + silent]) { $1 })
    #expect(try lint(repository).outcome.output.contains("suppressed"))
    try stage(
      repository, "team-11/project.yaml",
      Self.project("team-11-vision", of: "team-11", more: "# x\n"))
    #expect(try isQuick(repository))
    try stage(repository, "bare/project.yaml", silent)
    #expect(try !isQuick(repository))
  }

  /// After any edits, what is said is what a repository without a memory says.
  @Test func isWhatLintingSaysAfterAnyEdit() throws {
    let repository = try repository()
    var dice = SplitMix(state: 3)
    func pick<Element>(_ elements: [Element]) -> Element {
      elements[Int(dice.next() % UInt64(elements.count))]
    }
    var quick = 0
    for number in 0..<12 {
      let (one, other) = (pick(Self.tenants), pick(Self.tenants))
      let path = pick(["\(one)/project.yaml", "\(one)/more-\(number % 4).yaml"])
      switch dice.next() % 8 {
      case 0: _ = try repository.attempt("rm", "--quiet", "--cached", path)
      case 1: _ = try repository.attempt("update-index", "--chmod=+x", path)
      case 2: try stage(repository, path, Self.project("\(one)-vision", of: other))
      case 3: try stage(repository, path, Self.project("\(other)-vision", of: one))
      case 4:
        let faulty = Self.project(
          pick(["\(one)-vision", "speech"]), of: one, more: "  settings: {ref: nowhere}\n")
        try stage(repository, path, faulty)
      case 5: try stage(repository, path, "words: [\(number)\n")
      default:
        let name = path.contains("more") ? "\(one)-\(number)" : "\(one)-vision"
        try stage(repository, path, Self.project(name, of: one, more: "# \(number)\n"))
      }
      quick += try isQuick(repository) ? 1 : 0
      if number % 5 == 4 {
        try repository.git("reset", "--quiet", "--hard")
        _ = try repository.git("clean", "--quiet", "--force", "-d")
      }
    }
    #expect(quick >= 3, "\(quick) of 12 were told quickly")
  }

  // MARK: The file

  @Test func damagedFactsAreNone() throws {
    let repository = try repository()
    let whole = try Data(contentsOf: kept("gesso-facts", repository))
    try stage(repository, "team-10/project.yaml", Self.changed)
    #expect(try isQuick(repository))
    for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 4)) {
      var damaged = whole
      damaged[place] ^= 1
      try damaged.write(to: kept("gesso-facts", repository))
      #expect(try !isQuick(repository), "byte \(place) was changed")
    }
    for length in [71, whole.count - 1] {
      try whole.prefix(length).write(to: kept("gesso-facts", repository))
      #expect(try !isQuick(repository), "only \(length) bytes are left")
    }
    try (whole + Data([0])).write(to: kept("gesso-facts", repository))
    #expect(try !isQuick(repository))
    var other = whole
    other[8] = 2
    try other.write(to: kept("gesso-facts", repository))
    #expect(try !isQuick(repository), "another version")
    try whole.write(to: kept("gesso-facts", repository))
    #expect(try isQuick(repository))
  }

  @Test func factsAreForTheOwnerAlone() throws {
    let repository = try repository()
    let path = kept("gesso-facts", repository)
    let attributes = try FileManager.default.attributesOfItem(atPath: path.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    try stage(repository, "team-10/project.yaml", Self.changed)
    let elsewhere = repository.root.appending(path: "elsewhere")
    try FileManager.default.moveItem(at: path, to: elsewhere)
    try FileManager.default.createSymbolicLink(at: path, withDestinationURL: elsewhere)
    #expect(try !lint(repository).isQuick, "a link is not followed")
    guard geteuid() == 0 else { return }
    forget(repository, "gesso-facts", "gesso-staged")
    try FileManager.default.moveItem(at: elsewhere, to: path)
    chown(path.path, 12_345, 12_345)
    #expect(try !lint(repository).isQuick, "somebody else's are not believed")
  }

  @Test func whereNothingCanBeKeptAllFilesAreRead() throws {
    let repository = try repository()
    forget(repository, "gesso-facts", "gesso-staged")
    for name in ["gesso-facts", "gesso-staged"] {
      try FileManager.default.createDirectory(
        at: kept(name, repository), withIntermediateDirectories: false)
    }
    for _ in 1...2 {
      let (outcome, isQuick) = try lint(repository)
      #expect(outcome.status == 0)
      #expect(!isQuick)
    }
  }

  @Test func runsAtOnceDoNotHarmOneAnother() async throws {
    let repository = try repository()
    forget(repository, "gesso-facts", "gesso-staged")
    try stage(repository, "team-10/project.yaml", Self.changed)
    let outputs = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<6 { group.addTask { try repository.gesso("lint", "--staged").output } }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(outputs == ["0 errors, 0 warnings in \(Self.files.count - 1) files\n"])
    forget(repository, "gesso-staged")
    #expect(try lint(repository).isQuick)
    let left = try FileManager.default.contentsOfDirectory(atPath: kept("", repository).path)
    #expect(left.filter { $0.contains("gesso-facts") } == ["gesso-facts"])
  }

  @Test func noValueOfASecretIsKept() throws {
    let secret = """
      apiVersion: v1
      kind: Secret
      metadata: {name: team-10-palette, namespace: team-10}
      stringData:
        palette: |
          {"apiKey": "not-a-real-key", "defaultProjectID": "abc",
           "hostUrl": "https://x.example", "tenant": "t"}

      """
    let repository = try ScriptedRepository.committed(
      Self.files.merging([
        "team-10/secret.yaml": secret,
        "gesso.yaml": Self.configuration + "rules: {plaintext-secret: off}\n",
      ]) { $1 })
    #expect(try lint(repository).outcome.status == 0)
    let facts = try Data(contentsOf: kept("gesso-facts", repository))
    #expect(facts.firstRange(of: Data("team-10/secret.yaml".utf8)) != nil)
    for value in ["not-a-real-key", "abc", "x.example"] {
      #expect(facts.firstRange(of: Data(value.utf8)) == nil)
    }
    let other = secret.replacing("not-a-real-key", with: "another-key")
    try stage(repository, "team-10/secret.yaml", other)
    #expect(try isQuick(repository))
  }
}
