import Diagnosis

/// `retired-api`: found while a document is classified.
package enum RetiredAPIRule: Rule {
  package static let descriptor = RuleDescriptor(
    "retired-api", .error, by: .server,
    summary: "an API group, version or kind that the platform no longer serves",
    explanation: """
      The first releases had their resources in `mural.sh/v1alpha1` and `palette.ai/v1alpha1`, called \
      the ComputeConfig ComputeProfile and the AIWorkload MLPlatform. Today's cluster does not know \
      them and refuses the object. Its fields have changed as well, so write it anew rather than \
      only change the group.
      """,
    sources: [
      "Create and Manage Projects, Create Project: spectrocloud.com/v1alpha1",
      "Settings (concept of the first releases): mural.sh and palette.ai",
    ],
    since: "0.1")
}
