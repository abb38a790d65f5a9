enum AtomicFile {
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {}
}
