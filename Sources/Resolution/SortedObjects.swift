import Concurrency
import Platform

/// Objects in the order of kind, namespace and name, of equal keys in that of their files.
struct SortedObjects {
  let objects: [PlatformObject]
  let keys: [ObjectKey]
  /// Whether the content of each is known.
  let areWhole: [Bool]
  /// The indices of each kind, by its raw value.
  let ranges: [Range<Int>]

  /// What the order goes by.
  private struct Row: Sendable {
    let key: ObjectKey
    let isWhole: Bool
  }

  init(_ unordered: [PlatformObject]) {
    let rows = parallelMap(count: unordered.count, inRunsOf: 256) { index in
      Row(key: unordered[index].key, isWhole: unordered[index].state == .whole)
    }
    // Kind by kind: within one, files mostly come in order already.
    var byKind = [[Int]](repeating: [], count: Kind.allCases.count)
    for index in rows.indices { byKind[Int(rows[index].key.kind.rawValue)].append(index) }
    let sorted = parallelMap(count: byKind.count, inRunsOf: 1) { [byKind] kind in
      byKind[kind].sorted { SortedObjects.precedes($0, $1, rows, unordered) }
    }
    let order = sorted.flatMap(\.self)
    objects = order.map { unordered[$0] }
    keys = order.map { rows[$0].key }
    areWhole = order.map { rows[$0].isWhole }
    var end = 0
    ranges = sorted.map { indices in
      defer { end += indices.count }
      return end..<end + indices.count
    }
  }

  /// Whether one of two objects of a kind comes before the other.
  private static func precedes(
    _ left: Int, _ right: Int, _ rows: [Row], _ objects: [PlatformObject]
  ) -> Bool {
    let (key, other) = (rows[left].key, rows[right].key)
    if key.namespace != other.namespace { return key.namespace ?? "" < other.namespace ?? "" }
    if key.name != other.name { return key.name < other.name }
    if key.kind == .other, objects[left].kindName != objects[right].kindName {
      return objects[left].kindName < objects[right].kindName
    }
    return (objects[left].blame, left) < (objects[right].blame, right)
  }
}
