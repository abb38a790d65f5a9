import Concurrency
import Platform
import SourceText
import YAMLSyntax

/// All objects in the order of kind, namespace and name, of equal keys in that of their files.
struct SortedObjects: Sendable {
  let objects: ObjectList
  /// By object.
  let identities: [Identity]
  /// Whether the content of each object is known: who looks at every object has no need to fetch it
  /// from memory.
  let areWhole: [Bool]
  let names: Names
  /// By the raw value of the kind.
  let ranges: [Range<Int>]
  /// The indices of the objects in the order in which they were given.
  let givenOrder: [UInt32]

  init(_ unordered: [PlatformObject]) {
    let length = (unordered.count + coreCount - 1) / coreCount
    let shares = parallelStretches(count: unordered.count, of: max(1, length)) {
      Share(unordered, $0)
    }
    let (names, numbers) = Names.united(shares.map(\.names))
    var rows: [Row] = []
    for (share, numbers) in zip(shares, numbers) {
      rows = SortedObjects.merged(rows, share.rows.map { $0.renumbered(numbers) }, unordered)
    }
    objects = ObjectList(unordered, order: rows.map(\.place))
    identities = rows.map(\.identity)
    areWhole = rows.map(\.isWhole)
    var order = [UInt32](repeating: 0, count: rows.count)
    for (index, row) in rows.enumerated() { order[Int(row.place)] = UInt32(index) }
    givenOrder = order
    var ranges: [Range<Int>] = []
    for kind in Kind.allCases {
      let first = ranges.last?.upperBound ?? 0
      let count = rows[first...].prefix { $0.kind == kind }.count
      ranges.append(first..<first + count)
    }
    self.ranges = ranges
    self.names = names
  }

  /// What the order goes by.
  private struct Row {
    private(set) var identity: Identity
    /// The place among the unordered objects.
    let place: UInt32
    let kind: Kind
    let isWhole: Bool

    init(_ place: Int, _ object: PlatformObject, _ names: inout Names) {
      identity = Identity(
        namespace: object.namespaceNode.map { Identity.Namespace(names.add($0)) } ?? .none,
        name: object.nameNode.map { names.add($0) } ?? Names.empty)
      self.place = UInt32(place)
      kind = object.kind
      isWhole = object.state == .whole
    }

    /// The same with the numbers that names have now in place of their former ones.
    func renumbered(_ numbers: [UInt32]) -> Row {
      var row = self
      row.identity = Identity(
        namespace: identity.namespace.name.map { Identity.Namespace(numbers[Int($0)]) } ?? .none,
        name: numbers[Int(identity.name)])
      return row
    }
  }

  /// Some of the objects, sorted by themselves, with names of their own.
  private struct Share: Sendable {
    let names: Names
    let rows: [Row]

    /// Takes neighbours, which have names in common with one another rather than with the rest.
    init(_ objects: [PlatformObject], _ indices: Range<Int>) {
      var names = Names()
      let rows = indices.map { Row($0, objects[$0], &names) }
      let numbers = names.sort()
      self.names = names
      self.rows = rows.map { $0.renumbered(numbers) }.sorted {
        SortedObjects.precedes($0, $1, objects)
      }
    }
  }

  /// The rows of two sorted lists as one.
  private static func merged(
    _ left: [Row], _ right: [Row], _ objects: [PlatformObject]
  ) -> [Row] {
    var merged: [Row] = []
    merged.reserveCapacity(left.count + right.count)
    var next = 0
    for row in left {
      while next < right.count, precedes(right[next], row, objects) {
        merged.append(right[next])
        next += 1
      }
      merged.append(row)
    }
    return merged + right[next...]
  }

  /// Whether one object comes before another.
  private static func precedes(_ left: Row, _ right: Row, _ objects: [PlatformObject]) -> Bool {
    if left.kind != right.kind { return left.kind < right.kind }
    if left.identity != right.identity { return left.identity < right.identity }
    let (one, two) = (objects[Int(left.place)], objects[Int(right.place)])
    if left.kind == .other, one.kindName != two.kindName { return one.kindName < two.kindName }
    return (one.blame, left.place) < (two.blame, right.place)
  }
}

extension SortedObjects {
  /// The first object of a kind, namespace and name.
  func index(of kind: Kind, _ identity: Identity) -> Int? {
    guard identity.name != Names.empty else { return nil }
    let index = firstIndex(of: kind, from: identity)
    return index < ranges[kind].upperBound && identities[index] == identity ? index : nil
  }

  /// The first object of a kind in a namespace.
  func index(of kind: Kind, in namespace: Identity.Namespace) -> Int? {
    let index = firstIndex(of: kind, from: Identity(namespace: namespace, name: Names.empty))
    return index < ranges[kind].upperBound && identities[index].namespace == namespace
      ? index : nil
  }

  /// The first object of a kind that does not come before a namespace and name; the end of the kind
  /// where there is none.
  private func firstIndex(of kind: Kind, from identity: Identity) -> Int {
    ranges[kind].partitioningIndex { identities[$0] >= identity }
  }

  /// Objects whose key an earlier one has, each with that one.
  var duplicates: [(object: Int, first: Int)] {
    var duplicates: [(object: Int, first: Int)] = []
    for kind in Kind.allCases {
      var first = ranges[kind].lowerBound
      for index in ranges[kind].dropFirst() {
        // Equal keys are neighbours. Kinds that gesso only carries along share one without being the
        // same.
        if identities[index] != identities[first] || identities[index].name == Names.empty
          || kind == .other && objects[first].kindName != objects[index].kindName
        {
          first = index
        } else {
          duplicates.append((index, first))
        }
      }
    }
    return duplicates
  }
}

extension Names {
  /// The number of a scalar's text that something is called by.
  fileprivate mutating func add(_ node: Node) -> UInt32 { node.withText { add($0) } }
}

extension [Range<Int>] {
  /// The range of a kind.
  subscript(kind: Kind) -> Range<Int> { self[Int(kind.rawValue)] }
}
