import YAMLSyntax

/// The texts of scalars that came up before in a merge, each with a number.
///
/// A few are compared one by one, which costs neither memory nor a string; many are looked up.
struct KnownLayers {
  /// A scalar that is known, and its number.
  private struct Known {
    var level = Layer.Level.base
    var index: Int32 = 0
    var number: Int32 = 0
  }

  private let trees: LayerTrees
  private var known = InlineArray<12, Known>(repeating: Known())
  private var count = 0
  /// By text, once there are more than a few.
  private var numbers: [String: Int] = [:]

  init(_ trees: LayerTrees) {
    self.trees = trees
  }

  /// The number of the text at an index of a level's tree; nil for a new one.
  func number(of level: Layer.Level, _ index: Int) -> Int? {
    trees.read(level) { tree in
      guard numbers.isEmpty else { return numbers[tree.node(at: index).text] }
      return tree.withText(at: index) { text in
        for place in 0..<count where isText(text, known[place]) { return Int(known[place].number) }
        return nil
      }
    }
  }

  private func isText(_ text: Span<UInt8>, _ known: Known) -> Bool {
    trees.read(known.level) { $0.isText(text, at: Int(known.index)) }
  }

  /// Gives a text that is not known a number.
  mutating func add(_ level: Layer.Level, _ index: Int, as number: Int) {
    if numbers.isEmpty, count < known.count {
      known[count] = Known(
        level: level, index: Int32(truncatingIfNeeded: index),
        number: Int32(truncatingIfNeeded: number))
      count += 1
      return
    }
    if numbers.isEmpty {
      for place in 0..<count { look(up: known[place]) }
    }
    numbers[trees.read(level) { $0.node(at: index).text }] = number
  }

  private mutating func look(up known: Known) {
    let text = trees.read(known.level) { $0.node(at: Int(known.index)).text }
    numbers[text] = Int(known.number)
  }
}
