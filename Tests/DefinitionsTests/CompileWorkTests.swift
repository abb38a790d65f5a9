import Concurrency
import Testing

/// Compiling takes no more looks at an object or a node than there is more to compile.
@Suite struct CompileWorkTests {
  /// What names no base looks among the ComputeConfigs for what it may mean.
  @Test func unknownBasesAreAsManyLooksEach() {
    let (half, whole) = (looks(at: 100), looks(at: 200))
    #expect(half > 1000)
    #expect(whole * 10 < half * 22)
  }

  /// The looks of a repository of so many Projects without a base, and as many ComputeConfigs.
  private func looks(at count: Int) -> Int {
    let projects = (0..<count).map { number in
      """
      ---
      apiVersion: gesso/v1
      kind: Project
      metadata: {name: p\(number)}
      spec: {tenant: external, computeConfig: nowhere-\(number)}

      """
    }
    let configs = (0..<count).map { number in
      """
      ---
      apiVersion: spectrocloud.com/v1alpha1
      kind: ComputeConfig
      metadata: {name: c\(number), namespace: p\(number)}

      """
    }
    let before = Looks.count
    _ = Repository(files: [("p.yaml", projects.joined()), ("c.yaml", configs.joined())])
    return Looks.count - before
  }
}
