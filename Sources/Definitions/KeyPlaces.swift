import YAMLSyntax

/// Where the keys of merging mappings stand, in the order in which they came up.
struct KeyPlaces {
  /// The keys of the table; few, so that looking through them is fast.
  private var known: [(key: KeyID, place: Int)] = []
  private var others: [String: Int] = [:]
  private var count = 0

  /// The place that a key has already; nil for a new one, which gets the next.
  mutating func place(of key: Node) -> Int? {
    let place: Int?
    if key.key == .unknown {
      let text = key.text
      place = others[text]
      if place == nil { others[text] = count }
    } else {
      place = known.first { $0.key == key.key }?.place
      if place == nil { known.append((key.key, count)) }
    }
    if place == nil { count += 1 }
    return place
  }
}
