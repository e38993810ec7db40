/// The CSV files of this folder by name, as they stand in the binary.
public let seedFiles = Dictionary(
  uniqueKeysWithValues: embeddedFiles.map { ($0.name, Array($0.text.utf8)) })
