import Concurrency
import Configuration
import Platform
import YAMLSyntax

/// The references of all objects, ascending by the object that refers; of one object in the order of
/// its fields.
///
/// Each is a few numbers: nearly all lead to an object of the repository, which tells what was looked
/// for.
public final class References: RandomAccessCollection, Sendable {
  /// A reference as it is kept.
  struct Row: Sendable {
    /// The index of the object that refers.
    let from: UInt32
    /// The place of the name in the tree of that object.
    let name: UInt32
    fileprivate var aim: Aim
    let role: ReferenceRole
  }

  /// Where a reference leads: to an object that has the key that is looked for, by its index, or
  /// wherever a stray one does.
  fileprivate struct Aim: Sendable {
    private let rawValue: UInt32

    private static let strayMark: UInt32 = 1 << 31

    static func object(_ index: Int) -> Aim { Aim(rawValue: UInt32(index)) }

    static func stray(_ place: Int) -> Aim { Aim(rawValue: UInt32(place) | strayMark) }

    var place: Int { Int(rawValue & ~Aim.strayMark) }

    var isStray: Bool { rawValue & Aim.strayMark != 0 }
  }

  /// A reference to what is no object, or one of another key than is looked for.
  fileprivate struct Stray: Sendable {
    let target: ObjectKey
    let referent: Referent
  }

  private let catalogue: Catalogue
  private let rows: [Row]
  /// Where the references of each object start, and at last where they all end.
  private let starts: [UInt32]
  private let strays: [Stray]

  /// Collects them on all cores.
  init(in catalogue: Catalogue, target: Target) {
    let count = catalogue.objects.count
    let order = catalogue.givenOrder
    let lists = parallelStretches(count: count, of: stretchLength(of: count, atMost: 256)) {
      var collector = ReferenceCollector(catalogue: catalogue, target: target)
      for place in $0 { collector.collect(from: Int(order[place])) }
      return collector.list
    }
    var starts = [UInt32](repeating: 0, count: count + 1)
    for list in lists { for row in list.rows { starts[Int(row.from) + 1] += 1 } }
    for index in 0..<count { starts[index + 1] += starts[index] }
    self.catalogue = catalogue
    (rows, strays) = References.sorted(lists, starts)
    self.starts = starts
  }

  /// The rows of all lists, those of each object where the list of its references starts, and what the
  /// stray ones lead to.
  private static func sorted(_ lists: [List], _ starts: [UInt32]) -> ([Row], [Stray]) {
    var strays: [Stray] = []
    guard let any = lists.lazy.flatMap(\.rows).first else { return ([], []) }
    var rows = [Row](repeating: any, count: lists.reduce(0) { $0 + $1.rows.count })
    var next = starts
    for list in lists {
      for row in list.rows {
        let place = Int(next[Int(row.from)])
        next[Int(row.from)] += 1
        rows[place] = row
        if row.aim.isStray { rows[place].aim = .stray(strays.count + row.aim.place) }
      }
      strays += list.strays
    }
    return (rows, strays)
  }

  /// The place of the first reference, always 0.
  public var startIndex: Int { 0 }

  /// The place after the last reference: how many there are.
  public var endIndex: Int { rows.count }

  /// The reference at a place, counted through those of all objects.
  public subscript(place: Int) -> Reference { Reference(rows[place], of: self) }

  /// The references of an object, in the order of its fields.
  subscript(from index: Int) -> Slice<References> {
    self[Int(starts[index])..<Int(starts[index + 1])]
  }

  /// An object's reference of a role; nil where it has none.
  func first(_ role: ReferenceRole, from index: Int) -> Reference? {
    for place in Int(starts[index])..<Int(starts[index + 1]) where rows[place].role == role {
      return self[place]
    }
    return nil
  }

  func name(of row: Row) -> Node { catalogue[Int(row.from)].root.tree.node(at: Int(row.name)) }

  func target(of row: Row) -> ObjectKey {
    row.aim.isStray ? strays[row.aim.place].target : catalogue.key(at: row.aim.place)
  }

  func referent(of row: Row) -> Referent {
    row.aim.isStray ? strays[row.aim.place].referent : .object(row.aim.place)
  }
}

extension References {
  /// References that follow one another.
  struct List: Sendable {
    fileprivate private(set) var rows: [Row] = []
    fileprivate private(set) var strays: [Stray] = []

    /// Adds a reference to the object that has the key that is looked for.
    mutating func add(_ role: ReferenceRole, from index: Int, _ name: Node, to object: Int) {
      add(role, from: index, name, .object(object))
    }

    /// Adds a reference that leads elsewhere.
    mutating func add(
      _ role: ReferenceRole, from index: Int, _ name: Node, to target: ObjectKey,
      _ referent: Referent
    ) {
      add(role, from: index, name, .stray(strays.count))
      strays.append(Stray(target: target, referent: referent))
    }

    private mutating func add(_ role: ReferenceRole, from index: Int, _ name: Node, _ aim: Aim) {
      rows.append(Row(from: UInt32(index), name: UInt32(name.index), aim: aim, role: role))
    }
  }
}
