import Concurrency
import Testing

@Suite("Work on all cores")
struct ParallelMapTests {
  @Test(arguments: [0, 1, 255, 256, 257, 1000])
  func `cuts neighbours into stretches`(count: Int) {
    let stretches = parallelStretches(count: count, of: 256) { $0 }
    #expect(stretches.joined().elementsEqual(0..<count))
    #expect(stretches.dropLast().allSatisfy { $0.count == 256 })
  }

  @Test(arguments: [0, 1, 15, 16, 17, 1_000], [1, 16, 2_000])
  func `comes back in the order of the indices`(count: Int, length: Int) {
    let squares = parallelMap(count: count, inRunsOf: length) { $0 * $0 }
    #expect(squares == (0..<count).map { $0 * $0 })
  }

  @Test func `gives a thread its state back for every index it takes`() {
    let calls = parallelMap(count: 100, state: { 0 }) { seen, _ in
      seen += 1
      return seen
    }
    // Each thread counts up from 1, and nobody takes an index twice.
    #expect(calls.count == 100)
    #expect(calls.first == 1)
    #expect(zip(calls, calls.dropFirst()).count { $1 != $0 + 1 } <= 100 / 16)
  }
}
