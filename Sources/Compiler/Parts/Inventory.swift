import Concurrency
package import Configuration
import Definitions
import Diagnosis
import Platform
import Resolution
import Rules
import SourceText
import YAMLSyntax

/// What the files hold of a repository in which nothing is wrong, or of a part of one.
package struct Inventory: Sendable {
  /// What one file holds, and by what it hangs together with others.
  package struct File: Sendable {
    package var bytes = 0
    package var documents = 0
    /// The objects of its manifests, and what its definitions make.
    package var objects = 0
    /// How many findings in it a comment silenced.
    package var suppressed = 0
    /// In no order.
    package var links: [Link] = []
  }

  /// In the order of the files.
  package var files: [File]
  /// The words that all objects share, each with the rule that looks at them.
  package var words: Set<String>
}

extension Unit {
  /// By what the file hangs together with others, as far as that is known without them.
  package func links(under configuration: Configuration) -> [Link] {
    var collector = LinkCollector(configuration)
    collector.add(self)
    return collector.take()
  }
}

extension Compilation {
  /// What each of the files holds that were compiled.
  ///
  /// Nil where something is to be reported, or where what is found in a file may hang on any other.
  package func inventory(of units: [Unit]) -> Inventory? {
    let configuration = resolution.configuration
    guard findings.isEmpty, !resolution.schemas.areOfCluster, definitionsAreSound,
      let words = words(under: configuration)
    else { return nil }
    var files = parallelMap(count: units.count, inRunsOf: 256) {
      LinkCollector(configuration)
    } body: { collector, index in
      let unit = units[index]
      collector.add(unit)
      return Inventory.File(
        bytes: unit.file.bytes.count, documents: unit.documents, objects: unit.objects.count,
        links: collector.take())
    }
    addWhatDefinitionsMake(to: &files, of: units)
    for finding in silenced { files[Int(finding.location.source.index)].suppressed += 1 }
    return Inventory(files: files, words: words)
  }

  /// Adds the objects that definitions make, each to the file that it comes from, and takes out the
  /// Namespaces that they hold as well.
  private func addWhatDefinitionsMake(to files: inout [Inventory.File], of units: [Unit]) {
    let (configuration, objects) = (resolution.configuration, expansion.objects)
    let made = parallelMap(count: objects.count, inRunsOf: 256) {
      LinkCollector(configuration)
    } body: { collector, index in
      let object = objects[objects.startIndex + index]
      collector.add(object)
      return (file: Int(object.root.range.source.index), links: collector.take())
    }
    for (file, links) in made {
      files[file].objects += 1
      files[file].links += links
    }
    guard !expansion.mergedManifests.isEmpty else { return }
    let owners = units.indices.flatMap { Array(repeating: $0, count: units[$0].objects.count) }
    for manifest in expansion.mergedManifests { files[owners[manifest]].objects -= 1 }
  }

  /// Whether no definition has a fault that reaches further than its own part.
  private var definitionsAreSound: Bool {
    definitions.allSatisfy { !$0.definition.isBroken && !$0.definition.name.isEmpty }
      && expansion.findings.allSatisfy { ["no-effect-override", "unused-base"].contains($0.rule) }
  }

  /// The words that all objects share, each with its rule; nil where they, or anything else, make every
  /// file hang together with every other.
  private func words(under configuration: Configuration) -> Set<String>? {
    guard !LooseEnds.areIn(inspection) else { return nil }
    var all: Set<String> = []
    for (rule, reach) in RuleCatalogue.reach(unless: { configuration.rules[$0] == .off }) {
      switch reach {
      case .nothing, .references, .value: continue
      case .everything: return nil
      case .words(let words):
        guard let words = words(inspection) else { return nil }
        all.formUnion(words.map { "\(rule.text) \($0)" })
      }
    }
    return all
  }
}
