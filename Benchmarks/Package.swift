// swift-tools-version: 6.1

import PackageDescription

/// Set by scripts/bench.sh where GRDB cannot be had: its column is then reported as absent.
let hasGRDB = Context.environment["DANVAN_BENCH_WITHOUT_GRDB"] == nil

/// Built as danvan is, in release with Swift's own library linked in.
let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(name: "danvan", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ] + (hasGRDB ? [.package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0")] : []),
  targets: [
    .target(name: "Samples"),
    .target(name: "CLoops", linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Samples", "CLoops",
        .product(name: "SQLite", package: "danvan"),
        // For the folding of names.
        .product(name: "DanvanParts", package: "danvan"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + (hasGRDB ? ["GRDBLoops"] : []),
      path: "Sources/Bench", swiftSettings: hasGRDB ? [.define("HAS_GRDB")] : []),
  ] + (hasGRDB
    ? [
      .target(
        name: "GRDBLoops",
        dependencies: ["Samples", .product(name: "GRDB", package: "GRDB.swift")])
    ] : [])
)
