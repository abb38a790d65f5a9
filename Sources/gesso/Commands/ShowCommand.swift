import ArgumentParser
import Compiler
import Display
import Platform
import Reporting
import Resolution

/// `gesso show`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what an object really says, and where each value comes from.",
    discussion: """
      OBJECT is KIND/NAME or KIND/NAMESPACE/NAME; kinds are named as in kubectl, in any letter case. \
      The object is shown as the cluster would see it, as YAML with file, line and column beside each \
      value; "(derived)" marks a value that gesso made from what stands there. With --all, comments \
      beneath a value say what it overrides or removes, nearest first.

      A Project is followed by what it works with and no object says: its settings merged with its \
      Tenant's, and its GPU quota of every family. That is a comment in YAML, so that the output is \
      still the object, and the key "effective" in JSON.

      The values of Secrets are never shown. Without OBJECT, an overview of the Tenants, their \
      Projects, and the GPU quota given out against the quota held.

      Examples:
        gesso show
        gesso show project/vision
        gesso show project/vision spec.gpuResources.limits --all
        gesso show computeconfig/vision/edge-standard
        gesso show settings/research/research --format json
      """)

  @Argument(help: "The object, such as project/vision.")
  var object: String?

  @Argument(help: "A field of it, such as spec.roleMapping.viewer[0].")
  var field: String?

  @Flag(help: "Show what every value overrides, too.")
  var all = false

  @Option(help: "How to show it: yaml (the overview: a table) or json.")
  var format = ShowFormat.yaml

  @Option(help: "When to use colours: auto, always or never.")
  var color = ColorChoice.auto

  @OptionGroup var source: SourceOptions

  func run() throws {
    let input = try Input.load(source)
    let compilation = try input.compile(allowEmpty: source.allowEmpty)
    if let object {
      try show(object, of: compilation)
    } else {
      showOverview(of: compilation)
    }
    try input.tellFailures(of: compilation)
  }

  private func show(_ name: String, of compilation: Compilation) throws(Failure) {
    let resolution = compilation.resolution
    let index = try ObjectArgument.find(name, in: resolution.catalogue)
    do throws(FieldSelector.Failure) {
      let shown = try ShownObject(
        index, field: field, in: resolution, sources: compilation.sources)
      Terminal.standardOutput(
        format == .json ? shown.json : shown.yaml(showsOverridden: all))
    } catch {
      throw .usage("\(resolution.catalogue[index].phrase): \(error.message)")
    }
  }

  private func showOverview(of compilation: Compilation) {
    let overview = Overview(of: compilation.resolution)
    let style = ReportStyle(color: color.isOn, width: Terminal.width)
    Terminal.standardOutput(format == .json ? overview.json : overview.text(style: style))
  }
}

/// How an object or the overview is shown.
enum ShowFormat: String, ExpressibleByArgument, CaseIterable {
  case yaml
  case json
}

/// An object that a command line names.
enum ObjectArgument {
  /// The object's index; throws what else may have been meant.
  static func find(_ text: String, in catalogue: Catalogue) throws(Failure) -> Int {
    guard let selector = ObjectSelector(text) else {
      let meant = catalogue.objects.filter { $0.name == text }.map(\.selector)
      throw .usage(
        "\"\(visible(text))\" is no object; write KIND/NAME or KIND/NAMESPACE/NAME"
          + (meant.isEmpty ? ", such as project/vision" : ", such as \(list(meant))"))
    }
    switch selector.find(in: catalogue) {
    case .object(let index): return index
    case .several(let names):
      throw .usage("\"\(visible(text))\" may be any of \(list(names))")
    case .none(let meant):
      let advice = meant.isEmpty ? "gesso show lists what there is" : "did you mean \(list(meant))?"
      throw .usage("there is no \"\(visible(text))\"; \(advice)")
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).map { visible($0) }
    guard let last = shown.last, shown.count > 1 else { return shown.joined() }
    return shown.dropLast().joined(separator: ", ") + " or " + last
  }
}
