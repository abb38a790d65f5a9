// swift-tools-version: 6.2
import PackageDescription

/// The settings of gesso itself: Swift 6, nothing implicit, nothing ignored.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// The C programs in `C` are no targets: SwiftPM links the Swift runtime into every executable, and
// its start would be counted as C's. `run` compiles them.
let package = Package(
  name: "gesso-benchmarks",
  targets: [
    .target(name: "FileTree", swiftSettings: strict),
    .executableTarget(name: "generate", dependencies: ["FileTree"], swiftSettings: strict),
    .executableTarget(name: "hostile", dependencies: ["FileTree"], swiftSettings: strict),
    .executableTarget(name: "benchmark", swiftSettings: strict),
  ]
)
