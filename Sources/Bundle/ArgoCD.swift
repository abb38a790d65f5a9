/// Argo CD's language: sync waves and sync options.
///
/// Source: Argo CD, "Sync Phases and Waves": resources go in ascending order of waves, each wave once
/// the one before is healthy, and are pruned in descending order; "Sync Options": `Prune=false`,
/// `Delete=false`, `SkipDryRunOnMissingResource=true`, separated by commas.
enum ArgoCD {
  /// The distance of waves, so that others' resources fit between.
  static let gap = 10

  static func annotations(for step: ApplyOrder.Step, isGuarded: Bool) -> [Annotation] {
    var options: [String] = []
    if isGuarded { options += ["Prune=false", "Delete=false"] }
    if step.gate != nil { options.append("SkipDryRunOnMissingResource=true") }
    var annotations = [
      Annotation("argocd.argoproj.io/sync-wave", .text(String(step.wave * gap)))
    ]
    if !options.isEmpty {
      annotations.append(Annotation("argocd.argoproj.io/sync-options", .options(options)))
    }
    return annotations
  }
}
