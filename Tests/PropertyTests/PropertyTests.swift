import Compiler
import Configuration
import Diagnosis
import Platform
import Resolution
import Rules
import SourceText
import Testing
import YAMLSyntax

/// What holds for all definitions, tried on generated ones.
@Suite struct PropertyTests {
  static let seeds = Array(UInt64(1)...60)
  static let schemas = Schemas()

  static func compile(_ files: [SourceFile]) -> Compilation {
    let configuration = Configuration()
    let units = files.enumerated().map { index, file in
      Compiler.read(file, id: SourceID(index), schemas: schemas, limits: configuration.limits)
    }
    return Compiler.compile(
      units, configuration: configuration, schemas: schemas, today: .first)
  }

  /// The objects in the order of the graph, each as the YAML of a bundle.
  static func manifests(_ compilation: Compilation) -> [String] {
    compilation.resolution.graph.order.map { index in
      var writer = YAMLWriter()
      writer.document(compilation.resolution.catalogue[index].root)
      return String(decoding: writer.finish(), as: UTF8.self)
    }
  }

  /// What the rules find, without where.
  static func findings(_ compilation: Compilation) -> [String] {
    RuleCatalogue.check(compilation.resolution) { _ in false }.map { finding in
      let object = finding.object.map { "\($0.kind) \($0.namespace ?? "-")/\($0.name)" } ?? "-"
      return "\(finding.severity) \(finding.rule.text) \(object) \(finding.field ?? "-")"
    }.sorted()
  }

  // MARK: Properties

  @Test(arguments: seeds) func manifestsOfDefinitionsHaveTheSameFindings(_ seed: UInt64) {
    let definitions = Self.compile(Fleet(seed: seed).files(seed: seed, layout: seed))
    let files = Self.manifests(definitions).enumerated().map { index, text in
      SourceFile(path: "\(1000 + index).yaml", bytes: Array(text.utf8))
    }
    let manifests = Self.compile(files)
    #expect(
      definitions.findings.allSatisfy { $0.rule != "yaml-syntax" && $0.rule != "unknown-field" })
    #expect(Self.findings(manifests) == Self.findings(definitions))
    #expect(Self.manifests(manifests) == Self.manifests(definitions))
  }

  @Test(arguments: seeds) func filesAndTheirOrderDoNotMatter(_ seed: UInt64) {
    let fleet = Fleet(seed: seed)
    let some = Self.manifests(Self.compile(fleet.files(seed: seed, layout: seed)))
    let others = Self.manifests(Self.compile(fleet.files(seed: seed, layout: seed &+ 7_919)))
    #expect(some == others)
  }

  @Test(arguments: seeds) func valuesAreInheritedAsDocumented(_ seed: UInt64) throws {
    let fleet = Fleet(seed: seed)
    let catalogue = Self.compile(fleet.files(seed: seed, layout: seed)).resolution.catalogue
    for project in fleet.projects {
      let key = ObjectKey(kind: .project, namespace: project.name, name: project.name)
      let object = catalogue[try #require(catalogue.index(of: key))]
      let expected = Model(fleet: fleet).spec(of: project)
      for field in ["description", "tags", "gpuResources", "modelSettings", "roleMapping"] {
        #expect(
          object.root["spec"]?[field].map { Value($0) } == expected[field],
          "\(project.name) \(field)")
      }
      let config = catalogue.objects.first {
        $0.kind == .computeConfig && $0.namespace == project.name
      }
      let cluster = try #require(config?.root["spec"]?["paletteClusterConfig"])
      let model = Model(fleet: fleet).computeConfig(of: project)
      for field in ["controlPlanePool", "workerPools", "sshKeys"] {
        #expect(
          cluster["defaults"]?[field].map { Value($0) } == model?[field], "\(project.name) \(field)"
        )
      }
      #expect(cluster["edge"].map { Value($0) } == model?["edge"], "\(project.name) edge")
    }
  }

  @Test(arguments: seeds) func anOverrideTakenAwayGivesTheInheritedValue(_ seed: UInt64) throws {
    var fleet = Fleet(seed: seed)
    for field in ["description", "tags", "gpuResources", "modelSettings", "roleMapping"] {
      for place in fleet.projects.indices { fleet.projects[place].spec[field] = nil }
    }
    let catalogue = Self.compile(fleet.files(seed: seed, layout: seed)).resolution.catalogue
    for project in fleet.projects {
      let key = ObjectKey(kind: .project, namespace: project.name, name: project.name)
      let object = catalogue[try #require(catalogue.index(of: key))]
      let tenant = fleet.tenants.first { .text($0.name) == project.spec["tenant"] }
      for field in ["description", "tags", "gpuResources", "modelSettings", "roleMapping"] {
        #expect(
          object.root["spec"]?[field].map { Value($0) } == tenant?.spec["projectDefaults"]?[field],
          "\(project.name) \(field)")
      }
    }
  }
}
