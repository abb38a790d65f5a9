/// What has to hold for any bytes that one of gesso's readers is given.
///
/// The fuzzer looks for bytes for which it does not; the tests replay those that were found.
package enum Requirement: String, CaseIterable, Sendable {
  /// The reader of YAML agrees with libyaml's own events, and every place lies where it is said to be.
  case yaml
  /// A file of any bytes compiles, and twice to the same.
  case definitions
  /// Any text after `gesso:ignore` is read.
  case suppressions
  /// The reader of JSON agrees with Foundation's.
  case json
  /// What the writer of YAML writes is read as what it was given.
  case bundle

  /// Ends normally where the requirement holds for these bytes.
  package func check(_ bytes: [UInt8]) throws(Broken) {
    switch self {
    case .yaml: try ReadsAsLibYAML.check(bytes)
    case .definitions: try CompilesAnything.check(bytes)
    case .suppressions: try ReadsAnyComment.check(bytes)
    case .json: try ReadsAsFoundation.check(bytes)
    case .bundle: try WritesWhatItReads.check(bytes)
    }
  }
}

/// A requirement that does not hold, and what is wrong.
package struct Broken: Error {
  package let message: String
}

func require(
  _ condition: Bool, _ message: @autoclosure () -> String
) throws(Broken) {
  guard condition else { throw Broken(message: message()) }
}
