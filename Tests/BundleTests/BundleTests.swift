import Bundle
import Testing

@Suite struct BundleTests {
  /// Manifests by a name that goldens bear.
  struct Sample: CustomTestStringConvertible {
    let name: String
    let text: String

    var testDescription: String { name }
  }

  static let samples = [
    Sample(name: "fleet", text: Samples.fleet), Sample(name: "gated", text: Samples.gated),
  ]
  static let streams = Dialect.allCases.filter(\.fitsStream)

  @Test(arguments: samples, streams)
  func writesStreams(_ sample: Sample, _ dialect: Dialect) throws {
    try Golden.expect(
      Manifests(sample.text).stream(dialect), "\(sample.name).\(dialect.name).yaml")
  }

  @Test(arguments: samples, Dialect.allCases)
  func writesFiles(_ sample: Sample, _ dialect: Dialect) throws {
    let files = Manifests(sample.text).writer(dialect).files()
    #expect(files.map(\.path) == files.map(\.path).sorted())
    let text = files.map { "==> \($0.path)\n" + String(decoding: $0.bytes, as: UTF8.self) }
    try Golden.expect(text.joined(), "\(sample.name).\(dialect.name).files")
  }

  @Test(arguments: samples, Dialect.allCases)
  func rendersARenderedBundleToTheSameBytes(_ sample: Sample, _ dialect: Dialect) {
    let once = Manifests(sample.text).writer(dialect)
    #expect(Manifests(files: [once.stream()]).writer(dialect).stream() == once.stream())
    let files = once.files()
    let manifests = files.filter { $0.path.hasSuffix(".yaml") }.map(\.bytes)
    #expect(Manifests(files: manifests).writer(dialect).files() == files)
  }

  @Test(arguments: streams)
  func theHeaderTellsInputsApart(_ dialect: Dialect) throws {
    func inputs(_ text: String) -> Substring? {
      let header = text.split(separator: "\n").first { $0.hasPrefix("# gesso bundle: ") }
      return header?.split(separator: " ").last
    }
    let plain = Manifests(Samples.gated)
    let digest = try #require(inputs(plain.stream(dialect)))
    let list = plain.writer(dialect).files().first { $0.path == "Kustomization" }
    #expect(try inputs(String(decoding: #require(list).bytes, as: UTF8.self)) == digest)
    #expect(inputs(plain.stream(.kubectl)) == digest)
    #expect(inputs(Manifests("# only a comment\n" + Samples.gated).stream(dialect)) == digest)
    let other = Samples.gated.replacing("name: hub, namespace", with: "name: hub2, namespace")
    #expect(inputs(Manifests(other).stream(dialect)) != digest)
  }

  @Test(arguments: samples, Dialect.allCases)
  func takesNoOrderFromFiles(_ sample: Sample, _ dialect: Dialect) {
    let documents = sample.text.split(separator: "---\n").map { Array($0.utf8) }
    let wanted = Manifests(files: documents).writer(dialect).files()
    var generator = Numbers(state: 7)
    for _ in 0..<10 {
      let shuffled = documents.shuffled(using: &generator)
      #expect(Manifests(files: shuffled).writer(dialect).files() == wanted)
    }
  }
}

/// Numbers that are the same in every run.
struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
