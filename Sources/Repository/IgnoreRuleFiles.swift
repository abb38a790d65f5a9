extension GitLocation {
  /// What ignore rules may hit that come from anywhere but the `.gitignore` files at and below a
  /// folder, given relative to the top of the work tree with a final `/`; nil where there are none.
  func outerPatterns(above prefix: String) -> IgnorePatterns? {
    let files =
      [commonDirectory + "/info/exclude"] + userFolders.map { $0 + "/ignore" }
      + foldersAbove(prefix).map { $0 + "/.gitignore" }
    let patterns = files.reduce(nil) { IgnorePatterns.read($1, beside: $0) }
    return configurationFiles.reduce(patterns) { rules(namedIn: $1, beside: $0) }
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

  /// The rules of the file that a configuration names, beside others; what names other files, or is
  /// written in another way than nearly always, takes libgit2 to know.
  ///
  /// Source: git-config(1), "Syntax" and `core.excludesFile`.
  private func rules(namedIn file: String, beside outer: IgnorePatterns?) -> IgnorePatterns? {
    var patterns = outer
    for line in smallFile(file)?.split(whereSeparator: \.isNewline) ?? [] {
      let text = line.drop(while: \.isWhitespace)
      let small = text.lowercased()
      if small.hasPrefix("[include") || small.hasPrefix("[core") && small.contains("excludesfile") {
        return IgnorePatterns(nil, beside: patterns)
      }
      guard small.hasPrefix("excludesfile") else { continue }
      let value = text.dropFirst("excludesfile".count).drop(while: \.isWhitespace)
      guard let path = plainPath(value) else { return IgnorePatterns(nil, beside: patterns) }
      patterns = IgnorePatterns.read(path, beside: patterns)
    }
    return patterns
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
