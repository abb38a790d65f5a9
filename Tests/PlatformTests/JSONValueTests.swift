import Platform
import Testing

/// JSON as RFC 8259 has it.
@Suite("JSON") struct JSONValueTests {
  @Test(arguments: [
    (#""\u0041""#, "A"), (#""\u00e9""#, "é"), (#""\ud83d\ude00""#, "😀"), (#""\n""#, "\n"),
  ])
  func `reads escapes`(text: String, value: String) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)).string == value)
  }

  @Test(arguments: [
    #""\u+123""#, #""\u-000""#, #""\u 123""#, #""\u12""#, #""\u12g4""#, #""\ud83d\u+e00""#, #""\u"#,
  ])
  func `refuses an escape without four digits`(text: String) {
    #expect(throws: JSONValue.Fault.self) { try JSONValue(parsing: Array(text.utf8)) }
  }
}
