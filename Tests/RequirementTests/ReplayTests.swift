import Foundation
import Requirements
import Testing

/// Every input the fuzzer starts from, among them each for which a requirement did not hold once.
@Suite("What the fuzzer found") struct ReplayTests {
  struct Input: CustomTestStringConvertible {
    let requirement: Requirement
    let file: URL

    var testDescription: String { "\(requirement.rawValue)/\(file.lastPathComponent)" }
  }

  static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Fuzzing/Corpus").standardizedFileURL

  static let inputs: [Input] = Requirement.allCases.flatMap { requirement in
    files(in: requirement.rawValue).map { Input(requirement: requirement, file: $0) }
  }

  private static func files(in folder: String) -> [URL] {
    let found = try? FileManager.default.contentsOfDirectory(
      at: corpus.appending(path: folder), includingPropertiesForKeys: nil)
    return (found ?? []).sorted { $0.path < $1.path }
  }

  @Test(arguments: inputs) func `meets its requirement`(input: Input) throws {
    let bytes = Array(try Data(contentsOf: input.file))
    do throws(Broken) {
      try input.requirement.check(bytes)
    } catch {
      Issue.record("\(input.testDescription): \(error.message)")
    }
  }

  /// No folder lies there that nothing replays, and none is empty.
  @Test func `is replayed from all folders`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path)
    #expect(Set(folders) == Set(Requirement.allCases.map(\.rawValue)))
    for requirement in Requirement.allCases {
      #expect(Self.inputs.contains { $0.requirement == requirement }, "\(requirement)")
    }
  }
}
