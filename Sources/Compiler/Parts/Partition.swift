/// A repository in which nothing is wrong, in parts: files of different parts have no link in common, so
/// that each part could be checked by itself.
package struct Partition: Sendable {
  /// What is known of a file.
  package struct Row: BitwiseCopyable, Equatable, Sendable {
    /// The number of its part; the greatest number there is for a file that is left out.
    package let part: UInt32
    package let bytes: UInt32
    package let documents: UInt32
    package let objects: UInt32
    package let suppressed: UInt32

    fileprivate init(of file: Inventory.File, in part: Int) {
      self.part = UInt32(part)
      bytes = UInt32(clamping: file.bytes)
      documents = UInt32(clamping: file.documents)
      objects = UInt32(clamping: file.objects)
      suppressed = UInt32(clamping: file.suppressed)
    }

    package var isLeftOut: Bool { self == .leftOut }

    static let leftOut = Row(of: Inventory.File(), in: Int(UInt32.max))
  }

  /// Of each file, in the order in which they came.
  package let rows: [Row]
  /// All links, ascending, each once.
  package let links: [Link]
  /// The part of each link.
  package let partsOfLinks: [UInt32]
  /// The words that all objects share.
  package let words: Set<String>

  /// Puts together what was kept; nil where it does not fit together.
  package init?(rows: [Row], links: [Link], partsOfLinks: [UInt32], words: Set<String>) {
    guard links.count == partsOfLinks.count, partsOfLinks.allSatisfy({ $0 < rows.count }),
      rows.allSatisfy({ $0.part < rows.count || $0.isLeftOut })
    else { return nil }
    self.rows = rows
    self.links = links
    self.partsOfLinks = partsOfLinks
    self.words = words
  }

  /// Takes files apart.
  ///
  /// - Parameter isLeftOut: of each file, whether it is left out; the inventory has the others.
  package init(_ inventory: Inventory, leavingOut isLeftOut: [Bool]) {
    var groups = Groups(count: isLeftOut.count)
    var owners: [Link: Int] = [:]
    owners.reserveCapacity(2 * inventory.files.count)
    let places = isLeftOut.indices.filter { !isLeftOut[$0] }
    for (number, place) in places.enumerated() {
      for link in inventory.files[number].links {
        // Neighbours mostly have the same, which is cheaper than looking it up.
        if number > 0, inventory.files[number - 1].links.contains(link) {
          groups.unite(places[number - 1], place)
        } else if let owner = owners[link] {
          groups.unite(owner, place)
        } else {
          owners[link] = place
        }
      }
    }
    var rows = [Row](repeating: .leftOut, count: isLeftOut.count)
    for (number, place) in places.enumerated() {
      rows[place] = Row(of: inventory.files[number], in: groups.first(of: place))
    }
    let sorted = owners.sorted { $0.key < $1.key }
    self.rows = rows
    links = sorted.map(\.key)
    partsOfLinks = sorted.map { UInt32(groups.first(of: $0.value)) }
    words = inventory.words
  }

  /// The number of the part that a link belongs to; nil for a new one.
  private func part(of link: Link) -> UInt32? {
    var (low, high) = (0, links.count)
    while low < high {
      let middle = (low + high) / 2
      if links[middle] < link { low = middle + 1 } else { high = middle }
    }
    return low < links.count && links[low] == link ? partsOfLinks[low] : nil
  }
}

extension Partition {
  /// The parts that a change reaches.
  package struct Touched: Sendable {
    fileprivate let parts: Set<UInt32>
    /// The places of the files that are left of these parts, ascending.
    package let files: [Int]
    /// What all other files hold together.
    package let rest: Total
  }

  /// What many files hold together.
  package struct Total: Equatable, Sendable {
    package var files = 0
    package var bytes = 0
    package var documents = 0
    package var objects = 0
    package var suppressed = 0

    package init(
      files: Int = 0, bytes: Int = 0, documents: Int = 0, objects: Int = 0, suppressed: Int = 0
    ) {
      self.files = files
      self.bytes = bytes
      self.documents = documents
      self.objects = objects
      self.suppressed = suppressed
    }

    fileprivate mutating func add(_ row: Row) {
      files += 1
      bytes += Int(row.bytes)
      documents += Int(row.documents)
      objects += Int(row.objects)
      suppressed += Int(row.suppressed)
    }

    /// Adds what the files of an inventory hold.
    fileprivate mutating func add(_ inventory: Inventory) {
      for file in inventory.files {
        files += 1
        bytes += file.bytes
        documents += file.documents
        objects += file.objects
        suppressed += file.suppressed
      }
    }
  }

  /// The parts that lose files or get others, and what is left of the repository without them.
  ///
  /// - Parameters:
  ///   - gone: the places of the files that are not there any more, or not as they were.
  ///   - links: those of the files that have come, instead of others or beside them.
  package func touched(gone: [Int], links: [Link]) -> Touched {
    let lost = Set(gone)
    let parts = Set(gone.map { rows[$0].part } + links.compactMap { part(of: $0) })
      .subtracting([Row.leftOut.part])
    var files: [Int] = []
    var rest = Total()
    for (place, row) in rows.enumerated() where !row.isLeftOut {
      if !parts.contains(row.part) {
        rest.add(row)
      } else if !lost.contains(place) {
        files.append(place)
      }
    }
    return Touched(parts: parts, files: files, rest: rest)
  }

  /// What the whole holds after a change that leaves nothing wrong with the parts that it reached.
  ///
  /// Nil where they hang together with others now: then nobody knows whether anything is wrong.
  ///
  /// - Parameter inventory: what the parts hold now.
  package func total(with inventory: Inventory, insteadOf touched: Touched) -> Total? {
    guard inventory.words.isSubset(of: words),
      inventory.files.allSatisfy({ file in
        file.links.allSatisfy { part(of: $0).map(touched.parts.contains) ?? true }
      })
    else { return nil }
    var total = touched.rest
    total.add(inventory)
    return total
  }
}

/// Numbers in groups that grow together.
private struct Groups {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The smallest number of a number's group.
  mutating func first(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  mutating func unite(_ one: Int, _ other: Int) {
    let (left, right) = (first(of: one), first(of: other))
    parents[max(left, right)] = min(left, right)
  }
}
