extension BundleWriter {
  func fluxFiles() -> [BundleFile] { [] }
}
