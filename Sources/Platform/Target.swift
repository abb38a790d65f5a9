/// The PaletteAI version that a repository is linted for.
///
/// Source: the documents carry version banners 0.1.x, 0.2.x and 1.1.x; chart versions are others.
public enum Target: String, CaseIterable, Sendable {
  case v0_1 = "0.1"
  case v1_1 = "1.1"

  /// The version linted for unless said otherwise.
  public static let standard = Target.v1_1
}
