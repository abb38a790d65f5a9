/// Calls the body with the bytes as a C string; what follows a NUL is not seen.
func withCString<Output>(
  _ bytes: some RangeReplaceableCollection<UInt8>, _ body: (UnsafePointer<CChar>) -> Output
) -> Output {
  unsafe Array(bytes + [0]).withUnsafeBufferPointer { buffer in
    unsafe buffer.withMemoryRebound(to: CChar.self) { text in
      guard let start = text.baseAddress else {
        preconditionFailure("the buffer has the NUL at least")
      }
      return unsafe body(start)
    }
  }
}
