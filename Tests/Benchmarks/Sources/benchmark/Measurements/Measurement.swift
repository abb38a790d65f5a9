/// One row of the table.
struct Measurement: Sendable {
  /// For `--only`.
  let name: String
  /// What is done, in the words of the table.
  let work: String
  /// What is promised.
  let reach: String
  /// Makes the figure.
  let measure: @Sendable (inout Bench) throws(Failure) -> Reading

  /// Every measurement, in the order of the table.
  static let all = [
    lintManifests, lintDefinitions, render, revision, nothingStaged, oneStaged, memory, start,
    growth, kustomize, yamllint,
  ]
}

/// What a measurement found.
struct Reading {
  /// The figure, with its spread.
  let figure: String
  /// The median times that the figure is made of.
  var times = ""
  /// Nil where nothing could be measured.
  let isMet: Bool?
}
