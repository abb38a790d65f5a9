import Concurrency

/// The references of all objects, ascending by the object that refers; of one object in the order of
/// its fields.
///
/// They stay in the stretches of neighbouring objects in which they were found on all cores: putting
/// them end to end would copy each.
package struct References: Sequence, Sendable {
  package typealias Iterator = FlattenSequence<[[Reference]]>.Iterator

  /// The references of some neighbouring objects.
  private struct Stretch: Sendable {
    let references: [Reference]
    /// Where the references of each object end.
    let ends: [Int]
  }

  private let stretches: [Stretch]
  /// How many neighbouring objects are looked at together.
  private let length: Int

  /// How many there are.
  package let count: Int

  /// Collects them on all cores.
  ///
  /// - Parameter collector: what looks at the objects of one stretch after the other.
  init(ofObjects objects: Int, collector: @Sendable () -> ReferenceCollector) {
    length = stretchLength(of: objects, atMost: 256)
    stretches = parallelStretches(count: objects, of: length) { indices in
      var collector = collector()
      let ends = indices.map { index in
        collector.collect(from: index)
        return collector.references.count
      }
      return Stretch(references: collector.references, ends: ends)
    }
    count = stretches.reduce(0) { $0 + $1.references.count }
  }

  /// The references of an object, in the order of its fields.
  subscript(from index: Int) -> ArraySlice<Reference> {
    let stretch = stretches[index / length]
    let place = index % length
    return stretch.references[(place == 0 ? 0 : stretch.ends[place - 1])..<stretch.ends[place]]
  }

  package func makeIterator() -> Iterator { stretches.map(\.references).joined().makeIterator() }
}
