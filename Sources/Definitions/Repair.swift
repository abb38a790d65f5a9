import SourceText
import YAMLSyntax

/// What of a definition cannot be compiled as it is written, by node, and has been reported.
struct Repair {
  /// Values that become poison.
  var poisoned: Set<Int> = []
  /// Keys that mean nothing, each with the field that was most likely meant.
  var strayKeys: [Int: String?] = [:]
  /// Required fields that mappings lack.
  var missing: [Int: [String]] = [:]

  var isNeeded: Bool { !poisoned.isEmpty || !strayKeys.isEmpty || !missing.isEmpty }

  /// The document with poison where something is wrong, so that nothing follows from the fault.
  func applied(to root: Node, keys: KeyTable) -> Node {
    guard isNeeded else { return root }
    var composer = TreeComposer(keys: keys)
    copy(root, into: &composer)
    return composer.finish().node(at: 0)
  }

  private func copy(_ node: Node, into composer: inout TreeComposer) {
    if poisoned.contains(node.index) { return composer.poison(at: node.range) }
    switch node.kind {
    case .scalar, .poison: composer.copy(node)
    case .sequence:
      composer.sequence(at: node.range) { composer in
        for item in node.items { copy(item, into: &composer) }
      }
    case .mapping:
      composer.mapping(at: node.range) { composer in
        copyEntries(of: node, into: &composer)
      }
    }
  }

  private func copyEntries(of node: Node, into composer: inout TreeComposer) {
    var lacking = missing[node.index] ?? []
    for entry in node.entries {
      if let meant = strayKeys[entry.key.index] {
        // A misspelt field is one that is there, only with a value that is not known.
        guard let meant, node[meant] == nil else { continue }
        composer.key(meant, at: entry.key.range)
        composer.poison(at: entry.value.range)
        lacking.removeAll { $0 == meant }
      } else if !lacking.contains(entry.key.text) {
        composer.copy(entry.key)
        copy(entry.value, into: &composer)
      }
    }
    for name in lacking {
      composer.key(name, at: node.range)
      composer.poison(at: node.range)
    }
  }
}
