import Platform

/// What a dialect adds to the objects: annotations, and documents of its own.
struct Annotator: Sendable {
  private let order: ApplyOrder
  private let options: BundleOptions

  init(_ order: ApplyOrder, options: BundleOptions) {
    self.order = order
    self.options = options
  }

  /// Documents that come before all objects.
  var leadingDocuments: [BundleFile] { [] }

  func annotations(for step: ApplyOrder.Step) -> [Annotation] {
    []
  }
}
