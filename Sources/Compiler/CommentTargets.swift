import SourceText
import YAMLSyntax

/// What the comments of a file stand above: its keys and items, in the order of the text.
struct CommentTargets {
  /// A key or an item and the bytes of it and all below it.
  private struct Target {
    let start: Int
    let end: Int
  }

  private let bytes: [UInt8]
  /// Ascending by start; of those that start together, the outermost.
  private let targets: [Target]

  init(_ bytes: [UInt8], _ file: YAMLFile) {
    self.bytes = bytes
    var all: [Target] = []
    for document in file.documents { Self.collect(below: document.root, &all) }
    let order = all.indices.sorted { (all[$0].start, $0) < (all[$1].start, $1) }
    targets = order.reduce(into: []) { targets, index in
      if targets.last?.start != all[index].start { targets.append(all[index]) }
    }
  }

  private static func collect(below node: Node, _ targets: inout [Target]) {
    for entry in node.entries {
      let key = entry.key.range.bytes
      let value = entry.value.range.bytes
      // An alias stands for text that lies elsewhere.
      let end = value.lowerBound >= key.upperBound ? value.upperBound : key.upperBound
      targets.append(Target(start: key.lowerBound, end: end))
      collect(below: entry.value, &targets)
    }
    for item in node.items {
      let range = item.range.bytes
      targets.append(Target(start: range.lowerBound, end: range.upperBound))
      collect(below: item, &targets)
    }
  }

  /// The bytes that each of some comments stands above; nil for one that stands above nothing.
  ///
  /// - Parameter ends: where the comments end, ascending.
  func extents(after ends: [Int]) -> [ClosedRange<Int>?] {
    var extents = [ClosedRange<Int>?](repeating: nil, count: ends.count)
    var next: (end: Int, index: Int)?
    for place in ends.indices.reversed() {
      let index = targets.partitioningIndex { $0.start >= ends[place] }
      guard index < targets.count else { continue }
      let target = targets[index]
      // What lies between the next comment and the same target has been looked at already.
      let isKnown = next.map { $0.index == index } ?? false
      let limit = isKnown ? next?.end ?? target.start : target.start
      let isFree = isFree(ends[place]..<limit)
      if isFree, !isKnown || extents[place + 1] != nil {
        extents[place] = target.start...target.end
      }
      next = (ends[place], index)
    }
    return extents
  }

  /// Whether nothing stands between a comment and what follows it but other comments and the marks
  /// that a key or item may begin with.
  private func isFree(_ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = bytes[offset]
      let next = offset + 1 < bytes.count ? bytes[offset + 1] : UInt8(ascii: "\n")
      switch byte {
      case UInt8(ascii: "#"): offset = bytes.endOfLine(from: offset)
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        while offset < range.upperBound, bytes[offset] > UInt8(ascii: " ") { offset += 1 }
      case UInt8(ascii: "-"), UInt8(ascii: "?"):
        guard next <= UInt8(ascii: " ") else { return false }
        offset += 1
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ","): offset += 1
      default:
        guard byte <= UInt8(ascii: " ") else { return false }
        offset += 1
      }
    }
    return true
  }
}
