import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `ssh-key`.
enum SSHKey: ObjectRule {
  static let descriptor = RuleDescriptor(
    "ssh-key", .error, severityNote: "warning for what is no public key either", by: .ui,
    summary: "an SSH key that is private, or no OpenSSH public key",
    explanation: """
      `sshKeys` takes public keys in OpenSSH's one-line form: a type, the key in base64, a comment. A \
      private key in a repository is known to everyone who can read it, now and in its history: replace \
      the pair, and write the new public key here.
      """,
    sources: [
      "Create and Manage Projects, Compute Config - General: add public SSH keys",
      "OpenSSH, sshd: AUTHORIZED_KEYS FILE FORMAT",
    ])

  static let kinds = [Kind.computeConfig]

  static func check(_ subject: Subject, _ report: inout RuleReport) {
    guard let keys = subject.cluster?.defaults?[.sshKeys] else { return }
    for key in keys.items where !key.withText(isSurelyPublicKey) {
      guard let text = key.string else { continue }
      if PrivateKey.isIn(text) {
        report.add(
          "an SSH key is a private key", in: subject.object, at: key, caption: "private",
          help: "write the public key, and replace the pair: this one is no secret any more")
      } else if !isPublicKey(text) {
        report.add(
          "this is no OpenSSH public key", as: .warning, in: subject.object, at: key,
          help: "write the line of the .pub file, such as ssh-ed25519 AAAA… name@host")
      }
    }
  }

  /// Whether a line is a type, a blank, a key of that type in base64 and perhaps a comment, as
  /// `ssh-keygen` writes it: nothing that has to be looked at closely.
  private static func isSurelyPublicKey(_ line: Span<UInt8>) -> Bool {
    guard isSurelyType(line), let space = line.firstBlank(from: 0) else { return false }
    for index in line.indices where line[index] < 0x20 || line[index] >= 0x7F { return false }
    let end = line.firstBlank(from: space + 1) ?? line.count
    let type = line.extracting(0..<space)
    guard !line.extracting(end..<line.count).contains("-----"),
      let body = Base64.decode(line.extracting(space + 1..<end)), body.count >= 4 + type.count
    else { return false }
    let length = body[..<4].reduce(0) { $0 << 8 | Int($1) }
    return length == type.count
      && body.span.extracting(4..<4 + type.count).isEqual(to: type)
  }

  private static func isSurelyType(_ line: Span<UInt8>) -> Bool {
    line.starts(with: "ssh-") || line.starts(with: "ecdsa-") || line.starts(with: "sk-")
  }

  /// Whether a line holds a type and, right after it, a key in base64 that names the same type.
  private static func isPublicKey(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    return zip(words, words.dropFirst()).contains { type, body in
      isType(type) && Base64.decode(String(body)).map { $0.starts(with: header(type)) } ?? false
    }
  }

  private static func isType(_ word: Substring) -> Bool {
    word.hasPrefix("ssh-") || word.hasPrefix("ecdsa-") || word.hasPrefix("sk-")
  }

  /// The bytes that every key of a type starts with: the type's length in four bytes, and the type.
  private static func header(_ type: Substring) -> [UInt8] {
    let length = UInt32(truncatingIfNeeded: type.utf8.count)
    return stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: length >> $0) }
      + Array(type.utf8)
  }
}
