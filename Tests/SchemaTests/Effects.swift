import Compiler
import Configuration
import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// Two repositories that differ in one property of a definition, and what they compile to.
enum Effects {
  static let schemas = Schemas()

  /// Everything that the definitions make, as text; and the findings about unknown fields.
  static func compile(_ text: String) -> (objects: [String], unknown: [String]) {
    let configuration = Configuration()
    let unit = Compiler.read(
      SourceFile(path: "d.yaml", bytes: Array(text.utf8)), id: SourceID(0), schemas: schemas,
      limits: configuration.limits)
    let compilation = Compiler.compile(
      [unit], configuration: configuration, schemas: schemas, today: .first)
    let objects = compilation.resolution.catalogue.objects.map { object in
      object.root.oneLine
    }
    let unknown = compilation.findings.filter { $0.rule == "unknown-field" }.map(\.message)
    return (objects, unknown)
  }

  /// A definition of a kind with one property set, and others that bring its effect to light.
  static func repository(_ kind: String, setting path: String, to value: String) -> String {
    var steps = path.split(separator: ".").map(String.init)
    let top = steps.removeFirst()
    let nested = steps.reversed().reduce(value) { value, step in
      guard step.hasSuffix("[]") else { return "{\(step): \(value)}" }
      return "{\(step.dropLast(2)): [\(value)]}"
    }
    var parts: [String: [String]] = ["metadata": ["{name: it}"], "spec": []]
    if top == "metadata" { parts["metadata"] = [joined(nested, with: "name: it")] }
    if top == "spec" { parts["spec"] = [nested] }
    let spec = parts["spec"]?.first ?? "{}"
    let metadata = path == "metadata.name" ? "{name: \(value)}" : parts["metadata"]?.first ?? "{}"
    switch kind {
    case "Tenant":
      return document(kind, metadata, completed(spec, path, kind)) + "---\n"
        + document("Project", "{name: p}", "{tenant: it}")
    case "Project":
      return document("Tenant", "{name: t}", "{}") + "---\n"
        + document(kind, metadata, completed(spec, path, kind))
    default:
      return document("Tenant", "{name: t}", "{}") + "---\n"
        + document(kind, metadata, spec) + "---\n"
        + document("ComputeConfig", "{name: other}", "{sshKeys: [of-the-other]}") + "---\n"
        + document("Project", "{name: p}", "{tenant: t, computeConfig: it}")
    }
  }

  private static func document(_ kind: String, _ metadata: String, _ spec: String) -> String {
    "apiVersion: gesso/v1\nkind: \(kind)\nmetadata: \(metadata)\nspec: \(spec)\n"
  }

  /// A Project needs its Tenant; an integration needs its Secret, and a Tenant's namespace settings.
  private static func completed(_ spec: String, _ path: String, _ kind: String) -> String {
    var spec = spec
    if path.hasPrefix("spec.settings"), path.hasSuffix(".key") || path.hasSuffix("PullSecret") {
      spec = spec.replacing("{key:", with: "{secret: s, key:")
        .replacing("{imagePullSecret:", with: "{secret: s, imagePullSecret:")
    }
    if path.contains("projectDefaults.settings"),
      path.hasSuffix(".key") || path.hasSuffix("PullSecret")
    {
      spec = spec.replacing("{key:", with: "{secret: s, key:")
        .replacing("{imagePullSecret:", with: "{secret: s, imagePullSecret:")
    }
    if path.hasSuffix("ref.namespace") {
      spec = spec.replacing("{namespace:", with: "{name: r, namespace:")
    }
    if kind == "Project", path != "spec.tenant" { spec = joined(spec, with: "tenant: t") }
    return spec
  }

  private static func joined(_ mapping: String, with entry: String) -> String {
    mapping == "{}" ? "{\(entry)}" : "{\(entry), " + mapping.dropFirst()
  }
}
