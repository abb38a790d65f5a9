import Concurrency
import Platform

/// The objects of one kind in the order of namespace and name, of equal keys in that of their files.
struct SortedObjects: Sendable {
  let objects: [PlatformObject]
  let keys: [ObjectKey]
  /// Whether the content of each is known.
  let areWhole: [Bool]
  /// The place of the first object of each key that has a name.
  let places: [ObjectKey: Int]
  /// Objects whose key an earlier one has, each with that one, as places.
  let duplicates: [(object: Int, first: Int)]

  /// Sorts the objects of each kind, by its raw value, on all cores.
  static func ofEachKind(_ unordered: [PlatformObject]) -> [SortedObjects] {
    let rows = parallelMap(count: unordered.count, inRunsOf: 256) { index in
      Row(key: unordered[index].key, isWhole: unordered[index].state == .whole)
    }
    var byKind = [[Int]](repeating: [], count: Kind.allCases.count)
    for index in rows.indices { byKind[Int(rows[index].key.kind.rawValue)].append(index) }
    return parallelMap(count: byKind.count, inRunsOf: 1) { [byKind] kind in
      SortedObjects(byKind[kind], rows, unordered)
    }
  }

  /// What the order goes by.
  private struct Row: Sendable {
    let key: ObjectKey
    let isWhole: Bool
  }

  private init(_ indices: [Int], _ rows: [Row], _ unordered: [PlatformObject]) {
    let order = indices.sorted { SortedObjects.precedes($0, $1, rows.span, unordered) }
    objects = order.map { unordered[$0] }
    keys = order.map { rows[$0].key }
    areWhole = order.map { rows[$0].isWhole }
    var places: [ObjectKey: Int] = [:]
    places.reserveCapacity(order.count)
    var duplicates: [(object: Int, first: Int)] = []
    var first = 0
    for (place, key) in keys.enumerated() where !key.name.isEmpty {
      if place > 0, keys[place - 1] == key {
        // Equal keys are neighbours. Kinds that gesso only carries along share one without being the
        // same.
        if key.kind == .other, objects[first].kindName != objects[place].kindName { first = place }
      } else {
        // The first stands for all.
        places[key] = place
        first = place
      }
      if first != place { duplicates.append((place, first)) }
    }
    self.places = places
    self.duplicates = duplicates
  }

  /// Whether one of two objects of a kind comes before the other.
  private static func precedes(
    _ left: Int, _ right: Int, _ rows: Span<Row>, _ objects: [PlatformObject]
  ) -> Bool {
    if rows[left].key.namespace != rows[right].key.namespace {
      return rows[left].key.namespace ?? "" < rows[right].key.namespace ?? ""
    }
    if rows[left].key.name != rows[right].key.name {
      return rows[left].key.name < rows[right].key.name
    }
    if rows[left].key.kind == .other, objects[left].kindName != objects[right].kindName {
      return objects[left].kindName < objects[right].kindName
    }
    return (objects[left].blame, left) < (objects[right].blame, right)
  }
}
