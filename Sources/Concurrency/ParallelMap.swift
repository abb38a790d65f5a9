public import Dispatch
internal import Glibc
public import Synchronization

/// Calls the body for each index on as many threads as there are cores; results in index order.
///
/// Each thread makes one state of its own and keeps it for all the indices it takes, which come in
/// runs of neighbours: an open folder or a database handle serves many calls.
///
/// - Parameter length: how many neighbours a thread takes at a time; few where the bodies take long
///   and unequal times.
@inlinable
public func parallelMap<State: ~Copyable, Output: Sendable>(
  count: Int, inRunsOf length: Int = 16, state: @Sendable () -> State,
  body: @Sendable (inout State, Int) -> Output
) -> [Output] {
  let runs = (count + length - 1) / length
  let next = Atomic(0)
  #if DEBUG
    let looks = Atomic(0)
    defer { Looks.add(looks.load(ordering: .relaxed)) }
  #endif
  return [Output](unsafeUninitializedCapacity: count) { buffer, filled in
    // Each place is filled once, by the thread that took its index, and read when all have ended.
    nonisolated(unsafe) let places = buffer
    let ended = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(coreCount, runs)) { _ in
      do {
        #if DEBUG
          let before = Looks.count
          defer {
            let added = Looks.count - before
            looks.wrappingAdd(added, ordering: .relaxed)
            Looks.add(-added)
          }
        #endif
        if count >= 256 { ThreadMemory.widen() }
        var own = state()
        while true {
          let run = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard run < runs else { break }
          for index in run * length..<min((run + 1) * length, count) {
            places.initializeElement(at: index, to: body(&own, index))
          }
        }
      }
      ended.wrappingAdd(1, ordering: .releasing)
    }
    // Dispatch waits for all; this says it in Swift's terms, and to ThreadSanitizer.
    _ = ended.load(ordering: .acquiring)
    filled = count
  }
}

/// Calls the body for each index on as many threads as there are cores; results in index order.
@inlinable
public func parallelMap<Output: Sendable>(
  count: Int, inRunsOf length: Int = 16, body: @Sendable (Int) -> Output
) -> [Output] {
  parallelMap(count: count, inRunsOf: length, state: {}, body: { _, index in body(index) })
}

/// Calls the body for each stretch of neighbouring indices on as many threads as there are cores;
/// results in index order.
///
/// - Parameter length: how many indices a stretch has; the last one may have fewer.
@inlinable
public func parallelStretches<Output: Sendable>(
  count: Int, of length: Int, body: @Sendable (Range<Int>) -> Output
) -> [Output] {
  parallelMap(count: (count + length - 1) / length, inRunsOf: 1) { number in
    body(number * length..<min((number + 1) * length, count))
  }
}

/// How many neighbours to look at together, so that every core gets several stretches even of a few.
///
/// - Parameter longest: how many are enough for what a stretch costs by itself to be lost in the rest.
public func stretchLength(of count: Int, atMost longest: Int) -> Int {
  min(longest, max(16, count / (4 * coreCount)))
}

/// How many threads can run at a time.
public let coreCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
