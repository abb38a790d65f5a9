import Bundle
import Foundation
import Testing

@testable import gesso

func bundle(_ files: [String: String]) -> [BundleFile] {
  files.sorted { $0.key < $1.key }.map { BundleFile(path: $0.key, bytes: Array($0.value.utf8)) }
}

/// What a folder holds that has this bundle and nothing else.
func folder(of files: [String: String]) -> [String: String] {
  let heading = "# Written by gesso, which replaces and removes these files alone.\n"
  let list = heading + files.keys.sorted().map { $0 + "\n" }.joined()
  return files.merging([".gesso-bundle": list]) { $1 }
}

@Suite struct BundleFolderTests {
  static let old = ["010-a.yaml": "a: 1\n", "020-b.yaml": "b: 1\n", "w/1.yaml": "x\n", "K": "k\n"]
  static let new = ["010-a.yaml": "a: 1\n", "020-c.yaml": "c: 1\n", "v/1.yaml": "y\n", "K": "l\n"]
  /// Whether something else lies in the folder, so that it cannot be exchanged as a whole.
  static let surroundings: [[String: String]] = [[:], ["README.md": "mine", "w/mine.txt": "mine"]]

  @Test(arguments: surroundings)
  func replacesABundleAndNothingElse(_ others: [String: String]) throws {
    let scratch = try Scratch()
    let target = BundleFolder(scratch.path("out"))
    try target.write(bundle(Self.old))
    #expect(try scratch.listing("out") == folder(of: Self.old))
    #expect(try target.check(bundle(Self.old)).isEmpty)
    for (name, text) in others { try scratch.write(text, to: "out/\(name)") }
    let difference = try target.check(bundle(Self.new))
    #expect(
      difference.lines == [
        "stale: K", "missing: 020-c.yaml", "missing: v/1.yaml", "left over: 020-b.yaml",
        "left over: w/1.yaml",
      ])
    try target.write(bundle(Self.new))
    #expect(try scratch.listing("out") == folder(of: Self.new).merging(others) { $1 })
    #expect(try target.check(bundle(Self.new)).isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["out"])
  }

  @Test func leavesForeignFilesAndTheOldBundleAlone() throws {
    let scratch = try Scratch()
    let target = BundleFolder(scratch.path("out"))
    try target.write(bundle(Self.old))
    try scratch.write("mine", to: "out/020-c.yaml")
    let before = try scratch.listing()
    #expect(throws: OutputError.foreignFiles(["020-c.yaml"], folder: scratch.path("out"))) {
      try target.write(bundle(Self.new))
    }
    #expect(try scratch.listing() == before)
  }

  @Test func takesAFileWithTheSameBytesForItsOwn() throws {
    let scratch = try Scratch()
    for (name, text) in Self.old { try scratch.write(text, to: "out/\(name)") }
    try BundleFolder(scratch.path("out") + "/").write(bundle(Self.old))
    #expect(try scratch.listing("out") == folder(of: Self.old))
  }

  @Test(arguments: ["out", "out/K", "out/w", "out/.gesso-bundle"])
  func writesThroughNoLink(_ place: String) throws {
    let scratch = try Scratch()
    let target = BundleFolder(scratch.path("out"))
    try target.write(bundle(Self.old))
    try FileManager.default.moveItem(atPath: scratch.path(place), toPath: scratch.path("elsewhere"))
    try scratch.link(place, to: "elsewhere")
    let before = try scratch.listing()
    #expect(throws: OutputError.symbolicLink(scratch.path(place))) {
      try BundleFolder(scratch.path("out") + "/.").write(
        bundle(Self.new.merging(["w/2.yaml": "z"]) { $1 }))
    }
    #expect(try scratch.listing() == before)
  }

  @Test(arguments: surroundings)
  func keepsTheOldBundleWhereWritingFails(_ others: [String: String]) throws {
    let scratch = try Scratch()
    let target = BundleFolder(scratch.path("out"))
    try target.write(bundle(Self.old))
    for (name, text) in others { try scratch.write(text, to: "out/\(name)") }
    let before = try scratch.listing()
    let tooLong = String(repeating: "x", count: 300)
    #expect(throws: OutputError.self) {
      try target.write(bundle(Self.new.merging([tooLong: "z"]) { $1 }))
    }
    #expect(try scratch.listing() == before)
  }

  @Test func believesNoListThatLeadsOutside() throws {
    let scratch = try Scratch()
    try scratch.write("keep", to: "mine.txt")
    let list = "../mine.txt\n\(scratch.path("mine.txt"))\nw/../../mine.txt\n.gesso-bundle\n"
    try scratch.write(list, to: "out/.gesso-bundle")
    try scratch.write("# keep", to: "out/README.md")
    try BundleFolder(scratch.path("out")).write(bundle(Self.new))
    #expect(try scratch.read("mine.txt") == "keep")
    #expect(
      try scratch.listing("out") == folder(of: Self.new).merging(["README.md": "# keep"]) { $1 })
  }

  @Test func clearsAwayWhatACutOffRunLeft() throws {
    let scratch = try Scratch()
    let target = BundleFolder(scratch.path("out"))
    try target.write(bundle(Self.old))
    try scratch.write("x", to: "out/.gesso-staging-1/0")
    try scratch.write("x", to: ".out.gesso-1/K")
    let past = Date(timeIntervalSinceNow: -3600)
    try FileManager.default.setAttributes(
      [.modificationDate: past], ofItemAtPath: scratch.path(".out.gesso-1"))
    try target.write(bundle(Self.new))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["out"])
    #expect(try scratch.listing("out") == folder(of: Self.new))
  }

  @Test(arguments: surroundings)
  func runsAtOnceDoNotMix(_ others: [String: String]) async throws {
    let scratch = try Scratch()
    for (name, text) in others { try scratch.write(text, to: "out/\(name)") }
    let path = scratch.path("out")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<6 {
        group.addTask {
          try BundleFolder(path).write(bundle(number.isMultiple(of: 2) ? Self.old : Self.new))
        }
      }
      try await group.waitForAll()
    }
    let found = try scratch.listing("out").filter { others[$0.key] == nil }
    #expect(found == folder(of: Self.old) || found == folder(of: Self.new))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["out"])
  }
}

@Suite struct AtomicFileTests {
  @Test func replacesAFileAndKeepsItsMode() throws {
    let scratch = try Scratch()
    let path = scratch.path("bundle.yaml")
    #expect(try !AtomicFile.matches(Array("a".utf8), at: path))
    try AtomicFile.replace(path, with: Array("a".utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try AtomicFile.replace(path, with: Array("b".utf8))
    #expect(try AtomicFile.matches(Array("b".utf8), at: path))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(try scratch.listing() == ["bundle.yaml": "b"])
  }

  @Test func writesToNothingButFiles() throws {
    let scratch = try Scratch()
    try scratch.write("keep", to: "kept")
    try scratch.link("link", to: "kept")
    #expect(throws: OutputError.symbolicLink(scratch.path("link"))) {
      try AtomicFile.replace(scratch.path("link"), with: [])
    }
    #expect(throws: OutputError.notAFile("/dev/null")) {
      try AtomicFile.replace("/dev/null", with: [])
    }
    #expect(throws: OutputError.self) { try AtomicFile.replace(scratch.path("no/x"), with: []) }
    #expect(try scratch.read("kept") == "keep")
  }

  @Test func namesFilesHarmlessly() {
    let error = OutputError.symbolicLink("a\u{1B}[31m\nb")
    #expect(error.description == #""a\u{1B}[31m\nb" is a symbolic link; name the place itself"#)
  }
}

@Suite struct BundlePlaceTests {
  @Test func saysWhereFluxFindsAFolder() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "clusters/x")
    let root = scratch.url.path
    #expect(BundlePlace.path(of: scratch.path("clusters/one/"), in: root) == "clusters/one")
    #expect(BundlePlace.path(of: scratch.path("clusters"), in: root + "/clusters") == ".")
    #expect(BundlePlace.path(of: "/", in: root) == ".")
    #expect(BundlePlace.path(of: scratch.path("nowhere/one"), in: root) == ".")
  }
}
