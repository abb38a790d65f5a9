import Diagnosis
import Platform
import Resolution

/// `settings-deletion-removes-secrets`.
enum SettingsDeletionCheck {
  static func findings(_ context: ChangeContext) -> [Finding] {
    let (base, head) = (context.base, context.head)
    return context.deleted(.settings).compactMap { index in
      let settings = base.catalogue[index]
      let names = secretNames(of: index, base)
      let isAllowed = context.isAllowed(settings.key)
      guard !names.isEmpty, context.causes.cause(of: index) == nil,
        context.renames.successor(of: index) == nil || isAllowed
      else { return nil }
      let survivors = names.flatMap {
        head.catalogue.secretProviders(namespace: settings.namespace, name: $0)
      }
      guard !isAllowed || !survivors.isEmpty else { return nil }
      return Finding(
        rule: "settings-deletion-removes-secrets", severity: .warning,
        message: "with \(settings.phrase), PaletteAI deletes the "
          + "\(names.count == 1 ? "Secret" : "Secrets") \(listed(names))",
        object: settings.reference, field: "metadata.name", location: base.place(of: index),
        caption: "deleted",
        related: ChangeContext.labels(
          survivors.map {
            ("\(head.catalogue[$0].phrase) stays in the repository", head.place(of: $0))
          }),
        help: survivors.isEmpty
          ? "keep a copy of the credentials if they are needed elsewhere"
          : "apply what stays once more when the Settings is gone")
    }
  }

  /// The names of the Secrets that a Settings has its credentials from, each once.
  private static func secretNames(of settings: Int, _ side: Side) -> [String] {
    var names: [String] = []
    for reference in side.resolution.references(from: settings) {
      guard case .integrationSecret = reference.role, !names.contains(reference.target.name)
      else { continue }
      names.append(reference.target.name)
    }
    return names
  }
}
