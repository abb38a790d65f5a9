import ArgumentParser
import Compiler
import Diagnosis
import Reporting
import Repository
import SourceText

/// Findings that are accepted for now.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Report only findings that are not in this file.", valueName: "file"),
    completion: .file())
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Accept all that is found now and write it to this file.", valueName: "file"),
    completion: .file())
  var writeBaseline: String?

  /// The baseline that counts; nil for none, and where one is about to be written.
  func read() throws(Failure) -> Baseline? {
    guard writeBaseline == nil, let baseline else { return nil }
    guard let bytes = try NamedFile.read(baseline) else {
      throw .usage("there is no baseline \"\(baseline)\"; --write-baseline makes one")
    }
    do throws(Baseline.Fault) {
      return try Baseline(parsing: bytes)
    } catch {
      throw .usage("the baseline \"\(baseline)\" cannot be used: \(error.message)")
    }
  }

  /// What there is to say of accepted findings that are there no more, a line each.
  func remarks(on outdated: [String]) -> [String] {
    guard let baseline, !outdated.isEmpty else { return [] }
    let shown = outdated.prefix(Self.mostShown).map { "no longer found: \(visible($0))" }
    let more = outdated.count - shown.count
    return shown + (more > 0 ? ["no longer found: \(more) more"] : []) + [
      "\(counted(outdated.count, "finding")) of the baseline \"\(baseline)\" "
        + "\(outdated.count == 1 ? "is" : "are") gone; refresh it with --write-baseline"
    ]
  }

  private static let mostShown = 20
}
