import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

extension RuleReport {
  /// Reports a run of a Secret's value, such as a member of the JSON in it.
  ///
  /// Where the value is encoded its whole scalar stands for the run, so that several findings have one
  /// place without being one fault.
  ///
  /// - Parameter member: the path of the member; nil for the value as a whole.
  mutating func add(
    _ message: String, as severity: Severity? = nil, in object: PlatformObject,
    within value: SecretValue, at bytes: Range<Int>, member: String? = nil,
    caption: String? = nil, related: [Label] = [], help: String? = nil
  ) {
    add(
      message, as: severity, in: object, within: value, at: value.range(of: bytes),
      member: member, caption: caption, related: related, help: help)
  }

  /// The same for characters that are known already.
  mutating func add(
    _ message: String, as severity: Severity? = nil, in object: PlatformObject,
    within value: SecretValue, at range: SourceRange, member: String? = nil,
    caption: String? = nil, related: [Label] = [], help: String? = nil
  ) {
    var field = object.path(of: value.node)
    if let member { FieldPath.append(member, to: &field) }
    if range == value.node.range {
      addAbsence(
        message, as: severity, in: object, field: field, at: value.node, caption: caption,
        related: related, help: help)
    } else {
      add(
        message, as: severity, in: object, at: value.node, range: range, field: field,
        caption: caption, related: related, help: help)
    }
  }
}

extension SecretValue {
  /// Whether the value is still to be put in, which `placeholder-value` tells.
  var hasPlaceholder: Bool { text.map { Placeholder.isIn($0) } ?? false }

  /// Whether another tool puts the value in, so that it is not known.
  var isSubstituted: Bool { text.map { Substitution.isIn($0) } ?? false }
}

extension JSONValue.Fault {
  /// The character that stands for the fault in a text.
  func range(in bytes: [UInt8]) -> Range<Int> {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    let isStart = offset < bytes.count && !isBlank(bytes[offset])
    let place = isStart ? offset : bytes.prefix(offset).lastIndex { !isBlank($0) }
    guard let place else { return 0..<bytes.count }
    let rest = bytes[(place + 1)...].prefix { $0 & 0xC0 == 0x80 }
    return place..<rest.endIndex
  }
}

extension ReferencedSecret {
  /// Where Settings refer to the Secret.
  var labels: [Label] {
    references.prefix(3).map {
      Label(
        message: "Settings \"\($0.settings.name)\" refers to it here",
        location: $0.reference.name.range)
    }
  }
}
