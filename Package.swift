// swift-tools-version: 6.2
import PackageDescription

/// One set of settings for every target: Swift 6, nothing implicit, nothing ignored.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The two targets that touch C also leave an audit trail of every unsafe step.
let wrapper = strict + [.strictMemorySafety()]

/// A release carries Swift's libraries in itself.
///
/// It starts in half the time, and runs where no Swift is installed. The last two are what
/// ArgumentParser's part of Foundation needs of C and does not name.
let selfContained: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-stdlib", "-l_FoundationCShims", "-l_FoundationCollections"],
    .when(configuration: .release))
]

/// The tests; with GESSO_TESTS in the environment only the named ones, separated by commas, so that a
/// sanitizer's build need not hold the others.
let tests: [Target] = [
  .testTarget(
    name: "BundleTests",
    dependencies: [
      "Bundle", "Compiler", "Configuration", "Platform", "Resolution", "SourceText", "YAMLSyntax",
    ],
    exclude: ["Goldens"], swiftSettings: strict),
  .testTarget(
    name: "DefinitionsTests",
    dependencies: [
      "Concurrency", "Definitions", "Diagnosis", "Platform", "SourceText", "YAMLSyntax",
    ],
    exclude: ["Cases"], swiftSettings: strict),
  .testTarget(
    name: "CompilerTests",
    dependencies: [
      "Compiler", "Concurrency", "Configuration", "Diagnosis", "Planning", "Platform",
      "Reporting",
      "Resolution", "Rules", "SourceText", "YAMLSyntax",
    ],
    swiftSettings: strict),
  .testTarget(
    name: "CommandTests", dependencies: ["CLibGit2", "gesso"], exclude: ["Goldens"],
    swiftSettings: strict),
  .testTarget(name: "OutputTests", dependencies: ["Bundle", "gesso"], swiftSettings: strict),
  .testTarget(
    name: "DisplayTests",
    dependencies: [
      "Bundle", "Compiler", "Configuration", "Diagnosis", "Display", "Platform", "Reporting",
      "Resolution", "Rules", "SourceText", "Starter", "YAMLSyntax",
    ],
    exclude: ["Goldens"], swiftSettings: strict),
  .testTarget(
    name: "SchemaTests",
    dependencies: [
      "Compiler", "Configuration", "Diagnosis", "Platform", "Resolution", "SourceText",
      "YAMLSyntax",
    ],
    exclude: ["Validators"], swiftSettings: strict),
  .testTarget(
    name: "PropertyTests",
    dependencies: [
      "Compiler", "Configuration", "Diagnosis", "Platform", "Resolution", "Rules", "SourceText",
      "YAMLSyntax",
    ],
    swiftSettings: strict),
  .testTarget(
    name: "PartitionTests",
    dependencies: [
      "Compiler", "Configuration", "Diagnosis", "Platform", "Reporting", "Resolution", "Rules",
      "SourceText", "YAMLSyntax",
    ],
    swiftSettings: strict),
  .testTarget(
    name: "PlatformTests", dependencies: ["Platform", "SourceText", "YAMLSyntax"],
    exclude: ["Validators"], swiftSettings: strict),
  .testTarget(
    name: "YAMLSyntaxTests",
    dependencies: ["CLibYAML", "Concurrency", "Diagnosis", "SourceText", "YAMLSyntax"],
    exclude: ["Suite"],
    swiftSettings: strict),
  .testTarget(
    name: "ReportingTests", dependencies: ["Diagnosis", "Reporting", "SourceText"],
    exclude: ["Goldens", "Validators"], swiftSettings: strict),
  .testTarget(
    name: "FixingTests",
    dependencies: [
      "Compiler", "Configuration", "Diagnosis", "Fixing", "Platform", "Rules", "SourceText",
      "YAMLSyntax",
    ],
    swiftSettings: strict),
  .testTarget(
    name: "ConcurrencyTests", dependencies: ["Concurrency"], swiftSettings: strict),
  .testTarget(
    name: "ResourceListTests",
    dependencies: [
      "Compiler", "Platform", "Resolution", "ResourceLists", "SourceText", "YAMLSyntax", "gesso",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ],
    swiftSettings: strict),
  .target(
    name: "Requirements",
    dependencies: [
      "CLibYAML", "Compiler", "Configuration", "Diagnosis", "Platform", "SourceText",
      "YAMLSyntax",
    ],
    path: "Tests/Fuzzing/Sources/Requirements", swiftSettings: strict),
  .testTarget(
    name: "RequirementTests", dependencies: ["Requirements"], swiftSettings: strict),
  .testTarget(name: "RulesTests", dependencies: ["Rules"], swiftSettings: strict),
  .testTarget(name: "RepositoryTests", dependencies: ["Repository"], swiftSettings: strict),
].filter { target in
  guard target.isTest, let names = Context.environment["GESSO_TESTS"] else { return true }
  return names.split(separator: ",").contains(target.name[...])
}

let package = Package(
  name: "gesso",
  products: [.executable(name: "gesso", targets: ["gesso"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

    // The headers are libgit2-dev's; the library is loaded where git is asked.
    .target(name: "CLibGit2"),
    .systemLibrary(name: "CMalloc"),

    .target(name: "Concurrency", dependencies: ["CMalloc"], swiftSettings: strict),
    .target(name: "SourceText", dependencies: ["Concurrency"], swiftSettings: strict),
    .target(name: "Diagnosis", dependencies: ["SourceText"], swiftSettings: strict),
    .target(
      name: "YAMLSyntax",
      dependencies: ["CLibYAML", "Concurrency", "Diagnosis", "SourceText"],
      swiftSettings: wrapper),
    .target(
      name: "Repository", dependencies: ["CLibGit2", "Concurrency", "SourceText"],
      swiftSettings: wrapper),
    .target(
      name: "Platform", dependencies: ["Concurrency", "Diagnosis", "SourceText", "YAMLSyntax"],
      swiftSettings: strict),
    .target(
      name: "Configuration", dependencies: ["Diagnosis", "Platform", "SourceText", "YAMLSyntax"],
      swiftSettings: strict),
    .target(
      name: "Definitions",
      dependencies: ["Concurrency", "Diagnosis", "Platform", "SourceText", "YAMLSyntax"],
      swiftSettings: strict),
    .target(
      name: "Resolution",
      dependencies: [
        "Concurrency", "Configuration", "Diagnosis", "Platform", "SourceText", "YAMLSyntax",
        .product(name: "HeapModule", package: "swift-collections"),
      ],
      swiftSettings: strict),
    .target(
      name: "Rules",
      dependencies: [
        "Concurrency", "Configuration", "Diagnosis", "Platform", "Resolution", "SourceText",
        "YAMLSyntax",
      ],
      swiftSettings: strict),
    .target(
      name: "Bundle",
      dependencies: [
        "Concurrency", "Diagnosis", "Platform", "Resolution", "SourceText", "YAMLSyntax",
      ],
      swiftSettings: strict),
    .target(
      name: "Planning",
      dependencies: [
        "Configuration", "Definitions", "Diagnosis", "Platform", "Resolution", "SourceText",
        "YAMLSyntax",
      ],
      swiftSettings: strict),
    .target(
      name: "Reporting", dependencies: ["Diagnosis", "Planning", "SourceText"],
      swiftSettings: strict),
    .target(
      name: "Display",
      dependencies: [
        "Configuration", "Diagnosis", "Platform", "Reporting", "Resolution", "SourceText",
        "YAMLSyntax",
      ],
      swiftSettings: strict),
    .target(
      name: "ResourceLists",
      dependencies: [
        "Bundle", "Diagnosis", "Platform", "Reporting", "SourceText", "YAMLSyntax",
      ],
      swiftSettings: strict),
    .target(name: "Starter", dependencies: ["Platform"], swiftSettings: strict),
    .target(name: "Fixing", dependencies: ["Diagnosis", "SourceText"], swiftSettings: strict),
    .target(
      name: "Compiler",
      dependencies: [
        "Bundle", "Concurrency", "Configuration", "Definitions", "Diagnosis", "Planning",
        "Platform", "Resolution", "Rules", "SourceText", "YAMLSyntax",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "gesso",
      dependencies: [
        "Bundle", "Compiler", "Concurrency", "Configuration", "Diagnosis", "Display", "Fixing",
        "Planning", "Platform", "Reporting", "Repository", "Resolution", "ResourceLists", "Rules",
        "SourceText",
        "Starter", "YAMLSyntax",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      linkerSettings: selfContained),
  ] + tests
)
