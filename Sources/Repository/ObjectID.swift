internal import CLibGit2

/// The SHA-1 name of a git object.
struct ObjectID: Sendable {
  /// The number of its bytes.
  static let length = 20

  let value: git_oid

  init(_ value: git_oid) {
    self.value = value
  }

  /// The id of a blob with this content; nil where libgit2 cannot tell.
  init?(ofBlob bytes: [UInt8]) {
    guard (try? GitLibrary.start()) != nil else { return nil }
    var value = git_oid()
    let code = unsafe bytes.withUnsafeBytes {
      unsafe git.odb_hash(&value, $0.baseAddress, $0.count, GIT_OBJECT_BLOB)
    }
    guard code == 0 else { return nil }
    self.value = value
  }

  /// The id in the twenty bytes at the start of the slice; nil where there are fewer.
  init?(raw bytes: ArraySlice<UInt8>) {
    guard bytes.count >= Self.length else { return nil }
    var value = git_oid()
    unsafe withUnsafeMutableBytes(of: &value) {
      unsafe $0.copyBytes(from: bytes.prefix(Self.length))
    }
    self.value = value
  }

  /// Forty hexadecimal digits.
  var hexadecimal: String {
    unsafe withUnsafeBytes(of: value) { bytes in
      let digits = Array("0123456789abcdef".utf8)
      return String(
        decoding: unsafe bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
        as: UTF8.self)
    }
  }
}

extension ObjectID: Hashable {
  static func == (left: ObjectID, right: ObjectID) -> Bool {
    unsafe withUnsafeBytes(of: left.value) { left in
      unsafe withUnsafeBytes(of: right.value) { right in unsafe left.elementsEqual(right) }
    }
  }

  func hash(into hasher: inout Hasher) {
    unsafe withUnsafeBytes(of: value) { unsafe hasher.combine(bytes: $0) }
  }
}
