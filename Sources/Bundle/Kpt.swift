import Platform

/// The language of kpt, Config Sync and other programs that build on cli-utils: dependencies between
/// objects of one package.
///
/// Source: cli-utils, `depends-on`: an object is applied after those it names are reconciled, and
/// deleted before them; references are `group/namespaces/namespace/Kind/name`, or `group/Kind/name`
/// without a namespace, the group of the core being empty, separated by commas. kpt, "Lifecycle
/// directives": `detach` keeps an object that is pruned.
enum Kpt {
  static func annotations(
    for step: ApplyOrder.Step, in order: ApplyOrder, isGuarded: Bool
  ) -> [Annotation] {
    var annotations: [Annotation] = []
    if !step.dependencies.isEmpty {
      let references = step.dependencies.map { reference(to: order.object(order.steps[$0])) }
      annotations.append(Annotation("config.kubernetes.io/depends-on", .list(references)))
    }
    if isGuarded {
      annotations.append(Annotation("client.lifecycle.config.k8s.io/deletion", .text("detach")))
    }
    return annotations
  }

  static func reference(to object: PlatformObject) -> String {
    let group = object.apiVersion.split(separator: "/").dropLast().first ?? ""
    guard let namespace = object.namespace else {
      return "\(group)/\(object.kindName)/\(object.name)"
    }
    return "\(group)/namespaces/\(namespace)/\(object.kindName)/\(object.name)"
  }
}
