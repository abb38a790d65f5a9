package import Configuration
package import Definitions
package import Diagnosis
package import Platform
package import Resolution
import Rules
package import SourceText
package import YAMLSyntax

/// The compiler: files in, objects in order and findings out.
///
/// Pure: it reads and writes nothing.
package enum Compiler {
  /// Reads one file; calls for different files may run at the same time.
  package static func read(
    _ file: SourceFile, id: SourceID, schemas: Schemas, limits: ReadLimits
  ) -> Unit {
    UnitReader.read(file, id: id, schemas: schemas, limits: limits)
  }

  /// Stands for a file that is larger than the limit and was not read.
  package static func refuse(_ path: String, id: SourceID, size: Int, limit: Int) -> Unit {
    UnitReader.refuse(path, id: id, size: size, limit: limit)
  }

  /// A part of the work on all files, in the order in which they come.
  package enum Phase: String, Sendable {
    case definitions
    case resolution
    case rules
    case verdict
  }

  /// Compiles all files of a repository, in the order of their paths.
  ///
  /// - Parameters:
  ///   - today: the day of the run, by which suppressions end.
  ///   - begin: hears of each phase as it begins.
  package static func compile(
    _ units: [Unit], configuration: Configuration, schemas: Schemas, today: Day,
    begin: (Phase) -> Void = { _ in }
  ) -> Compilation {
    begin(.definitions)
    let given = Gathering(units)
    let expansion = Definitions.compile(
      definitions: given.definitions, manifests: given.manifests, schemas: schemas
    ) { tenant in
      configuration.externals.contains(ObjectKey(kind: .tenant, namespace: nil, name: tenant))
    }
    begin(.resolution)
    let catalogue = Catalogue(
      objects: expansion.all, unreadable: given.unreadable,
      configuration: configuration)
    let resolution = Resolution(
      catalogue: catalogue, schemas: schemas, configuration: configuration)
    begin(.rules)
    let inspection = Inspection(resolution)
    let found =
      given.findings + expansion.findings
      + RuleCatalogue.check(inspection) { configuration.rules[$0] == .off }
    begin(.verdict)
    let comments = given.suppressions
    let verdict = Verdict(configuration, isEverythingKnown: resolution.catalogue.isEverythingKnown)
      .judge(found, silencedBy: comments, on: today)
    return Compilation(
      sources: Sources(files: units.map(\.file)), inspection: inspection, expansion: expansion,
      definitions: given.definitions, findings: verdict.findings,
      silenced: verdict.silenced, comments: comments.filter { $0.counts(on: today) },
      documents: given.documents)
  }
}

/// What a repository compiles to.
package struct Compilation: Sendable {
  package let sources: Sources
  let inspection: Inspection
  package let expansion: CompiledDefinitions
  /// All definitions in the order of their files.
  package let definitions: [CheckedDefinition]
  /// All findings, by file and position.
  package let findings: [Finding]
  /// The findings that a comment silenced, in no order.
  let silenced: [Finding]
  /// What comments silence on the day of the run, whether or not it is there.
  let comments: [Suppression]
  package let documents: Int

  package var resolution: Resolution { inspection.resolution }

  /// How many findings a comment silenced.
  package var suppressed: Int { silenced.count }

  /// How many objects the repository has.
  package var objects: Int { resolution.catalogue.objects.count }

  /// The names of the Tenants, ascending.
  package var tenantNames: [String] {
    resolution.catalogue.indices(of: .tenant).map { resolution.catalogue[$0].name }
  }

  /// Whether the platform would refuse anything.
  package var hasErrors: Bool { findings.contains { $0.severity == .error } }
}
