public import SourceText

/// A value that an inheriting object replaced or removed.
public struct Override: Hashable, Sendable {
  /// The replaced value on one line, as it would be written in YAML.
  public let text: String
  /// The characters of the replaced value.
  public let location: SourceRange
  /// Whether nothing stands in its place; the text then starts with the key.
  public let isRemoval: Bool

  /// Takes the text as it is; that of a removal has to start with the key.
  public init(text: String, location: SourceRange, isRemoval: Bool = false) {
    self.text = text
    self.location = location
    self.isRemoval = isRemoval
  }
}

/// The values that one value of a composed tree replaced, by where they stand: put into words only
/// when somebody asks, which linting never does.
public struct Replacement: Sendable {
  /// The replaced values, nearest first; each may have replaced others in its own tree.
  private let values: [Node]
  /// The name of the field that is gone with its value; nil where a value stands in its place.
  public let removedKey: String?

  /// Takes the replaced values, nearest first, and the key of a field that is gone with them.
  public init(_ values: [Node], removing key: String? = nil) {
    self.values = values
    removedKey = key
  }

  /// How many replaced values are remembered of one field; the nearest ones.
  private static let historyLimit = 32

  /// The replaced values and those that they replaced, nearest first.
  fileprivate func overrides(limit: Int = historyLimit) -> [Override] {
    var overrides: [Override] = []
    for value in values where overrides.count < limit && !value.isNull && !value.isPoison {
      overrides.append(Override(text: value.oneLine, location: value.range))
      for earlier in value.replacements where earlier.removedKey == nil {
        overrides += earlier.overrides(limit: max(0, limit - overrides.count))
      }
    }
    guard let removedKey else { return overrides }
    return overrides.map {
      Override(text: "\(removedKey): \($0.text)", location: $0.location, isRemoval: true)
    }
  }
}

extension Node {
  /// What this value replaced where it was inherited, nearest first; empty for a plain document.
  public var overridden: [Override] { replacements.flatMap { $0.overrides() } }

  /// The same, as it is kept.
  public var replacements: [Replacement] {
    let known = tree.storage.rarities.replacements(at: index..<index + 1)
    return known.isEmpty ? [] : known.map(\.replacement)
  }
}
