// swift-tools-version: 6.0

import PackageDescription

/// A list rather than the folder: an embedded file is named one by one in Seeds.swift too, and a
/// test compares both with the folder.
let seedFiles = [
  "sources",
  "units",
  "unit_changes",
  "unit_successions",
  "fields",
  "committees",
  "committee_aliases",
  "measures",
  "directives",
  "directive_mentions",
  "directive_links",
  "funds",
  "fund_entries",
  "task_programmes",
  "tasks",
  "figures",
  "models",
  "registrations",
  "recognitions",
]

/// As for seeds, with the tables that all of them share.
let reportFiles = [
  "shared",
  "why",
  "rates-by-province",
  "rates-by-field",
  "rates-by-owner-kind",
  "rates-by-level",
  "rates-by-year",
  "undecided",
  "funnel",
  "typical-models",
  "same-period",
  "cumulative",
  "reconciliation",
  "not-reported",
  "directive-tree",
  "fund-statement",
  "housing-progress",
  "tasks",
  "contradictions",
  "data-quality",
]

let package = Package(
  name: "danvan",
  products: [
    .library(name: "SQLite", targets: ["SQLite"]),
    // For Fuzz/, which reaches what is within them.
    .library(name: "DanvanParts", targets: ["Storage", "Query", "Interchange"]),
    .executable(name: "danvan", targets: ["danvan"]),
    // For the tests alone, which load it before danvan.
    .library(name: "Faults", type: .dynamic, targets: ["Faults"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
    .systemLibrary(name: "CDigest", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),

    .target(name: "SQLite", dependencies: ["CSQLite"]),
    .target(
      name: "Migrations", path: "Migrations",
      resources: [
        .embedInCode("0001_foundation.sql"), .embedInCode("0002_units.sql"),
        .embedInCode("0003_models.sql"), .embedInCode("0004_directives.sql"),
        .embedInCode("0005_figures.sql"), .embedInCode("0006_releases.sql"),
        .embedInCode("0007_ties.sql"),
        .embedInCode("0008_files.sql"), .embedInCode("0009_views.sql"),
        .embedInCode("0010_releases_kept.sql"), .embedInCode("0011_undo.sql"),
        .embedInCode("0012_tallies.sql"),
        .embedInCode("0013_search.sql"),
      ]),
    .target(
      name: "Storage", dependencies: ["SQLite", "Migrations", "CUTF8Proc", "CDigest"]),
    .target(
      name: "Reports", path: "Sources/Query/Reports",
      resources: reportFiles.map { .embedInCode("\($0).sql") }),
    .target(
      name: "Lists", path: "Sources/Query/ListFiles", resources: [.embedInCode("SQL")]),
    .target(
      name: "Columns", path: "Sources/Query/Dictionary", resources: [.embedInCode("Words")]),
    .target(
      name: "Query", dependencies: ["Storage", "Reports", "Lists", "Columns"],
      exclude: ["Reports", "ListFiles", "Dictionary"]),
    .target(name: "Seeds", path: "Seeds", resources: seedFiles.map { .embedInCode("\($0).csv") }),
    .target(name: "Interchange", dependencies: ["Query", "Seeds", "CCSV"]),
    .target(name: "Messages", dependencies: ["Interchange"]),
    .executableTarget(
      name: "danvan",
      dependencies: [
        "Messages", "Query", "Interchange",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Reads the sources; needs nothing of them.
    .testTarget(name: "TidyTests"),
    .target(name: "Faults", dependencies: ["CSQLite"], path: "Tests/Faults"),
    .testTarget(name: "ReliabilityTests", dependencies: ["SQLite", "danvan"]),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"]),
    .testTarget(name: "StorageTests", dependencies: ["Storage"]),
    .testTarget(name: "QueryTests", dependencies: ["Query", "Interchange"]),
    .testTarget(name: "InterchangeTests", dependencies: ["Interchange"]),
    .testTarget(name: "MessagesTests", dependencies: ["Messages"]),
    .testTarget(name: "HostileTests", dependencies: ["Query", "Interchange"]),
    .testTarget(
      name: "danvanTests", dependencies: ["danvan"]),
  ]
)
