// swift-tools-version: 6.2
import PackageDescription

/// The library's settings, and coverage for libFuzzer.
let fuzzed: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing"]),
]

/// A module of gesso itself: `Sources/Library` is a link to its sources, since the names with `package`
/// access can be used in one package only.
func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/Library/\(name)", swiftSettings: fuzzed)
}

let package = Package(
  name: "gesso-fuzzing",
  dependencies: [
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0")
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", path: "Sources/Library/CLibYAML", pkgConfig: "yaml-0.1"),
    .systemLibrary(name: "LibFuzzer"),
    .systemLibrary(name: "CMalloc", path: "Sources/Library/CMalloc"),
    library("Concurrency", ["CMalloc"]),
    library("SourceText", ["Concurrency"]),
    library("Diagnosis", ["SourceText"]),
    library("YAMLSyntax", ["CLibYAML", "Concurrency", "Diagnosis", "SourceText"]),
    library("Platform", ["Concurrency", "Diagnosis", "SourceText", "YAMLSyntax"]),
    library("Configuration", ["Diagnosis", "Platform", "SourceText", "YAMLSyntax"]),
    library(
      "Definitions", ["Concurrency", "Diagnosis", "Platform", "SourceText", "YAMLSyntax"]),
    library(
      "Resolution",
      [
        "Concurrency", "Configuration", "Diagnosis", "Platform", "SourceText", "YAMLSyntax",
        .product(name: "HeapModule", package: "swift-collections"),
      ]),
    library(
      "Rules",
      [
        "Concurrency", "Configuration", "Diagnosis", "Platform", "Resolution", "SourceText",
        "YAMLSyntax",
      ]),
    library(
      "Bundle",
      ["Concurrency", "Diagnosis", "Platform", "Resolution", "SourceText", "YAMLSyntax"]),
    library(
      "Planning",
      [
        "Configuration", "Definitions", "Diagnosis", "Platform", "Resolution", "SourceText",
        "YAMLSyntax",
      ]),
    library(
      "Compiler",
      [
        "Bundle", "Concurrency", "Configuration", "Definitions", "Diagnosis", "Planning",
        "Platform", "Resolution", "Rules", "SourceText", "YAMLSyntax",
      ]),
    .target(
      name: "Requirements",
      dependencies: [
        "CLibYAML", "Compiler", "Configuration", "Diagnosis", "Platform", "SourceText",
        "YAMLSyntax",
      ],
      swiftSettings: fuzzed),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Diagnosis", "LibFuzzer", "Platform", "Requirements", "SourceText", "YAMLSyntax",
      ],
      swiftSettings: fuzzed, linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]),
  ]
)
