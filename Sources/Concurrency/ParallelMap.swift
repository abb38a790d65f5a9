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
package func parallelMap<State: ~Copyable, Output: Sendable>(
  count: Int, inRunsOf length: Int = 16, state: @Sendable () -> State,
  body: @Sendable (inout State, Int) -> Output
) -> [Output] {
  let runs = (count + length - 1) / length
  let results = Mutex([[Output]](repeating: [], count: runs))
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: min(coreCount, runs)) { _ in
    var own = state()
    while true {
      let run = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard run < runs else { return }
      let indices = run * length..<min((run + 1) * length, count)
      let outputs = indices.map { body(&own, $0) }
      results.withLock { $0[run] = outputs }
    }
  }
  return results.withLock { $0.flatMap(\.self) }
}

/// Calls the body for each index on as many threads as there are cores; results in index order.
@inlinable
package func parallelMap<Output: Sendable>(
  count: Int, inRunsOf length: Int = 16, body: @Sendable (Int) -> Output
) -> [Output] {
  parallelMap(count: count, inRunsOf: length, state: {}, body: { _, index in body(index) })
}

/// How many threads can run at a time.
@usableFromInline
package let coreCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
