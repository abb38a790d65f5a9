package import Platform

package enum DefinitionCompiler {
  package static func compile(
    _ definitions: [Definition], manifests: [PlatformObject], schemas: Schemas
  ) -> CompiledDefinitions {
    CompiledDefinitions(objects: [], findings: [], bases: [], mergedManifests: [])
  }
}
