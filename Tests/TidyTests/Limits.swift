import Testing

/// What does not keep a rule yet, counted. A count may only fall: who makes it smaller writes it
/// here, and a line at 0 goes.
enum Limits {
  /// Lines of more than 100 characters.
  static let longLines = ["Query": 2, "danvan": 1, "danvanTests": 34]

  /// Public declarations without `///`.
  static let undocumented: [String: Int] = [:]

  /// Lines of string literals that name a command or an option, below Messages.
  static let advice: [String: Int] = [:]

  /// Lines of a file, where there are more than 300.
  static let longFiles = [
    "Tests/danvanTests/HostileTextTests.swift": 321, "Tests/danvanTests/SQLHostile.swift": 395,
  ]

  /// Files in a folder, where there are more than 25.
  static let fullFolders = ["Tests/danvanTests": 86]

  /// Public types of the same name in two modules.
  static let sharedNames: [String: Int] = [:]

  /// Paths that a document names and that are not there.
  static let deadPaths: [String: Int] = [:]
}

/// Where something breaks a rule, e.g. `Sources/Query/Lists/Models.swift:12: try!`.
typealias Place = String

/// Compares what was found, by target or file, with what is allowed for now.
func expect(
  _ found: [String: [Place]], within limits: [String: Int], _ rule: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for key in Set(found.keys).union(limits.keys).sorted() {
    let (places, limit) = (found[key, default: []], limits[key, default: 0])
    #expect(
      places.count <= limit, "\(rule): \(key)\n\(places.joined(separator: "\n"))",
      sourceLocation: sourceLocation)
    #expect(
      places.count >= limit, "\(rule): \(key) has \(places.count) now; write so in Limits.swift",
      sourceLocation: sourceLocation)
  }
}
