import FileTree
import Glibc

/// `generate --projects N --form manifests|definitions FOLDER`: writes a GitOps repository.
@main
struct Generate {
  static func main() {
    guard let options = Options(CommandLine.arguments.dropFirst()) else {
      complain("usage: generate --projects N --form manifests|definitions [--seed N] FOLDER")
      exit(2)
    }
    do {
      try write(Fleet(projects: options.projects, seed: options.seed), options)
    } catch {
      complain("generate: \(error)")
      exit(1)
    }
  }

  private static func write(_ fleet: Fleet, _ options: Options) throws(FileTreeError) {
    var tree = try FileTree(creating: options.folder)
    for (path, text) in Configuration.others { try tree.write(text, to: path) }
    var documents = 0
    for page in [Configuration.page] + options.form.sharedPages(of: fleet) {
      try tree.write(page.text, to: page.path)
      documents += page.documents.count
    }
    for tenant in fleet.tenants {
      for page in options.form.pages(of: tenant) {
        try tree.write(page.text, to: page.path)
        documents += page.documents.count
      }
    }
    let files = tree.files - Configuration.others.count
    print("\(files) YAML files, \(documents) documents, \(tree.bytes) bytes in \(options.folder)")
  }
}

/// The two ways to write a fleet down.
enum Form: String {
  case manifests, definitions

  /// The files that belong to no tenant.
  func sharedPages(of fleet: Fleet) -> [Page] {
    switch self {
    case .manifests: []
    case .definitions: DefinitionForm.sharedPages(of: fleet)
    }
  }

  /// A tenant's files and those of its projects.
  func pages(of tenant: Tenant) -> [Page] {
    switch self {
    case .manifests: ManifestForm.pages(of: tenant)
    case .definitions: DefinitionForm.pages(of: tenant)
    }
  }
}

/// What was asked for on the command line.
struct Options {
  private(set) var projects = 100
  private(set) var form = Form.manifests
  private(set) var seed = 20_260_301
  private(set) var folder = ""

  /// Nil where the arguments make no sense.
  init?(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        guard folder.isEmpty else { return nil }
        folder = argument
        continue
      }
      guard let value = rest.popFirst(), take(argument, value) else { return nil }
    }
    guard !folder.isEmpty, projects > 0 else { return nil }
  }

  private mutating func take(_ option: String, _ value: String) -> Bool {
    switch (option, Int(value), Form(rawValue: value)) {
    case ("--projects", let number?, _): projects = number
    case ("--seed", let number?, _): seed = number
    case ("--form", _, let form?): self.form = form
    default: return false
    }
    return true
  }
}
