import SourceText
import Testing

@testable import YAMLSyntax

/// Trees put together from others, whose texts stay where they lie.
@Suite struct ComposingTests {
  private static let keys = KeyTable(words: ["name", "labels", "made"])

  /// One document for each file: every way in which a text can lie in a tree.
  private static func file(_ number: Int) -> Node? {
    let text = """
      name: plain-\(number)
      labels: {'single \(number)': "double \(number)", "esc\\t\(number)": 'it''s \(number)'}
      block: |
        first \(number)
        second
      on: [~, yes, 0x1\(number), "", &anchor [a, {b: \(number)}]]
      again: *anchor

      """
    return YAMLReader.read(
      Array(text.utf8), source: SourceID(number), keys: keys
    ).documents.first?.root
  }

  /// What a node says and where that was written, for it and all below it.
  private static func outline(_ root: Node) -> [String] {
    root.all.map { node in
      let places = node.isScalar ? node.ranges(ofText: [0..<min(1, node.text.utf8.count)]) : []
      return "\(node.kind) \(node.key.rawValue) \"\(node.text)\" \(node.range) \(node.isNull) "
        + "\(String(describing: node.scalar)) \(places)"
    }
  }

  private static func compose(_ body: (inout TreeComposer) -> Void) -> Node {
    var composer = TreeComposer(keys: keys)
    composer.sequence(at: SourceRange(source: SourceID(0), start: 0, end: 1), body)
    return composer.finish().node(at: 0)
  }

  @Test func copiesSayWhatTheirOriginalsSayAndWhere() throws {
    // More files than are looked through for one that was copied from before, and in turns.
    let files = try (0..<30).map { try #require(ComposingTests.file($0)) }
    let order = Array(files.indices) + Array(files.indices.reversed()) + [3, 29, 3, 28, 3]
    let tree = ComposingTests.compose { composer in
      for number in order { composer.copy(files[number]) }
    }
    for (item, number) in zip(tree.items, order) {
      #expect(ComposingTests.outline(item) == ComposingTests.outline(files[number]))
    }
    #expect(tree.items.reduce(0) { count, _ in count + 1 } == order.count)
  }

  @Test func copiesOfComposedTreesSayTheSame() throws {
    let files = try (1...12).map { try #require(ComposingTests.file($0)) }
    let first = ComposingTests.compose { composer in
      for file in files {
        let range = file.range
        composer.mapping(at: range) { composer in
          composer.key(KeyID(rawValue: 3), at: range)
          composer.string("made of \(range.source.index)", at: range)
          composer.key("nobody's", at: range)
          composer.poison(at: range)
          if let labels = file.entry(KeyID(rawValue: 2)) { composer.copy(labels) }
          composer.key("whole", at: range)
          composer.copy(file)
        }
      }
    }
    let items = Array(first.items)
    let second = ComposingTests.compose { composer in
      for (place, item) in items.enumerated() {
        composer.copy(files[place])
        composer.copy(item)
        for entry in item.entries {
          composer.copy(entry.value)
          composer.copy(entry.key)
        }
      }
    }
    var rest = second.items
    for (place, item) in items.enumerated() {
      #expect(rest.next().map(ComposingTests.outline) == ComposingTests.outline(files[place]))
      #expect(rest.next().map(ComposingTests.outline) == ComposingTests.outline(item))
      for entry in item.entries {
        #expect(rest.next().map(ComposingTests.outline) == ComposingTests.outline(entry.value))
        #expect(rest.next().map(ComposingTests.outline) == ComposingTests.outline(entry.key))
      }
    }
    #expect(rest.next() == nil)
    #expect(written(second) == written(copied(second)))
  }

  private func copied(_ node: Node) -> Node {
    var composer = TreeComposer(keys: ComposingTests.keys)
    composer.copy(node)
    return composer.finish().node(at: 0)
  }

  /// A byte does not tell where each node comes from.
  @Test func takesFromMoreFilesThanAByteCounts() throws {
    let files = try (0..<300).map { try #require(ComposingTests.file($0)) }
    let first = ComposingTests.compose { composer in
      for file in files { composer.copy(file) }
    }
    let second = ComposingTests.compose { composer in
      for item in Array(first.items).reversed() { composer.copy(item) }
    }
    for (item, file) in zip(first.items, files) {
      #expect(ComposingTests.outline(item) == ComposingTests.outline(file))
    }
    for (item, file) in zip(second.items, files.reversed()) {
      #expect(ComposingTests.outline(item) == ComposingTests.outline(file))
    }
    #expect(written(second) == written(copied(second)))
  }

  @Test func addsOnceMoreWhatIsThere() throws {
    let files = try (0..<3).map { try #require(ComposingTests.file($0)) }
    let tree = ComposingTests.compose { composer in
      composer.copy(files[0])
      let start = composer.nextIndex
      composer.copy(files[1])
      composer.mapping(at: files[2].range) { composer in
        composer.key("made", at: files[2].range)
        composer.string("by hand", at: files[2].range)
        composer.key("labels", at: files[2].range)
        composer.copy(files[2])
      }
      let added = start..<composer.nextIndex
      composer.poison(at: files[0].range)
      composer.addAgain(added)
      composer.addAgain(added)
    }
    let outlines = tree.items.map { ComposingTests.outline($0) }
    #expect(outlines.count == 8)
    #expect(outlines[4...5] == outlines[1...2])
    #expect(outlines[6...7] == outlines[1...2])
    #expect(outlines[1] == ComposingTests.outline(files[1]))
  }

  @Test func knowsCopiesOfTheSameEntries() throws {
    let files = try (0..<2).map { try #require(ComposingTests.file($0)?[KeyID(rawValue: 2)]) }
    let tree = ComposingTests.compose { composer in
      for file in [files[0], files[0], files[1]] { composer.copy(file) }
    }
    let items = Array(tree.items)
    func asked(_ node: Node, besides known: Node) -> Int {
      var count = 0
      _ = node.entriesSatisfy(
        besides: known,
        key: { _ in
          count += 1; return true
        }, value: { _ in true })
      return count
    }
    #expect(asked(items[1], besides: items[0]) == 0)
    #expect(asked(items[2], besides: items[0]) == 2)
    #expect(asked(files[0], besides: items[0]) == 2)
  }

  @Test func replacementsComeInTheOrderOfTheNodes() throws {
    let file = try #require(ComposingTests.file(7))
    let values = Array(file.entries).map(\.value)
    let first = ComposingTests.compose { composer in
      let outer = composer.nextIndex
      composer.mapping(at: file.range) { composer in
        for value in values.prefix(3) {
          composer.key("k\(value.index)", at: value.range)
          composer.note(Replacement([value]), on: composer.nextIndex)
          composer.copy(value)
        }
      }
      composer.note(Replacement([values[3]], removing: "gone"), on: outer)
      composer.note(Replacement([values[0]], removing: "gone too"), on: outer)
    }
    let second = ComposingTests.compose { composer in
      composer.copy(file)
      for item in first.items { composer.copy(item) }
    }
    for tree in [first, second] {
      let mapping = try #require(Array(tree.items).last)
      #expect(mapping.replacements.map(\.removedKey) == ["gone", "gone too"])
      for (entry, value) in zip(mapping.entries, values) {
        #expect(entry.value.overridden.map(\.location) == [value.range])
        #expect(entry.key.replacements.isEmpty)
      }
    }
  }
}
