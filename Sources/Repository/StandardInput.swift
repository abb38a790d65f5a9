internal import Glibc

/// Everything that comes on standard input, up to the limit for a single file.
package func readStandardInput(limits: Limits = Limits()) throws(RepositoryError) -> [UInt8] {
  let descriptor = Descriptor(owning: dup(STDIN_FILENO))
  var bytes: [UInt8] = []
  do throws(ReadFailure) {
    while true {
      let part = try descriptor.read(count: 1 << 16)
      if part.isEmpty { return bytes }
      bytes += part
      guard bytes.count <= limits.fileSize else {
        throw .tooLarge(size: bytes.count, limit: limits.fileSize)
      }
    }
  } catch .tooLarge(_, let limit) {
    throw .standardInput(reason: "it has more than \(limit) bytes, which is the limit")
  } catch {
    throw .standardInput(reason: error.description)
  }
}
