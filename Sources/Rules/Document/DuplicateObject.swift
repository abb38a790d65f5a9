import Diagnosis
import Platform
import Resolution

/// `duplicate-object`.
enum DuplicateObject: RepositoryRule {
  static let descriptor = RuleDescriptor(
    "duplicate-object", .error, by: .advice,
    summary: "two objects of one kind, namespace and name",
    explanation: """
      Whichever is applied last wins, and that depends on the order of files. Keep one of them.
      """,
    sources: ["Kubernetes: kind, namespace and name identify an object"])

  static let reach: [Reach] = [.references]

  static func check(_ inspection: Inspection, _ report: inout RuleReport) {
    let resolution = inspection.resolution
    let catalogue = resolution.catalogue
    for (index, first) in catalogue.duplicates {
      let object = catalogue[index]
      report.add(
        "\(object.phrase) is defined twice", about: object, caption: "defined again",
        related: [Label(message: "it is defined here first", location: catalogue[first].blame)],
        help: "remove one of the two, or give it another name")
    }
  }
}
