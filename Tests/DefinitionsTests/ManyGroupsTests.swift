import Definitions
import Diagnosis
import Platform
import Testing
import YAMLSyntax

/// Lists that are united are too long here to be compared item by item.
@Suite struct ManyGroupsTests {
  @Test(arguments: [1, 5, 12, 13, 40]) func unitesThem(_ count: Int) throws {
    func groups(_ numbers: Range<Int>) -> String {
      numbers.map { "group-\($0)" }.joined(separator: ", ")
    }
    let repository = Repository(
      text: """
        #file: t.yaml
        apiVersion: gesso/v1
        kind: Tenant
        metadata: {name: acme}
        spec:
          projectDefaults: {roleMapping: {viewer: [\(groups(0..<count))]}}
        #file: p.yaml
        apiVersion: gesso/v1
        kind: Project
        metadata: {name: vision}
        spec:
          tenant: acme
          roleMapping: {viewer: [\(groups(count / 2..<2 * count))]}
        """)
    let project = try #require(repository.compiled.objects.first { $0.kind == .project })
    let viewers = try #require(project.root["spec"]?["roleMapping"]?["viewer"])
    #expect(viewers.items.map(\.text) == (0..<2 * count).map { "group-\($0)" })
    let notes = repository.compiled.findings.filter { $0.rule == "no-effect-override" }
    #expect(notes.count == count - count / 2)
  }
}
