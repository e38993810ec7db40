/// The CSV files of this folder by name, as they stand in the binary.
public let seedFiles = Dictionary(
  uniqueKeysWithValues: embeddedFiles.filter { !$0.name.hasPrefix("commune") }
    .map { ($0.name, Array($0.text.utf8)) })

/// Those of `communes/`, which most files need a small part of.
public let communeFiles = Dictionary(
  uniqueKeysWithValues: embeddedFiles.filter { $0.name.hasPrefix("commune") }
    .map { ($0.name, $0.text) })
