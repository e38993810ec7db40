/// The lists of the folder SQL by name, as they stand in the binary.
public let listFiles = Dictionary(
  uniqueKeysWithValues: embeddedFiles.map { (String($0.name.dropLast(4)), $0.text) })
