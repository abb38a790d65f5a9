import Bundle
import Compiler
import Testing

/// The bundle of the fixture repository in which every rule of inheritance is used.
@Suite struct InheritanceBundleTests {
  static let golden = "inheritance-bundle.yaml"

  @Test func isAsExpected() throws {
    let compilation = try Repository.fixture("inheritance")
    let writer = BundleWriter(
      ApplyOrder(compilation.resolution),
      options: BundleOptions(dialect: .kubectl, pruneGuards: true, toolVersion: "1.2.3"))
    Golden.expect(String(decoding: writer.stream(), as: UTF8.self), in: Self.golden)
  }
}
