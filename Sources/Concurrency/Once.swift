public import Synchronization

/// A value that the first thread to ask for it makes, and all others wait for.
public final class Once<Value: Sendable>: Sendable {
  @usableFromInline
  final class Made: Sendable {
    @usableFromInline let value: Value

    @usableFromInline
    init(_ value: Value) { self.value = value }
  }

  @usableFromInline let made: AtomicLazyReference<Made> = AtomicLazyReference()
  private let turn = Mutex(())
  private let make: @Sendable () -> Value

  /// Keeps how the value is made, without making it yet.
  public init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  /// The value, made now if nobody has asked for it before.
  @inlinable
  public var value: Value {
    if let made = made.load() { return made.value }
    return making()
  }

  /// Makes the value, unless another thread does so meanwhile.
  @usableFromInline
  func making() -> Value {
    turn.withLock { _ in (made.load() ?? made.storeIfNil(Made(make()))).value }
  }
}
