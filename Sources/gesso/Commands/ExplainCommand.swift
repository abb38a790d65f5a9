import ArgumentParser
import Diagnosis
import Rules

/// `gesso explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show a rule's page: what, why, who enforces it, and examples.",
    discussion: """
      Example:
        gesso explain settings-not-found
      """)

  @Argument(
    help: "The rule's name.", completion: .list(RuleCatalogue.names.map(\.text)))
  var rule: String

  func run() throws {
    guard let known = RuleCatalogue.descriptor(of: RuleName(rule)) else {
      let nearest = nearest(to: rule, in: RuleCatalogue.names.map(\.text))
      let advice = nearest.map { "; did you mean \"\($0)\"?" } ?? "; gesso rules lists all"
      throw Failure.usage("there is no rule \"\(rule)\"\(advice)")
    }
    Terminal.standardOutput(RulePage.text(of: known))
  }
}
