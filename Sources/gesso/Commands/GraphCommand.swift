import ArgumentParser
import Compiler
import Diagnosis
import Display
import Platform
import Reporting
import Resolution

/// `gesso graph`.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draw the objects and what they say of one another.",
    discussion: """
      Broken references lead to an object that is marked as missing; namespaces that a Tenant's \
      controller makes are shown with what has to wait for them. JSON also has the order in which the \
      cluster can take the objects; its ids are what gesso show takes.

      Examples:
        gesso graph > graph.mmd
        gesso graph --tenant research --format dot | dot -Tsvg > research.svg
        gesso graph --format json | jq -r '.references[] | select(.isBroken)'
      """)

  @Option(help: "How to draw it: mermaid, dot or json.")
  var format = GraphFormat.mermaid

  @Option(
    help: ArgumentHelp(
      "Only this Tenant, what belongs to it, and what that needs.", valueName: "name"))
  var tenant: String?

  @OptionGroup var source: SourceOptions

  func run() throws {
    let input = try Input.load(source)
    let compilation = try input.compile(allowEmpty: source.allowEmpty)
    let graph = ReferenceGraph(
      of: compilation.resolution, tenant: try place(in: compilation.resolution.catalogue),
      sources: compilation.sources)
    switch format {
    case .mermaid: Terminal.standardOutput(graph.mermaid)
    case .dot: Terminal.standardOutput(graph.dot)
    case .json: Terminal.standardOutput(graph.json)
    }
    try input.tellFailures(of: compilation)
  }

  private func place(in catalogue: Catalogue) throws(Failure) -> Int? {
    guard let tenant else { return nil }
    let key = ObjectKey(kind: .tenant, namespace: nil, name: tenant)
    if let index = catalogue.index(of: key) { return index }
    let names = catalogue.indices(of: .tenant).map { catalogue[$0].name }
    let advice = nearest(to: tenant, in: names).map { "; did you mean \"\(visible($0))\"?" }
    throw .usage("there is no Tenant \"\(visible(tenant))\"\(advice ?? "; gesso show lists them")")
  }
}

/// How a graph is drawn.
enum GraphFormat: String, ExpressibleByArgument, CaseIterable {
  case mermaid
  case dot
  case json
}
