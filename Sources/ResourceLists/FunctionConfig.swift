package import Bundle
import Diagnosis
package import Platform
package import YAMLSyntax

/// What a KRM function is configured to do, by a ConfigMap or by a Configuration as `gesso.yaml` has it.
package struct FunctionConfig: Sendable {
  /// Whether the objects are only looked at, and given back as they came.
  package var validates = false
  /// The program that applies, where it is said here.
  package var dialect: Dialect?
  package var target: Target?
  /// The folder of the package for the objects that definitions make.
  package var folder = "bundle"
  /// A Configuration as a document of its own; nil where it is none.
  package private(set) var configuration: [UInt8]?

  private static let keys = ["mode", "for", "target", "output"]

  package init() {}

  /// - Parameter node: the list's `functionConfig`; nil for none.
  package init(reading node: Node?) throws(ResourceList.Fault) {
    guard let node else { return }
    if case .configuration = DocumentClass(node) {
      configuration = ItemText.written(node)
      return
    }
    guard node[.kind]?.isText("ConfigMap") == true else {
      throw ResourceList.Fault(
        message:
          "functionConfig is a \(node[.kind]?.text ?? "mapping without a kind"); it has to be "
          + "a ConfigMap with \(FunctionConfig.keys.joined(separator: ", ")), or a gesso/v1 Configuration"
      )
    }
    guard let data = node[.data] else { return }
    for entry in data.entries { try read(entry.key.text, entry.value.text) }
  }

  private mutating func read(_ key: String, _ value: String) throws(ResourceList.Fault) {
    switch key {
    case "mode":
      guard value == "render" || value == "validate" else {
        throw FunctionConfig.fault(key, value, ["render", "validate"])
      }
      validates = value == "validate"
    case "for":
      let names = Dialect.allCases.filter(\.fitsStream).map(\.name)
      guard names.contains(value) else { throw FunctionConfig.fault(key, value, names) }
      dialect = Dialect(name: value)
    case "target":
      target = Target(rawValue: value)
      if target == nil {
        throw FunctionConfig.fault(key, value, Target.allCases.map(\.rawValue))
      }
    case "output":
      let parts = value.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
        throw ResourceList.Fault(
          message: "output has to be a folder of the package, such as bundle")
      }
      folder = value
    default:
      let advice = nearest(to: key, in: FunctionConfig.keys).map { "; did you mean \"\($0)\"?" }
      throw ResourceList.Fault(
        message: "functionConfig has no key \"\(key)\""
          + (advice ?? "; there are \(FunctionConfig.keys.joined(separator: ", "))"))
    }
  }

  private static func fault(_ key: String, _ value: String, _ known: [String]) -> ResourceList.Fault
  {
    ResourceList.Fault(
      message: "\(key) is \"\(value)\", which is none of \(known.joined(separator: ", "))")
  }

  /// Whether an item was made by an earlier run, to be made anew.
  package func holds(_ item: Item) -> Bool {
    item.path?.hasPrefix("\(folder)/") == true
  }
}
