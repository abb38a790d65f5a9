import Diagnosis
import Reporting
import SourceText

/// Ten thousand findings, nine in ten of them in a hundred files and the rest on one endless line.
enum Many {
  static let report = Report(
    version: "0.1.0", target: "1.1", origin: ReportOrigin(.index),
    seen: Seen(files: 101, documents: 101, objects: 101), findings: findings, sources: sources)

  private static let endless = Array(repeating: "0123456789 é ", count: 60_000).joined()

  private static let ordinary = Array(repeating: "key: value # of a mapping\n", count: 90).joined()

  private static let sources: Sources = {
    let files = (100..<200).map {
      SourceFile(path: "projects/\($0).yaml", bytes: Array(ordinary.utf8))
    }
    return Sources(files: files + [SourceFile(path: "z.yaml", bytes: Array(endless.utf8))])
  }()

  private static let findings: [Finding] = {
    let ordinary = (0..<9_000).map { finding(in: $0 % 100, at: $0 / 100 * 26 + 5, length: 5) }
    let endless = (0..<1_000).map { finding(in: 100, at: $0 * 14 * 50, length: 10) }
    return ordinary + endless
  }()

  private static func finding(in file: Int, at start: Int, length: Int) -> Finding {
    let object = ObjectReference(
      apiVersion: "spectrocloud.com/v1alpha1", kind: "Project", namespace: "n", name: "\(file)")
    return Finding(
      rule: "invalid-value", severity: .warning, message: "the value is none that is allowed",
      object: object, field: "spec.key",
      location: SourceRange(source: SourceID(file), start: start, end: start + length),
      help: "write another")
  }
}
