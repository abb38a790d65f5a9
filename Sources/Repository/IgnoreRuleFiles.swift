extension GitLocation {
  /// What ignore rules may hit that come from anywhere but the `.gitignore` files at and below a
  /// folder, given relative to the top of the work tree with a final `/`.
  func outerPatterns(above prefix: String) -> IgnorePatterns {
    var patterns = IgnorePatterns()
    patterns.add(fileAt: commonDirectory + "/info/exclude")
    for folder in userFolders { patterns.add(fileAt: folder + "/ignore") }
    for folder in foldersAbove(prefix) { patterns.add(fileAt: folder + "/.gitignore") }
    for file in configurationFiles { addRules(namedIn: file, to: &patterns) }
    return patterns
  }

  /// The top of the work tree and all folders on the way to the one named, without that itself.
  private func foldersAbove(_ prefix: String) -> [String] {
    guard let workTree else { return [] }
    let names = components(of: prefix)
    return names.indices.map { end in
      names[..<end].reduce(workTree) { absolutePath($1, in: $0) }
    }
  }

  /// Where the user's own files for git lie.
  private var userFolders: [String] {
    if let folder = environment.configurationHome { return [folder + "/git"] }
    return environment.home.map { [$0 + "/.config/git"] } ?? []
  }

  private var configurationFiles: [String] {
    [commonDirectory + "/config", gitDirectory + "/config.worktree", "/etc/gitconfig"]
      + userFolders.map { $0 + "/config" }
      + (environment.home.map { [$0 + "/.gitconfig"] } ?? [])
  }

  /// Adds the rules of the file that a configuration names; what names other files, or is written in
  /// another way than nearly always, takes libgit2 to know.
  ///
  /// Source: git-config(1), "Syntax" and `core.excludesFile`.
  private func addRules(namedIn file: String, to patterns: inout IgnorePatterns) {
    for line in smallFile(file)?.split(whereSeparator: \.isNewline) ?? [] {
      let text = line.drop(while: \.isWhitespace)
      let small = text.lowercased()
      if small.hasPrefix("[include") || small.hasPrefix("[core") && small.contains("excludesfile") {
        patterns.addUnknown()
      }
      guard small.hasPrefix("excludesfile") else { continue }
      let value = text.dropFirst("excludesfile".count).drop(while: \.isWhitespace)
      if let path = plainPath(value) {
        patterns.add(fileAt: path)
      } else {
        patterns.addUnknown()
      }
    }
  }

  /// The absolute path behind an equals sign; nil where it takes more to read it.
  private func plainPath(_ value: Substring) -> String? {
    guard value.first == "=", !value.contains(where: { "\"\\#;".contains($0) }) else { return nil }
    var path = value.dropFirst().drop(while: \.isWhitespace)
    while path.last?.isWhitespace == true { path.removeLast() }
    if path.hasPrefix("/") { return String(path) }
    guard path.hasPrefix("~/"), let home = environment.home else { return nil }
    return home + path.dropFirst()
  }
}
