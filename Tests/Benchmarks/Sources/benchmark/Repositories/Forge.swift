import Foundation

/// Makes repositories, each when it is first asked for.
struct Forge {
  /// The two ways the generator writes a fleet.
  enum Form: String {
    case manifests, definitions
  }

  private let folder: URL
  private let tools: Tools
  private let stopwatch: Stopwatch
  private var made: [String: Repository] = [:]

  /// What each repository that was asked for has in it, in that order.
  private(set) var censuses: [String] = []

  init(folder: URL, tools: Tools, _ stopwatch: Stopwatch) {
    (self.folder, self.tools, self.stopwatch) = (folder, tools, stopwatch)
  }

  /// A repository of so many projects; `purpose` keeps apart what is going to be changed.
  mutating func repository(_ form: Form, projects: Int, for purpose: String = "lint")
    throws(Failure) -> Repository
  {
    let name = "\(form.rawValue)-\(projects)-\(purpose)"
    if let repository = made[name] { return repository }
    let place = folder.appending(path: name)
    let generate = Command(
      tools.generate.path, "--projects", "\(projects)", "--form", form.rawValue, place.path)
    if try stamp(of: generate) != (try? String(contentsOf: stampFile(name), encoding: .utf8)) {
      try make(generate, name)
    }
    let repository = try Repository(at: place, floor: tools.floor(on: place.path), stopwatch)
    made[name] = repository
    censuses.append("\(name): \(repository.census.text)")
    return repository
  }

  private func make(_ generate: Command, _ name: String) throws(Failure) {
    progress("generating \(name)")
    let place = folder.appending(path: name)
    try? FileManager.default.removeItem(at: place)
    _ = try stopwatch.time(generate)
    try Git(folder: place).commitAll()
    do {
      try stamp(of: generate).write(to: stampFile(name), atomically: true, encoding: .utf8)
    } catch {
      throw Failure(reason: "\(error)")
    }
  }

  private func stampFile(_ name: String) -> URL {
    folder.appending(path: "\(name).stamp")
  }

  /// Changes with the generator, so that repositories kept from an older one are made anew.
  private func stamp(of generate: Command) throws(Failure) -> String {
    guard let program = try? Data(contentsOf: tools.generate) else {
      throw Failure(reason: "\(tools.generate.path) cannot be read")
    }
    // FNV-1a.
    let hash = program.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return "\(String(hash, radix: 16)) \(generate.line)\n"
  }
}
