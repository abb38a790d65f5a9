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
  let shares = (0..<min(coreCount, runs)).map { _ in Share<Output>() }
  #if DEBUG
    let looks = Atomic(0)
    defer { Looks.add(looks.load(ordering: .relaxed)) }
  #endif
  DispatchQueue.concurrentPerform(iterations: shares.count) { thread in
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
    var done: [Run<Output>] = []
    while true {
      let run = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard run < runs else { break }
      let indices = run * length..<min((run + 1) * length, count)
      // Not `map`: where the types are not known, it asks for every step through a table.
      var outputs: [Output] = []
      outputs.reserveCapacity(indices.count)
      for index in indices { outputs.append(body(&own, index)) }
      done.append(Run(number: run, outputs: outputs))
    }
    shares[thread].put(done)
  }
  var results = [[Output]](repeating: [], count: runs)
  for share in shares { for run in share.runs { results[run.number] = run.outputs } }
  return results.flatMap(\.self)
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

/// The results of neighbouring indices.
@usableFromInline
struct Run<Output: Sendable>: Sendable {
  @usableFromInline let number: Int
  @usableFromInline let outputs: [Output]

  @usableFromInline
  init(number: Int, outputs: [Output]) {
    self.number = number
    self.outputs = outputs
  }
}

/// What one thread has done; put there once, at its end, so that no thread waits for another.
@usableFromInline
final class Share<Output: Sendable>: Sendable {
  private final class Done: Sendable {
    let runs: [Run<Output>]

    init(_ runs: [Run<Output>]) { self.runs = runs }
  }

  private let done = AtomicLazyReference<Done>()

  @usableFromInline
  init() {}

  @usableFromInline
  var runs: [Run<Output>] { done.load()?.runs ?? [] }

  @usableFromInline
  func put(_ runs: [Run<Output>]) { _ = done.storeIfNil(Done(runs)) }
}
