import ArgumentParser
import Compiler
import Diagnosis
import Repository
import SourceText

/// Findings that are accepted for now.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Report only findings that are not in this file.", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp("Accept all that is found now and write it to this file.", valueName: "file")
  )
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
}
