// swift-tools-version: 6.1

import PackageDescription

/// `fuzz` is built by scripts/fuzz.sh, which instruments danvan's own modules too; `damage` by
/// scripts/damage.sh.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "danvan", path: "..")],
  targets: [
    .executableTarget(
      name: "fuzz",
      dependencies: [
        .product(name: "DanvanParts", package: "danvan"),
        .product(name: "SQLite", package: "danvan"),
      ],
      path: "Sources/Fuzz", swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
    .executableTarget(
      name: "damage",
      dependencies: [
        .product(name: "DanvanParts", package: "danvan"),
        .product(name: "SQLite", package: "danvan"),
      ],
      path: "Sources/Damage"),
  ]
)
