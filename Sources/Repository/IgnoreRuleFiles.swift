extension GitLocation {
  /// Whether ignore rules may come from anywhere but the `.gitignore` files at and below a folder,
  /// given relative to the top of the work tree with a final `/`.
  ///
  /// True where it takes libgit2 to know, so that it need not be started where it is plain that
  /// there are none.
  func mayHaveOuterRules(above prefix: String) -> Bool {
    hasRules(commonDirectory + "/info/exclude")
      || userFolders.contains { hasRules($0 + "/ignore") }
      || configurationFiles.contains { mayNameRules($0) }
      || foldersAbove(prefix).contains { hasRules($0 + "/.gitignore") }
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

  /// Whether a configuration names a file with rules, or another file that might.
  private func mayNameRules(_ file: String) -> Bool {
    let lines = smallFile(file)?.lowercased().split(whereSeparator: \.isNewline) ?? []
    return lines.contains { line in
      let text = line.drop(while: \.isWhitespace)
      return text.hasPrefix("excludesfile") || text.hasPrefix("[include")
        || (text.hasPrefix("[core") && text.contains("excludesfile"))
    }
  }

  /// Whether a file has a line that is neither empty nor a comment.
  private func hasRules(_ file: String) -> Bool {
    let lines = smallFile(file)?.split(whereSeparator: \.isNewline) ?? []
    return lines.contains { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
  }
}
