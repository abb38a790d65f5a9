import Compiler
import Configuration
import Platform
import Resolution
import SourceText
import Testing
import YAMLSyntax

/// Objects are sorted, found and referred to by numbers; what comes out is what their texts say.
@Suite struct CatalogueTests {
  private static func catalogue(_ files: [String]) -> Catalogue {
    let units = files.enumerated().map { index, text in
      Compiler.read(
        SourceFile(path: "\(index).yaml", bytes: Array(text.utf8)), id: SourceID(index),
        schemas: FixtureRepository.schemas, limits: Configuration().limits)
    }
    return Compiler.compile(
      units, configuration: Configuration(), schemas: FixtureRepository.schemas,
      today: FixtureRepository.today
    ).resolution.catalogue
  }

  private static func config(_ name: String, in namespace: String) -> String {
    """
    apiVersion: spectrocloud.com/v1alpha1
    kind: ComputeConfig
    metadata: {name: \(name), namespace: \(namespace)}

    """
  }

  @Test(arguments: FixtureTests.ruleCases + FixtureTests.repositories)
  func findsEveryObjectByItsKey(_ fixture: FixtureRepository) throws {
    let catalogue = try fixture.compile().resolution.catalogue
    var first: [ObjectKey: Int] = [:]
    for index in catalogue.objects.indices {
      let key = catalogue.key(at: index)
      #expect(key == catalogue[index].key)
      if !key.name.isEmpty, first[key] == nil { first[key] = index }
      #expect(catalogue.index(of: key) == first[key])
      #expect(catalogue.indices(of: key.kind).contains(index))
      #expect(index == 0 || !(key < catalogue.key(at: index - 1)))
    }
  }

  @Test(arguments: FixtureTests.ruleCases + FixtureTests.repositories)
  func leadsEveryReferenceToWhatItNames(_ fixture: FixtureRepository) throws {
    let resolution = try fixture.compile().resolution
    var last = 0
    for reference in resolution.references {
      #expect(reference.from >= last)
      last = reference.from
      if reference.role != .paletteCertificate {
        #expect(reference.name.text == reference.target.name)
      }
      // Version 0.1 takes the Tenant's Settings where the Project's namespace has none of the name.
      let isElsewhere = resolution.target == .v0_1 && reference.role == .projectSettings
      if !isElsewhere {
        #expect(reference.referent == resolution.catalogue.resolve(reference.target))
      }
      guard case .object(let object) = reference.referent else { continue }
      #expect(resolution.references(to: object).contains { $0.from == reference.from })
    }
  }

  @Test func doesNotTakeOneNameForAnother() {
    let names = (0..<500).map { "n\($0)" }
    let catalogue = Self.catalogue(names.reversed().map { Self.config($0, in: "a-\($0)") })
    #expect(catalogue.objects.map(\.name).sorted() == names.sorted())
    for name in names {
      let key = ObjectKey(kind: .computeConfig, namespace: "a-\(name)", name: name)
      #expect(catalogue.index(of: key).map { catalogue[$0].name } == name)
      #expect(
        catalogue.index(of: ObjectKey(kind: .computeConfig, namespace: name, name: name)) == nil)
      #expect(
        catalogue.index(of: ObjectKey(kind: .computeConfig, namespace: nil, name: name)) == nil)
    }
  }

  @Test func takesTheSameTextInOtherBytesForTheSameName() {
    let catalogue = Self.catalogue([
      Self.config("caf\u{e9}", in: "a"), Self.config("cafe\u{301}", in: "a"),
    ])
    let key = ObjectKey(kind: .computeConfig, namespace: "a", name: "cafe\u{301}")
    #expect(catalogue.index(of: key) == 0)
    #expect(catalogue.duplicates.count == 1)
  }

  @Test func keepsAllObjectsOfAFile() {
    let file = ["c", "a", "b"].map { Self.config($0, in: "n") }.joined(separator: "---\n")
    #expect(Self.catalogue([file]).objects.map(\.name) == ["a", "b", "c"])
  }
}
