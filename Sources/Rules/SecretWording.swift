import Diagnosis
import Platform

extension Finding {
  /// The finding without the key of a Secret that may hold a value.
  func sparingKeys(of object: PlatformObject) -> Finding {
    guard object.kind == .secret, let field, !field.hasPrefix("metadata"),
      let start = field.firstRange(of: "[\""), let end = field.lastIndex(of: "\""),
      start.upperBound <= end
    else { return self }
    let key = field[start.upperBound..<end]
    guard !SecretKeys.mayBeTold(key) else { return self }
    func spared(_ text: String) -> String { text.replacing(key, with: SecretKeys.mask) }
    var finding = self
    finding.field = spared(field)
    finding.message = spared(message)
    finding.caption = caption.map(spared)
    finding.help = help.map(spared)
    finding.related = related.map {
      Label(message: spared($0.message), location: $0.location)
    }
    return finding
  }
}
