/// An example of a rule's page: a file of the rule's fixtures.
struct RuleExample: Sendable {
  let rule: String
  let isGood: Bool
  let file: String
  let text: StaticString
}
