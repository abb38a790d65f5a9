import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// `ssh-key`.
enum SSHKey: Rule {
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

  static func check(_ resolution: Resolution, _ report: inout RuleReport) {
    for config in ComputeConfig.all(in: resolution) {
      guard let keys = config.defaults?[.sshKeys] else { continue }
      for key in keys.items {
        guard let text = key.string else { continue }
        if PrivateKey.isIn(text) {
          report.add(
            "an SSH key is a private key", in: config.object, at: key, caption: "private",
            help: "write the public key, and replace the pair: this one is no secret any more")
        } else if !isPublicKey(text) {
          report.add(
            "this is no OpenSSH public key", as: .warning, in: config.object, at: key,
            help: "write the line of the .pub file, such as ssh-ed25519 AAAA… name@host")
        }
      }
    }
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
