package import Definitions
import Platform
package import Resolution
package import SourceText

/// One of the two states of a repository that are compared, compiled.
package struct Side: Sendable {
  package let resolution: Resolution
  package let expansion: CompiledDefinitions
  /// All definitions in the order of their files.
  package let definitions: [Definition]
  package let sources: Sources
  /// The number of this side's first file among the files of both.
  let firstSource: Int

  /// - Parameter firstSource: the number of this side's first file among the files of both; 0 for the
  ///   side whose files come first.
  package init(
    resolution: Resolution, expansion: CompiledDefinitions, definitions: [Definition],
    sources: Sources, firstSource: Int
  ) {
    self.resolution = resolution
    self.expansion = expansion
    self.definitions = definitions
    self.sources = sources
    self.firstSource = firstSource
  }

  var catalogue: Catalogue { resolution.catalogue }

  /// A place of this side among the files of both.
  func place(_ range: SourceRange) -> SourceRange {
    SourceRange(
      source: SourceID(Int(range.source.index) + firstSource), start: Int(range.start),
      end: Int(range.end))
  }

  /// Where an object is named, among the files of both.
  func place(of index: Int) -> SourceRange { place(catalogue[index].blame) }

  /// The index of the first object of a key whose content is known.
  func whole(_ key: ObjectKey) -> Int? {
    guard let index = catalogue.index(of: key), catalogue[index].state == .whole else { return nil }
    return index
  }
}
