import Foundation
import Testing

/// `gesso config`: what counts, and who set it.
@Suite struct ConfigCommandTests {
  private static let file = """
    apiVersion: gesso/v1
    kind: Configuration
    target: "0.1"
    exclude: ["charts/**", 'no']
    externals:
      secrets: ["*/research-palette"]
    rules:
      plaintext-secret: error
      gpu-oversubscribed: off
    render: {for: argocd}

    """

  private struct Shown: Decodable {
    struct Setting: Decodable {
      let key: String
      let origin: Origin
    }
    struct Origin: Decodable {
      let kind: String
      let option: String?
      let location: Location?
    }
    struct Location: Decodable {
      let path: String
      let start: Position
    }
    struct Position: Decodable {
      let line: Int
      let column: Int
    }
    let file: String?
    let settings: [Setting]

    /// The origins by key, as the YAML has them.
    var origins: [String: String] {
      Dictionary(
        settings.map { setting in
          let place = setting.origin.location.map {
            "\($0.path):\($0.start.line):\($0.start.column)"
          }
          return (setting.key, place ?? setting.origin.option ?? setting.origin.kind)
        }, uniquingKeysWith: { _, last in last })
    }
  }

  private func shown(_ repository: ScriptedRepository, _ arguments: String...) throws -> Shown {
    let outcome = try repository.gesso(list: ["config", "--format", "json"] + arguments)
    #expect(outcome.status == 0)
    return try JSONDecoder().decode(Shown.self, from: Data(outcome.output.utf8))
  }

  @Test func tellsWhoSetEachKey() throws {
    let repository = try ScriptedRepository.committed(["gesso.yaml": Self.file])
    let origins = try shown(repository, "--rule", "gpu-oversubscribed=note").origins
    #expect(origins["target"] == "gesso.yaml:3:1")
    #expect(origins["systemNamespaces"] == "default")
    #expect(origins["externals.secrets"] == "gesso.yaml:6:3")
    #expect(origins["rules.plaintext-secret"] == "gesso.yaml:8:3")
    #expect(origins["rules.gpu-oversubscribed"] == "--rule")
    #expect(origins["render.for"] == "gesso.yaml:10:10")
    #expect(origins["render.pruneGuards"] == "default")
    #expect(try shown(repository, "--target", "1.1").origins["target"] == "--target")
  }

  private struct Schema: Decodable {
    let properties: [String: Schema]?

    /// The paths of all keys below, those of the rules and of what is no setting left out.
    var paths: Set<String> {
      let others: Set = ["apiVersion", "kind", "metadata", "rules"]
      return Set(
        (properties ?? [:]).filter { !others.contains($0.key) }.flatMap { key, schema in
          schema.properties == nil ? [key] : schema.paths.map { "\(key).\($0)" }
        })
    }
  }

  @Test func tellsOfEveryKeyThereIs() throws {
    let repository = try ScriptedRepository.committed(["gesso.yaml": Self.file])
    let schema = Data(try repository.gesso("schema", "Configuration").output.utf8)
    let paths = try JSONDecoder().decode(Schema.self, from: schema).paths
    #expect(paths.contains("limits.fileSize") && paths.contains("externals.secrets"))
    #expect(paths.subtracting(try shown(repository).settings.map(\.key)) == [])
  }

  /// What is shown configures the same, so it is shown the same.
  @Test func isItselfAConfiguration() throws {
    let repository = try ScriptedRepository.committed(["gesso.yaml": Self.file])
    let yaml = try repository.gesso("config", "--rule", "empty-role=warning").output
    #expect(yaml.contains("- charts/**"))
    #expect(yaml.contains("- \"no\""))
    try repository.write(["other.yaml": yaml])
    let again = try repository.gesso("config", "--config", "other.yaml").output
    func values(_ text: String) -> [Substring] {
      text.split(separator: "\n").dropFirst().map { $0.split(separator: "  #")[0] }
    }
    #expect(
      values(again).map { $0.filter { $0 != " " } } == values(yaml).map { $0.filter { $0 != " " } })
  }

  @Test func readsTheStateThatIsAskedFor() throws {
    let repository = try ScriptedRepository.committed(["gesso.yaml": Self.file])
    try repository.write(["gesso.yaml": Self.file.replacing("\"0.1\"", with: "\"1.1\"")])
    #expect(try repository.gesso("config").output.contains("target: \"1.1\""))
    #expect(try repository.gesso("config", "--staged").output.contains("target: \"0.1\""))
    try repository.remove("gesso.yaml")
    #expect(try shown(repository).file == nil)
    #expect(try shown(repository, "--rev", "HEAD").file == "gesso.yaml")
  }

  @Test func refusesExternalsThatFitNothing() throws {
    let start = "apiVersion: gesso/v1\nkind: Configuration\n"
    let repository = try ScriptedRepository.committed([
      "gesso.yaml": start + "externals: {secrets: [research-palette, \"*/a\", \"**\"]}\n"
    ])
    let outcome = try repository.gesso("config")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix("gesso.yaml:3:23: error: \"research-palette\" is no namespace"))
    #expect(outcome.errors.contains("1 error, 0 warnings in 1 file"))
  }

  /// `--rule` reaches every command that judges.
  @Test func rulesAreOverridden() throws {
    let repository = try ScriptedRepository.committed(Sample.files)
    #expect(try repository.gesso("render", "--rule", "secret-not-found=error").status == 1)
    let report = try repository.gesso("lint", "--rule", "secret-not-found=off").output
    #expect(!report.contains("[secret-not-found]"))
    let last = try repository.gesso(
      "lint", "--rule", "secret-not-found=off", "--rule", "secret-not-found=note")
    #expect(last.output.contains("note: Secret \"research-palette\""))
  }
}
