internal import Synchronization

/// A value that the first thread to ask for it makes, and all others wait for.
package final class Once<Value: Sendable>: Sendable {
  private final class Made: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private let made = AtomicLazyReference<Made>()
  private let turn = Mutex(())
  private let make: @Sendable () -> Value

  package init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  package var value: Value {
    if let made = made.load() { return made.value }
    return turn.withLock { _ in (made.load() ?? made.storeIfNil(Made(make()))).value }
  }
}
