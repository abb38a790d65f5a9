/// Calls the body with the bytes as a C string; what follows a NUL is not seen.
func withCString<Output>(
  _ bytes: some Collection<UInt8>, _ body: (UnsafePointer<CChar>) -> Output
) -> Output {
  let text = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
  defer { unsafe text.deallocate() }
  for (offset, byte) in bytes.enumerated() {
    unsafe (text + offset).initialize(to: CChar(bitPattern: byte))
  }
  unsafe (text + bytes.count).initialize(to: 0)
  return unsafe body(text)
}
