import Diagnosis

/// A report as the bytes that are kept: a line that says how to read the rest, the question, the text.
struct ReportRecord: Equatable {
  let question: String
  /// The checksum of the index; nil where it has none.
  let checksum: String?
  /// The name of what is staged.
  let content: String
  let answer: RememberedReport.Answer

  private static let mark = "gesso-report-1"

  init(question: String, checksum: String?, content: String, answer: RememberedReport.Answer) {
    self.question = question
    self.checksum = checksum
    self.content = content
    self.answer = answer
  }

  /// Nil for anything but the bytes of a record, whole and unharmed.
  init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    let rest = bytes[(end + 1)...]
    guard words.count == 6, words[0] == Self.mark, let length = Int(words[4]),
      (0...rest.count).contains(length),
      let question = String(validating: rest.prefix(length), as: UTF8.self),
      let text = String(validating: rest.dropFirst(length), as: UTF8.self)
    else { return nil }
    self.init(
      question: question, checksum: words[1] == "-" ? nil : String(words[1]),
      content: String(words[2]),
      answer: RememberedReport.Answer(text: text, fails: words[3] == "1"))
    guard self.bytes == bytes else { return nil }
  }

  var bytes: [UInt8] {
    let words = [
      Self.mark, checksum ?? "-", content, answer.fails ? "1" : "0", "\(question.utf8.count)", seal,
    ]
    return Array((words.joined(separator: " ") + "\n" + question + answer.text).utf8)
  }

  /// What shows that nothing has been damaged.
  private var seal: String {
    var hash = FNV1a()
    for part in [checksum ?? "-", content, "\(answer.fails)", question, answer.text] {
      hash.combine(part)
    }
    return String(hash.value, radix: 16)
  }
}
