import Compiler
import Configuration
import Foundation
import Platform
import Resolution
import SourceText
import Testing
import YAMLSyntax

@testable import Bundle

/// A resolved repository to replay.
struct Scene: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let resolution: Resolution

  static let all: [Scene] =
    BundleTests.samples.map {
      Scene(testDescription: $0.name, resolution: Manifests($0.text).resolution)
    } + fixtures

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "fixtures")

  private static let fixtures: [Scene] = {
    func folders(_ name: String) -> [String] {
      let names = try? FileManager.default.contentsOfDirectory(
        atPath: root.appending(path: name).path)
      return (names ?? []).sorted().map { "\(name)/\($0)" }
    }
    let good = folders("rules").flatMap(folders).filter { $0.contains("/good") }
    let plans = folders("plan").flatMap(folders).filter { !$0.contains(".") }
    return (["acme", "inheritance"] + folders("palette-docs") + plans + good).compactMap {
      Scene(fixture: $0)
    }
  }()

  private init(testDescription: String, resolution: Resolution) {
    self.testDescription = testDescription
    self.resolution = resolution
  }

  private init?(fixture: String) {
    let folder = Scene.root.appending(path: fixture)
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let schemas = Manifests.schemas
    let files = (names ?? []).filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("charts/") }.sorted()
      .compactMap { name in
        (try? Data(contentsOf: folder.appending(path: name))).map {
          SourceFile(path: name, bytes: Array($0))
        }
      }
    let units = files.enumerated().map { index, file in
      Compiler.read(file, id: SourceID(index), schemas: schemas, limits: ReadLimits())
    }
    guard !units.isEmpty else { return nil }
    testDescription = fixture
    resolution =
      Compiler.compile(
        units, configuration: Configuration(), schemas: schemas, today: .first
      ).resolution
    // Objects on a loop have no order; without --force there is no bundle of them.
    guard resolution.graph.cycles.isEmpty else { return nil }
  }
}

@Suite struct SimulatorTests {
  static func files(_ order: ApplyOrder, _ dialect: Dialect, guards: Bool = true) -> Replay {
    let options = BundleOptions(dialect: dialect, pruneGuards: guards, toolVersion: "1.2.3")
    return Replay(dialect: dialect, files: BundleWriter(order, options: options).files())
  }

  @Test func knowsAllScenes() {
    #expect(Scene.all.count >= 150)
    #expect(Scene.all.contains { ApplyOrder($0.resolution).steps.count > 50 })
  }

  @Test(arguments: Scene.all, Dialect.allCases)
  func everyStepFindsWhatItNeeds(_ scene: Scene, _ dialect: Dialect) throws {
    let order = ApplyOrder(scene.resolution)
    let replay = Self.files(order, dialect)
    let cluster = try replay.apply()
    #expect(cluster.objects.count == order.steps.count)
  }

  @Test(arguments: Scene.all, Dialect.allCases)
  func nothingIsDeletedThatIsStillNeeded(_ scene: Scene, _ dialect: Dialect) throws {
    let order = ApplyOrder(scene.resolution)
    let guarded = Self.files(order, dialect)
    let left = try guarded.delete(from: try guarded.apply())
    let precious = order.steps.map { order.object($0).kind }
      .filter { $0 != .computeConfig && $0 != .profileBundle && $0 != .other }.count
    if dialect != .kubectl { #expect(left.objects.count >= precious) }
    // Flux deletes in no order, which is why the guards matter there.
    guard dialect != .flux else { return }
    let free = Self.files(order, dialect, guards: false)
    #expect(try free.delete(from: try free.apply()).objects.isEmpty)
  }

  @Test func fluxDeletesInNoOrderWithoutGuards() throws {
    let replay = Self.files(
      ApplyOrder(Manifests(Samples.fleet).resolution), .flux, guards: false)
    let cluster = try replay.apply()
    #expect(throws: Violation.self) { try replay.delete(from: cluster) }
  }

  @Test(arguments: Scene.all, Dialect.allCases)
  func everyEdgeMatters(_ scene: Scene, _ dialect: Dialect) {
    let order = ApplyOrder(scene.resolution)
    var tried: Set<[String]> = []
    for place in order.steps.indices {
      for needed in order.steps[place].dependencies {
        // One edge for each pair of kinds in each state is enough.
        let ends = [place, needed].map { order.object(order.steps[$0]) }
        let gate = order.steps[place].gate == nil ? "open" : "gated"
        let sort = ends.map { "\($0.kindName) \($0.isTamperProof)" } + [gate]
        guard tried.insert(sort).inserted else { continue }
        guard let lesser = order.without(needed, for: place) else { continue }
        let isNamespace = order.object(order.steps[needed]).kind == .namespace
        // kpt and kapp know of namespaces by themselves, Argo CD within a wave.
        if isNamespace, dialect != .kubectl, dialect != .flux { continue }
        guard lesser.isExposed || (dialect != .argocd && dialect != .flux) else { continue }
        let isFixed = [place, needed].contains { order.object(order.steps[$0]).isTamperProof }
        if isFixed, dialect == .argocd || dialect == .kpt { continue }
        #expect(throws: Violation.self, "\(order.object(order.steps[place]).phrase)") {
          _ = try Self.files(lesser.order, dialect).apply()
        }
      }
    }
  }
}

extension ApplyOrder {
  /// The order as it would be without a dependency, the object that loses it going as early as it can.
  ///
  /// Nil where others imply the dependency. `isExposed` says whether waves differ by it.
  func without(_ needed: Int, for place: Int) -> (order: ApplyOrder, isExposed: Bool)? {
    var dependencies = steps.map(\.dependencies)
    dependencies[place].removeAll { $0 == needed }
    var before: Set<Int> = []
    var open = dependencies[place]
    while let next = open.popLast() {
      if before.insert(next).inserted { open += dependencies[next] }
    }
    guard !before.contains(needed) else { return nil }
    let sorted =
      before.sorted() + [place] + steps.indices.filter { !before.contains($0) && $0 != place }
    var places = [Int](repeating: 0, count: steps.count)
    for (new, old) in sorted.enumerated() { places[old] = new }
    var changed: [Step] = []
    for old in sorted {
      let mapped = dependencies[old].map { places[$0] }.sorted()
      let gate = old == place && steps[old].gate == needed ? nil : steps[old].gate
      changed.append(
        Step(
          index: steps[old].index, dependencies: mapped,
          wave: mapped.map { changed[$0].wave + 1 }.max() ?? 0, gate: gate.map { places[$0] }))
    }
    return (
      ApplyOrder(catalogue: catalogue, steps: changed, omitted: omitted),
      changed[places[place]].wave <= changed[places[needed]].wave
    )
  }
}
