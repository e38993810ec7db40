// swift-tools-version: 6.1

import PackageDescription

/// For scripts/docc.sh alone: who depends on danvan does not depend on the plugin. A plugin sees no
/// target of another package, so the sources are this one's own, by a link.
let package = Package(
  name: "documentation",
  dependencies: [
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0")
  ],
  targets: [
    .systemLibrary(name: "CSQLite", path: ".sources/CSQLite", pkgConfig: "sqlite3"),
    .target(name: "Threads", path: ".sources/Threads"),
    .target(name: "SQLite", dependencies: ["CSQLite", "Threads"], path: ".sources/SQLite"),
    .target(
      name: "SQLiteFoundation", dependencies: ["SQLite"], path: ".sources/SQLiteFoundation"),
  ]
)
