import Compiler
import Configuration
import Glibc
import Reporting
import Repository
import SourceText

/// What is known of the files of an index in which nothing is wrong, kept in the git directory, so that
/// the next commit is checked with the files that it can reach instead of with all.
///
/// It holds names of files, the ids of their blobs, and hashes of names in them; nothing of a Secret. It
/// is used only by the same program, asked the same on the same day; it is safe to delete, and where it
/// cannot be kept nothing is lost but time.
struct StagedFacts {
  static let fileName = "gesso-facts"
  /// The largest file that is read, in bytes.
  private static let largest = 1 << 28

  /// All that a report hangs on, but for what is staged.
  let question: String
  /// A name for the files that say how others are to be read.
  let governing: String
  let list: StagedList
  let partition: Partition

  /// What was kept for a question; nil where there is nothing, or it cannot be relied upon.
  static func read(in gitDirectory: String, for question: String) -> StagedFacts? {
    var status = stat()
    guard lstat("\(gitDirectory)/\(fileName)", &status) == 0, status.st_uid == geteuid(),
      status.st_size <= largest,
      let bytes = try? Folder.open(gitDirectory)?.read(fileName),
      let facts = FactsRecord.read(bytes), facts.question == question
    else { return nil }
    return facts
  }

  /// Keeps what a whole run has found out, for the next time.
  ///
  /// False where that is no use, or in vain since the git directory is not to be written, which is no
  /// fault of the repository.
  static func keep(
    _ compilation: Compilation, of input: Input, in gitDirectory: String, for question: String
  ) -> Bool {
    guard input.failures.isEmpty, compilation.objects > 0, input.configuration.crds == nil,
      let inventory = compilation.inventory(of: input.units)
    else { return false }
    let list = StagedList(input.listed)
    guard let changes = input.repository.changes(since: list), changes.isNothing else {
      return false
    }
    let facts = StagedFacts(
      question: question, governing: changes.governing, list: list,
      partition: Partition(inventory, leavingOut: input.isLeftOut))
    do {
      try AtomicFile.replace(
        "\(gitDirectory)/\(fileName)", with: FactsRecord.bytes(of: facts), mode: 0o600,
        isDurable: false)
      return true
    } catch {
      return false
    }
  }
}

extension Input {
  /// Of each file that is listed, whether it is left out.
  fileprivate var isLeftOut: [Bool] {
    var next = units.startIndex
    return listed.map { entry in
      guard next < units.endIndex, units[next].file.path == entry.path else { return true }
      next += 1
      return false
    }
  }
}
