import Foundation
import Testing

/// The codes that each command ends with, and where what it says goes.
@Suite struct ExitCodeTests {
  /// Something to run, and how it has to end.
  struct Case {
    let arguments: [String]
    let status: Int32

    init(_ line: String, _ status: Int32) {
      arguments = line.split(separator: " ").map { String($0) }
      self.status = status
    }

    var line: String { arguments.joined(separator: " ") }
  }

  private static let project = Sample.project("vision").replacing(
    "tenant: research", with: "tenant: resarch")
  /// An error: there is no such Tenant.
  private static let faulty = ["tenant.yaml": Sample.tenant, "vision.yaml": project]

  static let clean = [
    Case("lint", 0), Case("lint --fail-on error", 0), Case("lint --staged", 0),
    Case("lint --rev HEAD", 0), Case("lint vision.yaml", 0), Case("lint --fix", 0),
    Case("render", 0), Case("render -o .git/bundle", 0), Case("plan", 0), Case("show", 0),
    Case("show project/vision", 0), Case("graph", 0), Case("rules", 0), Case("config", 0),
    Case("explain empty-role", 0), Case("schema", 0), Case("schema Project", 0),
    Case("manual", 0), Case("init .git/new", 0), Case("--version", 0), Case("--help", 0),
    Case("lint --help", 0), Case("--generate-completion-script bash", 0),
    Case("lint --fail-on warning", 1), Case("lint --rule secret-not-found=error", 1),
    Case("render -o missing.yaml --check", 1), Case("plan --from-empty --exit-code", 1),
    Case("lint --frob", 2), Case("frob", 2), Case("lint --format xml", 2),
    Case("lint --format", 2), Case("lint --format full --format json", 2),
    Case("lint --color blue", 2), Case("lint --target 2.0", 2), Case("lint --fail-on fatal", 2),
    Case("lint --rule no-such-rule=off", 2), Case("lint --rule empty-role=fatal", 2),
    Case("lint --rule empty-role", 2), Case("lint --config nowhere.yaml", 2),
    Case("lint --baseline nowhere.json", 2), Case("lint --baseline vision.yaml", 2),
    Case("lint --staged --rev HEAD", 2), Case("lint --dry-run", 2),
    Case("lint --fix --staged", 2), Case("lint --fix --rev HEAD", 2), Case("lint --fix -", 2),
    Case("lint --fix --stdin-filename vision.yaml", 2), Case("lint - vision.yaml", 2),
    Case("lint --staged --stdin-filename vision.yaml", 2),
    Case("lint --stdin-filename notes.txt", 2), Case("lint --stdin-filename ../x.yaml", 2),
    Case("explain no-such-rule", 2), Case("schema Tennant", 2), Case("show project/no", 2),
    Case("graph --tenant no", 2), Case("render --for helm", 2), Case("render --check", 2),
    Case("lint nowhere.yaml", 3), Case("lint --rev nowhere", 3),
    Case("lint -C nowhere", 3), Case("render --rev nowhere", 3), Case("config --rev nowhere", 3),
  ]

  @Test func ofACleanRepository() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    for test in Self.clean { expect(test, of: try repository.gesso(list: test.arguments)) }
  }

  static let faults = [
    Case("lint", 1), Case("lint --staged", 1), Case("lint --rev HEAD", 1),
    Case("lint vision.yaml", 1), Case("lint --fix", 1), Case("render", 1),
    Case("render --check -o x.yaml", 1), Case("lint --exit-zero", 0), Case("lint tenant.yaml", 0),
    Case("lint --rule tenant-not-found=warning", 0), Case("lint --rule tenant-not-found=off", 0),
    Case("render --force", 0), Case("show", 0), Case("graph", 0),
  ]

  @Test func ofAFaultyRepository() throws {
    let repository = try ScriptedRepository.committed(Self.faulty)
    for test in Self.faults { expect(test, of: try repository.gesso(list: test.arguments)) }
  }

  static let empty = [
    Case("lint", 3), Case("render", 3), Case("graph", 3), Case("lint --allow-empty", 0),
    Case("render --allow-empty", 0), Case("config", 0), Case("rules", 0),
  ]

  @Test func ofAnEmptyFolder() throws {
    let repository = try ScriptedRepository(plain: true)
    for test in Self.empty { expect(test, of: try repository.gesso(list: test.arguments)) }
  }

  @Test func ofAWrongConfiguration() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    try repository.write([
      "gesso.yaml": "apiVersion: gesso/v1\nkind: Configuration\ntaget: \"1.1\"\n"
        + "rules: {empty-rol: off, plaintext-secret: erorr}\n"
    ])
    for command in ["render", "plan --from-empty", "show", "graph", "config"] {
      #expect(try repository.gesso(list: Case(command, 2).arguments).status == 2)
    }
    let outcome = try repository.gesso("lint")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("gesso.yaml:3:1: error: there is no setting \"taget\""))
    #expect(outcome.errors.contains("did you mean \"target\"?"))
    #expect(outcome.errors.contains("gesso.yaml:4:9: error: there is no rule \"empty-rol\""))
    #expect(outcome.errors.contains("did you mean \"empty-role\"?"))
    #expect(outcome.errors.contains("did you mean \"error\"?"))
  }

  /// Mistakes are told on standard error alone, results on standard output alone.
  private func expect(_ test: Case, of outcome: Outcome) {
    #expect(outcome.status == test.status, "\(test.line): \(outcome.errors)")
    if test.status > 1 {
      #expect(outcome.output == "")
      #expect(!outcome.errors.isEmpty)
      #expect(outcome.errors.lowercased().hasPrefix("error: "))
    }
  }
}
