package import Platform

/// By what a finding of a rule on one object can hang on another object.
///
/// Who knows that two parts of a repository have nothing of the kind in common can check them apart: a
/// commit is checked with the few files that it can reach. So a rule says too much rather than too
/// little.
package enum Reach: Sendable {
  /// By nothing: the rule looks at each object by itself, and at the configuration.
  case nothing
  /// By what the catalogue and the resolution are asked for by name: references and what they lead to,
  /// the objects of a namespace, the Projects of a Tenant.
  ///
  /// What a rule says, or leaves unsaid, because of a fault that is none of its own (`LooseEnds`) need
  /// not be thought of.
  case references
  /// By a value that several objects may have, wherever they lie.
  ///
  /// - Parameter value: the value of an object, nil for one that has none. It is kept as a hash, so it
  ///   must not be secret.
  case value(of: @Sendable (PlatformObject) -> String?)
  /// By words that all objects share, such as the names of hardware.
  ///
  /// - Parameter words: all of them, where they have no fault together; then no part of them has one
  ///   either. Else nil.
  case words(of: @Sendable (Inspection) -> Set<String>?)
  /// By anything: while the rule is on, every commit is checked with all files.
  case everything
}
