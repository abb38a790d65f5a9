/// A growing run of simple values in bare memory: appending one costs a comparison and a store.
///
/// What is kept for longer is copied into an array of just its size.
@safe struct Arena<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 4)
    unsafe base = .allocate(capacity: self.capacity)
  }

  deinit {
    unsafe base.deallocate()
  }

  subscript(index: Int) -> Element {
    @inline(__always)
    get {
      precondition(index >= 0 && index < count, "an index comes from the arena itself")
      return unsafe base[index]
    }
    @inline(__always)
    set {
      precondition(index >= 0 && index < count, "an index comes from the arena itself")
      unsafe base[index] = newValue
    }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    unsafe (base + count).initialize(to: element)
    count &+= 1
  }

  var isEmpty: Bool { count == 0 }

  var last: Element? {
    @inline(__always)
    get { unsafe count > 0 ? base[count &- 1] : nil }
  }

  mutating func popLast() -> Element? {
    guard count > 0 else { return nil }
    count &-= 1
    return unsafe base[count]
  }

  mutating func removeAll() { count = 0 }

  /// Forgets the values from an index on.
  mutating func truncate(to index: Int) { count = min(count, index) }

  /// The values as an array without room to spare.
  func array() -> [Element] {
    unsafe Array(UnsafeBufferPointer(start: base, count: count))
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    unsafe larger.moveInitialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity *= 2
  }
}
