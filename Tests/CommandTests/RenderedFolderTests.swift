import Testing

/// A bundle that lies in the repository it was made from.
@Suite struct RenderedFolderTests {
  @Test(arguments: ["kubectl", "argocd", "flux"])
  func isNoInput(_ dialect: String) throws {
    var files = Sample.files
    files["gesso.yaml"] = """
      {apiVersion: gesso/v1, kind: Configuration, externals: {secrets: ["*/*"], computeConfigs: ["*/*"]}}
      """
    files["vision.yaml"] = Sample.project("vision", more: "  computeConfig: {ref: {name: edge}}\n")
    let repository = try ScriptedRepository.committed(files)
    let arguments = ["render", "--for", dialect, "-o", "out/"]
    let first = try repository.gesso(list: arguments)
    try #require(first.status == 0, "\(first.errors)")
    #expect(try repository.gesso(list: arguments + ["--check"]).status == 0)
    try repository.commit()
    for source in [[], ["--staged"], ["--rev", "HEAD"]] {
      let lint = try repository.gesso(list: ["lint"] + source)
      #expect(lint.status == 0, "\(lint.output)")
      #expect(lint.output.hasSuffix(" in 3 files\n"))
    }
    // What somebody else lays there is input as ever.
    try repository.write(["out/020-mine.yaml": Sample.tenant])
    let lint = try repository.gesso("lint", "--format", "concise")
    #expect(lint.output.contains("duplicate-object"))
    // The folder itself, asked for by name, is a repository like any other.
    #expect(try repository.gesso("lint", "-C", "out").status < 2)
  }

  @Test func theListCountsForARememberedReport() throws {
    var files = Sample.files
    files["gesso.yaml"] = """
      {apiVersion: gesso/v1, kind: Configuration, externals: {secrets: ["*/*"], computeConfigs: ["*/*"]}}
      """
    files["vision.yaml"] = Sample.project("vision", more: "  computeConfig: {ref: {name: edge}}\n")
    let repository = try ScriptedRepository.committed(files)
    try #require(repository.gesso("render", "-o", "out/").status == 0)
    try repository.commit()
    #expect(try repository.gesso("lint", "--staged").status == 0)
    try repository.git("rm", "--quiet", "--cached", "out/.gesso-bundle")
    let lint = try repository.gesso("lint", "--staged", "--format", "concise")
    #expect(lint.status == 1)
    #expect(lint.output.contains("duplicate-object"))
  }
}
