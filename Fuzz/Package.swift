// swift-tools-version: 6.1

import PackageDescription

/// Built by scripts/fuzz.sh, which instruments danvan's own modules too.
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
      path: "Sources/Fuzz", swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  ]
)
