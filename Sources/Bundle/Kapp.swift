import Platform
import YAMLSyntax

/// kapp's language: change groups, and rules between them.
///
/// Source: kapp, "Apply Ordering": `change-group` and `change-rule` annotations, several of them with a
/// suffix after a point, rules of four words; a group's name is a qualified name. "Apply Waiting": a
/// change is done when its wait rule is fulfilled. "Apply": `delete-strategy: orphan`.
enum Kapp {
  static func annotations(
    for step: ApplyOrder.Step, in order: ApplyOrder, isGuarded: Bool
  ) -> [Annotation] {
    var annotations = [
      Annotation("kapp.k14s.io/change-group.gesso", .text(group(of: order.object(step))))
    ]
    for (number, rule) in rules(for: step, in: order).enumerated() {
      annotations.append(Annotation("kapp.k14s.io/change-rule.gesso-\(number)", .text(rule)))
    }
    if isGuarded {
      annotations.append(Annotation("kapp.k14s.io/delete-strategy", .text("orphan")))
    }
    return annotations
  }

  /// The rules that put an object after what it needs, and its deletion before theirs.
  static func rules(for step: ApplyOrder.Step, in order: ApplyOrder) -> [String] {
    step.dependencies.flatMap { needed in
      let group = group(of: order.object(order.steps[needed]))
      return ["upsert after upserting \(group)", "delete before deleting \(group)"]
    }
  }

  /// A group for one object: `gesso/settings_vision_main`; a digest where that is no qualified name.
  ///
  /// An underline is in no object's name, so that no two objects share a group.
  static func group(of object: PlatformObject) -> String {
    let kind = object.kindName.lowercased()
    let name = [kind, object.namespace, object.name].compactMap(\.self).joined(separator: "_")
    let isQualified =
      name.utf8.count <= 63
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "-"),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
      && name.last.map { $0.isLetter || $0.isNumber } == true
    guard !isQualified else { return "gesso/\(name)" }
    var digest = Digest()
    digest.combine(Array(name.utf8)[...])
    return "gesso/\(digest.text)"
  }
}

// MARK: - Configuration

extension Kapp {
  /// The Config document: waits for the namespaces that Tenants' controllers make, and rules for the
  /// objects that cannot bear annotations.
  ///
  /// Nil where there is neither.
  static func config(for order: ApplyOrder) -> [UInt8]? {
    let fixed = order.steps.filter { order.object($0).isTamperProof }
    let hasGates = order.steps.contains { $0.gate != nil }
    guard hasGates || !fixed.isEmpty else { return nil }
    var writer = YAMLWriter()
    writer.entry("apiVersion", "kapp.k14s.io/v1alpha1", depth: 0)
    writer.entry("kind", "Config", depth: 0)
    // kapp needs no name, but kustomize takes no document without one.
    writer.opening("metadata", depth: 0)
    writer.entry("name", "gesso", depth: 1)
    if hasGates { waitRules(to: &writer) }
    if !fixed.isEmpty { bindings(of: fixed, in: order, to: &writer) }
    return writer.finish()
  }

  private static func waitRules(to writer: inout YAMLWriter) {
    writer.opening("waitRules", depth: 0)
    writer.itemOpening("conditionMatchers", depth: 0)
    writer.item("type", Gate.condition, depth: 1)
    writer.entry("status", "True", depth: 2)
    writer.entry("success", true, depth: 2)
    writer.opening("resourceMatchers", depth: 1)
    writer.itemOpening("apiVersionKindMatcher", depth: 1)
    writer.entry("apiVersion", Kind.tenant.apiVersion, depth: 3)
    writer.entry("kind", Kind.tenant.name, depth: 3)
  }

  private static func bindings(
    of fixed: [ApplyOrder.Step], in order: ApplyOrder, to writer: inout YAMLWriter
  ) {
    writer.opening("changeGroupBindings", depth: 0)
    for step in fixed {
      writer.item("name", group(of: order.object(step)), depth: 0)
      matcher(of: order.object(step), to: &writer)
    }
    let bound = fixed.filter { !$0.dependencies.isEmpty }
    guard !bound.isEmpty else { return }
    writer.opening("changeRuleBindings", depth: 0)
    for step in bound {
      writer.itemOpening("rules", depth: 0)
      for rule in rules(for: step, in: order) { writer.item(rule, depth: 1) }
      matcher(of: order.object(step), to: &writer)
    }
  }

  private static func matcher(of object: PlatformObject, to writer: inout YAMLWriter) {
    writer.opening("resourceMatchers", depth: 1)
    writer.itemOpening("kindNamespaceNameMatcher", depth: 1)
    writer.entry("kind", object.kindName, depth: 3)
    writer.entry("namespace", object.namespace ?? "", depth: 3)
    writer.entry("name", object.name, depth: 3)
  }
}
