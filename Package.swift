// swift-tools-version: 6.0

import PackageDescription

let package = Package(
  name: "danvan",
  products: [
    .library(name: "SQLite", targets: ["SQLite"]),
    .library(name: "SQLiteFoundation", targets: ["SQLiteFoundation"]),
    // For Fuzz/, which reaches what is within them.
    .library(name: "DanvanParts", targets: ["Storage", "Query", "Interchange", "Workbooks"]),
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
    .systemLibrary(name: "CZip", providers: [.apt(["libminizip-dev", "zlib1g-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),

    .target(name: "Threads"),
    .target(name: "SQLite", dependencies: ["CSQLite", "Threads"]),
    // Data, Date and UUID as columns; danvan has no use of it.
    .target(name: "SQLiteFoundation", dependencies: ["SQLite"]),
    .plugin(name: "Embed", capability: .buildTool()),
    .target(name: "Migrations", path: "Migrations", plugins: ["Embed"]),
    .target(
      name: "Storage", dependencies: ["SQLite", "Threads", "Migrations", "CUTF8Proc", "CDigest"]),
    .target(name: "Reports", path: "Sources/Query/Reports", plugins: ["Embed"]),
    .target(name: "Lists", path: "Sources/Query/ListFiles", plugins: ["Embed"]),
    .target(name: "Columns", path: "Sources/Query/Dictionary", plugins: ["Embed"]),
    .target(
      name: "Query", dependencies: ["Storage", "Threads", "Reports", "Lists", "Columns"],
      exclude: ["Reports", "ListFiles", "Dictionary"]),
    // Workbooks as such; knows nothing of the domain.
    .target(name: "Workbooks", dependencies: ["CZip", "CExpat"]),
    .target(name: "Seeds", path: "Seeds", plugins: ["Embed"]),
    .target(name: "Interchange", dependencies: ["Query", "Threads", "Seeds", "Workbooks"]),
    .target(name: "Messages", dependencies: ["Interchange", "Workbooks"]),
    .executableTarget(
      name: "danvan",
      dependencies: [
        "Messages", "Query", "Interchange", "Workbooks", "Threads",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Reads the sources; needs nothing of them.
    .testTarget(name: "TidyTests"),
    .target(name: "Faults", dependencies: ["CSQLite"], path: "Tests/Faults"),
    .testTarget(name: "ReliabilityTests", dependencies: ["SQLite", "danvan"]),
    .testTarget(name: "ThreadsTests", dependencies: ["Threads"]),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite", "SQLiteFoundation", "Threads"]),
    .testTarget(name: "SQLiteFoundationTests", dependencies: ["SQLiteFoundation"]),
    // Reads workbooks by other means than danvan has.
    .target(name: "WrittenBook", dependencies: ["CZip", "CExpat"], path: "Tests/WrittenBook"),
    .testTarget(name: "WorkbooksTests", dependencies: ["Workbooks", "WrittenBook"]),
    .testTarget(name: "StorageTests", dependencies: ["Storage"]),
    .testTarget(name: "QueryTests", dependencies: ["Query", "Interchange"]),
    .testTarget(name: "InterchangeTests", dependencies: ["Interchange", "WrittenBook"]),
    .testTarget(name: "MessagesTests", dependencies: ["Messages"]),
    .testTarget(name: "HostileTests", dependencies: ["Query", "Interchange"]),
    .testTarget(
      name: "danvanTests", dependencies: ["danvan", "Workbooks", "WrittenBook"]),
  ]
)
