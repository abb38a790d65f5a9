public import SourceText

/// One fault, told so that a person can mend it: what, where exactly, what else matters, what to do.
public struct Finding: Sendable {
  /// The rule that tells of the fault.
  public let rule: RuleName
  /// How much the fault matters; the configuration may change it.
  public var severity: Severity
  /// One lower-case sentence without a full stop, quoting the user's own words.
  public var message: String
  /// The object the finding speaks of; nil where a file holds none that can be named.
  public var object: ObjectReference?
  /// The field in the object, such as `spec.roleMapping.viewer[0]`; nil for the object as a whole.
  public var field: String?
  /// Exactly the token at fault.
  public var location: SourceRange
  /// A few words to stand beneath the marked characters; nil for none.
  public var caption: String?
  /// Other places that matter, in the order in which they are to be read.
  public var related: [Label]
  /// What to do about it; nil where the message says it.
  public var help: String?
  /// The change that mends it; nil where none can be offered.
  public var fix: Fix?
  /// True where the fault is that something is not written, so that the location is only the nearest
  /// thing that is: two such findings at one place are two faults.
  public var concernsAbsence: Bool

  /// Rule, severity, message and location are needed; all else may be absent.
  public init(
    rule: RuleName, severity: Severity, message: String, object: ObjectReference? = nil,
    field: String? = nil, location: SourceRange, caption: String? = nil, related: [Label] = [],
    help: String? = nil, fix: Fix? = nil, concernsAbsence: Bool = false
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.object = object
    self.field = field
    self.location = location
    self.caption = caption
    self.related = related
    self.help = help
    self.fix = fix
    self.concernsAbsence = concernsAbsence
  }
}

/// A place that explains a finding: where a name is defined, where a value was inherited from.
public struct Label: Hashable, Sendable {
  /// What is to be seen there, in a few words without a full stop.
  public let message: String
  /// The characters that the message speaks of.
  public let location: SourceRange

  /// Joins a message to the place that it speaks of.
  public init(message: String, location: SourceRange) {
    self.message = message
    self.location = location
  }
}

/// A change of the source that mends a finding, byte by byte.
public struct Fix: Hashable, Sendable {
  /// What the fix does, such as `quote the value`.
  public let title: String
  /// The replacements; they do not overlap.
  public let edits: [Edit]

  /// Takes the edits as they are; whether they overlap is not checked.
  public init(title: String, edits: [Edit]) {
    self.title = title
    self.edits = edits
  }
}

/// One replacement of a range of a file by other text; an empty range inserts, empty text deletes.
public struct Edit: Hashable, Sendable {
  /// The characters that are replaced; empty where text is only inserted.
  public let range: SourceRange
  /// The text that takes their place; empty where they are only deleted.
  public let replacement: String

  /// Replaces the characters of a range by a text.
  public init(range: SourceRange, replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}
