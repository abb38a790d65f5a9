import ArgumentParser
import Starter

/// `gesso init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a first repository: a configuration, a Tenant, a Project.",
    discussion: """
      Writes a commented gesso.yaml, a Tenant, a base of ComputeConfigs, a Project and what provides \
      their Palette Secret; they lint clean and render as they are. The JSON Schemas go to \
      .gesso/schemas, where the first line of each file points editors at them. Nothing that is there \
      is overwritten: if any of the files is, none is written.

      Example:
        gesso init platform && cd platform && gesso lint
      """)

  @Argument(
    help: ArgumentHelp("The folder to write to; made where it is not there.", valueName: "dir"))
  var folder = "."

  func validate() throws {
    if folder.isEmpty { throw ValidationError("the folder's name is empty") }
  }

  func run() throws {
    let files = Starter.files
    var target = NewFiles(in: folder)
    let existing = target.existing(files.map(\.path))
    guard existing.isEmpty else {
      throw Failure.usage(
        "nothing was written to \(folder), since these are there already: "
          + existing.joined(separator: ", "))
    }
    for file in files { try target.write(file.bytes, to: file.path) }
    Terminal.standardOutput(report(files))
  }

  private func report(_ files: [Starter.File]) -> String {
    let edited = files.filter { !$0.path.hasPrefix(".") }
    let lines = edited.map { "  \($0.path)\n" }.joined()
    let option = folder == "." ? "" : " -C \(folder)"
    return """
      Written to \(folder):
      \(lines)  \(Starter.schemaFolder)/ (for editors)

      Next:
        1. Put your own names into these files; the comments say what is what.
        2. gesso lint\(option)
        3. gesso show\(option) project/vision
        4. gesso render\(option)

      """
  }
}
