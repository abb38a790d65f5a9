import ArgumentParser
import Bundle
import Compiler
import Configuration
import Diagnosis
import Reporting

/// `gesso render`.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Compile to an apply-ready bundle, in the order the cluster can take it.",
    discussion: """
      Refuses while there are errors: the findings go to standard error and nothing is written. What \
      is written replaces the old bundle as a whole or not at all.

      Examples:
        gesso render | kubectl apply -f -
        gesso render -o bundle.yaml
        gesso render -o bundle/ && kubectl apply -f bundle/
        gesso render -o bundle/ --check
        gesso render --for argocd --tenant research -o clusters/research/
      """)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A file, a folder (one numbered file an object), or - for standard output.",
      valueName: "file|dir|-"),
    completion: .file())
  var output = "-"

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "The program that applies: \(Dialect.allCases.map(\.name).joined(separator: ", ")).",
      valueName: "applier"),
    completion: .list(Dialect.allCases.map(\.name)))
  var dialect: String?

  @Option(help: ArgumentHelp("Render only what belongs to one tenant.", valueName: "name"))
  var tenant: String?

  @Option(
    help: ArgumentHelp(
      "Write this version of the output format or nothing, so that an update of gesso cannot rewrite a "
        + "bundle unasked; there is \(BundleOptions.formatVersion) so far.", valueName: "version"))
  var formatVersion = BundleOptions.formatVersion

  @Flag(help: "Write nothing; say what differs from what is there.")
  var check = false

  @Flag(help: "Render in spite of errors.")
  var force = false

  @OptionGroup var source: SourceOptions

  @Option(help: "When to use colours: auto, always or never.")
  var color = ColorChoice.auto

  @Flag(help: "Say nothing of what was written.")
  var quiet = false

  func validate() throws {
    if let dialect, Dialect(name: dialect) == nil {
      let known = Dialect.allCases.map(\.name)
      let nearest = nearest(to: dialect, in: known).map { "; did you mean \"\($0)\"?" } ?? ""
      throw ValidationError(
        "there is no applier \"\(dialect)\"; there are \(known.joined(separator: ", "))\(nearest)")
    }
    if formatVersion != BundleOptions.formatVersion {
      throw ValidationError(
        "this gesso writes version \(BundleOptions.formatVersion) of the output format, not "
          + "\(formatVersion)")
    }
    if check, output == "-" {
      throw ValidationError("--check compares with a file or folder: name it with --output")
    }
  }

  func run() throws {
    let input = try Input.load(source, showsProgress: !quiet)
    let compilation = try input.compile(allowEmpty: source.allowEmpty)
    for failure in input.failures { Terminal.standardError("error: \(failure)") }
    if !input.failures.isEmpty { terminate(with: .unreadable) }
    if compilation.hasErrors, !force { refuse(compilation, input) }
    Trace.begin("write")
    let writer = BundleWriter(try order(of: compilation), options: options(input))
    switch RenderTarget(output, dialect: writer.dialect) {
    case .standardOutput:
      try checkStream(of: writer)
      for piece in writer.pieces() { Terminal.standardOutput(piece) }
    case .file(let path):
      try checkStream(of: writer)
      try finish(path, writer.stream())
    case .folder(let path): try finish(path, writer.files())
    }
    // Ends here: to free every node of every file first would take longer than writing them.
    terminate(with: .success)
  }

  /// Writes one file, or says whether it is stale.
  private func finish(_ path: String, _ bytes: [UInt8]) throws(Failure) {
    guard check else {
      try AtomicFile.write(bytes, to: path)
      return say("wrote \(path)")
    }
    do throws(OutputError) {
      guard try !AtomicFile.matches(bytes, at: path) else { return say("\(path) is up to date") }
    } catch {
      throw Failure(error)
    }
    Terminal.standardOutput("stale: \(path)\n")
    terminate(with: .findings)
  }

  /// Writes a folder, or says which of its files are stale.
  private func finish(_ path: String, _ files: [BundleFile]) throws(Failure) {
    let folder = BundleFolder(path)
    do throws(OutputError) {
      guard check else {
        try folder.write(files)
        return say("wrote \(files.count) files to \(path)")
      }
      let difference = try folder.check(files)
      if difference.isEmpty { return say("\(path) is up to date") }
      Terminal.standardOutput(difference.lines.map { "\($0)\n" }.joined())
    } catch {
      throw Failure(error)
    }
    terminate(with: .findings)
  }

  private func say(_ message: String) {
    if !quiet { Terminal.standardError(message) }
  }

  /// The objects to render, all or those of one tenant.
  private func order(of compilation: Compilation) throws(Failure) -> ApplyOrder {
    guard let tenant else { return ApplyOrder(compilation.resolution) }
    guard let order = ApplyOrder(compilation.resolution, tenant: tenant) else {
      let names = compilation.tenantNames
      let nearest = nearest(to: tenant, in: names).map { "; did you mean \"\($0)\"?" } ?? ""
      throw .usage("there is no Tenant \"\(tenant)\"\(nearest)")
    }
    return order
  }

  private func options(_ input: Input) -> BundleOptions {
    let render = input.configuration.render
    var flux = FluxOptions()
    flux.path = BundlePlace.path(of: output, in: input.root)
    // A fleet in parts is one cluster's: no two parts may have objects of one name.
    if let tenant { flux.name += "-\(tenant)" }
    return BundleOptions(
      dialect: (dialect ?? render.dialect).flatMap { Dialect(name: $0) } ?? .kubectl,
      pruneGuards: render.pruneGuards, toolVersion: Version.text, flux: flux)
  }

  /// Throws where a bundle for the dialect is more than one stream.
  private func checkStream(of writer: BundleWriter) throws(Failure) {
    guard !writer.dialect.fitsStream else { return }
    throw .usage("a bundle for \(writer.dialect.name) is a folder: name one with --output")
  }

  /// Prints the findings to standard error and ends.
  private func refuse(_ compilation: Compilation, _ input: Input) -> Never {
    let errors = compilation.findings.filter { $0.severity == .error }
    let report = ReportWriter.report(errors, of: compilation, input)
    Terminal.standardError(render(report, as: .full, style: color.errorStyle))
    Terminal.standardError("nothing was written; --force renders in spite of errors")
    terminate(with: .findings)
  }
}
