import Configuration
import Synchronization

/// How much one file, or many, hold of what a run may read.
struct Extent {
  var bytes = 0
  var documents = 0

  static func += (total: inout Extent, part: Extent) {
    total.bytes += part.bytes
    total.documents += part.documents
  }
}

/// Counts from all threads how much has been read, so that reading stops as soon as it is too much.
struct ReadingTally: ~Copyable, Sendable {
  private let limits: RunLimits
  private let bytes = Atomic(0)
  private let documents = Atomic(0)

  init(_ limits: RunLimits) {
    self.limits = limits
  }

  /// Counts what has been read; false where that is too much by now and nothing more is to be kept.
  @discardableResult
  func add(_ extent: Extent) -> Bool {
    bytes.wrappingAdd(extent.bytes, ordering: .relaxed)
    documents.wrappingAdd(extent.documents, ordering: .relaxed)
    return !isOver
  }

  /// Whether more has been read than the limits allow.
  var isOver: Bool {
    limits.reason(
      against: Extent(
        bytes: bytes.load(ordering: .relaxed), documents: documents.load(ordering: .relaxed)))
      != nil
  }
}

extension RunLimits {
  /// Which limit is passed, as the end of a sentence; nil for none.
  func reason(against total: Extent) -> String? {
    if total.bytes > totalBytes {
      return "more than \(totalBytes) bytes, which is limits.totalBytes in gesso.yaml"
    }
    guard total.documents > documents else { return nil }
    return "more than \(documents) documents, which is limits.documents in gesso.yaml"
  }
}
