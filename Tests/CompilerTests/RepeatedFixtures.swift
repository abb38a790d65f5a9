import Compiler
import Configuration
import Platform
import Resolution
import SourceText

/// All faulty fixtures of the rules in one repository, several times over.
struct RepeatedFixtures: Sendable {
  /// How the copies differ.
  enum Layout: CaseIterable {
    /// In the names of all their objects and namespaces, so that the copies have nothing in common.
    case apart
    /// In all names but those of Tenants: a Tenant has the Projects of all copies.
    case sharingTenants
  }

  /// One fixture and the names in it; those that the platform gives a meaning stay as they are.
  private struct Original: Sendable {
    let files: [SourceFile]
    /// The names of its Tenants and of the namespaces that their controllers make.
    let tenants: Set<[UInt8]>
    /// The names of all its objects and namespaces.
    let names: Set<[UInt8]>
  }

  private let originals: [Original]

  /// - Parameter cases: those that cannot be read whole are left out, since many rules are silent
  ///   where not everything is known.
  init(_ cases: [FixtureRepository]) throws {
    originals = try cases.compactMap { fixture in
      let catalogue = try fixture.compile().resolution.catalogue
      guard catalogue.isEverythingKnown else { return nil }
      let tenants = catalogue.indices(of: .tenant).map { catalogue[$0].name }
      let names = catalogue.objects.flatMap { [$0.name, $0.namespace].compactMap(\.self) }
      return Original(
        files: try fixture.files().filter { $0.path != Configuration.fileName },
        tenants: Set((tenants + tenants.map { Tenant.namespace(of: $0) }).map { Array($0.utf8) }),
        names: Set(
          names.filter { name in
            name != "default" && !catalogue.isSystemNamespace(name)
              && !InfrastructureNamespace.contains(name)
          }.map { Array($0.utf8) }))
    }
  }

  var count: Int { originals.count }

  /// What the repository with some copies of each fixture compiles to.
  func compile(copies: Int, _ layout: Layout) -> Compilation {
    var configuration = Configuration()
    configuration.knownGroups = ["platform-admins"]
    let files = (0..<copies).flatMap { copy in
      originals.enumerated().flatMap { number, original in
        original.files.map { file in
          SourceFile(
            path: "\(copy)/\(number)/\(file.path)",
            bytes: Self.rename(file, original, "-\(number)-\(copy)", layout))
        }
      }
    }
    let units = files.enumerated().map { index, file in
      Compiler.read(
        file, id: SourceID(index), schemas: FixtureRepository.schemas,
        limits: configuration.limits)
    }
    return Compiler.compile(
      units, configuration: configuration, schemas: FixtureRepository.schemas,
      today: FixtureRepository.today)
  }

  private static func rename(
    _ file: SourceFile, _ original: Original, _ suffix: String, _ layout: Layout
  ) -> [UInt8] {
    let renamed =
      switch layout {
      case .apart: original.names
      case .sharingTenants: original.names.subtracting(original.tenants)
      }
    var result: [UInt8] = []
    var word: [UInt8] = []
    for byte in file.bytes + [UInt8(ascii: "\n")] {
      if isWordCharacter(byte) {
        word.append(byte)
        continue
      }
      let isKey = byte == UInt8(ascii: ":")
      result += renamed.contains(word) && !isKey ? word + suffix.utf8 : word
      result.append(byte)
      word = []
    }
    return result
  }

  private static func isWordCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
