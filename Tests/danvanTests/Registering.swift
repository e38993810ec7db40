import Testing

extension Folder {
  /// Registers a model; the options given replace the usual ones, `nil` leaves one away.
  func registering(
    _ title: String = "Khéo vận động hiến đất", _ options: [String: String?] = [:],
    _ tongue: Tongue = .en, _ flags: String...
  ) throws -> Outcome {
    var all: [String: String?] = [
      "--title": title, "--province": "22", "--field": "economy", "--owner-kind": "collective",
      "--year": "2026", "--format": "csv",
    ]
    all.merge(options) { $1 }
    let pairs = all.sorted { $0.key < $1.key }.flatMap { name, value in
      // Joined, since a value may start with a dash; the parser wants an empty one apart.
      value.map { $0.isEmpty ? [name, ""] : ["\(name)=\($0)"] } ?? []
    }
    return try danvan(["model", "register"] + pairs + flags, tongue)
  }

  /// Registers a model, which must succeed.
  @discardableResult
  func register(_ title: String = "Khéo vận động hiến đất", _ options: [String: String?] = [:])
    throws -> (code: String, id: Int)
  {
    let outcome = try registering(title, options)
    try #require(outcome.code == 0, "\(outcome.stderr)")
    return try outcome.written()
  }

  /// Decides on a model.
  func decide(
    _ verb: String, _ code: String, _ level: String, on day: String, _ more: String...,
    in tongue: Tongue = .en
  ) throws -> Outcome {
    try danvan(
      ["model", verb, code, "--level", level, "--on", day, "--format", "csv"] + more, tongue)
  }
}
