import SQLite

/// A published set of reports; it is never changed, only corrected by another.
public struct Release: Record {
  /// Where its rows stand.
  public static let table = "release"
  /// Its columns with their rules.
  public static let fields: [Column<Release>] = [
    .init("name", \.name, .code),
    .init("made_at", \.madeAt),
    .init("made_by", \.madeBy, .line),
    .init("as_of", \.asOf),
    .init("territory", \.territory),
    .init("tool_version", \.toolVersion),
    .init("journal", \.journal),
    .init("corrects", \.corrects),
    .init("reason", \.reason, .note),
  ]

  /// Given out when it is stored.
  public var id = Id<Release>.unassigned
  /// Unique, without spaces.
  public var name = ""
  /// UTC, ISO 8601, as `timestamp()`.
  public var madeAt = ""
  /// Who published it, one line, required.
  public var madeBy = ""
  /// The one day its reports are of; `nil` = they are of several, or of none.
  public var asOf: Day?
  /// Units of the time of each record, `then`; of today, `now`; or of a day, ISO 8601.
  public var territory = "then"
  /// Of the danvan that made it; this one's unless stated.
  public var toolVersion = Storage.toolVersion
  /// The last journal entry it rests on.
  public var journal: Int64 = 0
  /// The release it corrects.
  public var corrects: Id<Release>?
  /// Why it corrects the other; `nil` = it corrects none, or not stated.
  public var reason: String?

  /// Nothing filled in: in the units of the time, by this danvan.
  public init() {}

  /// By its name.
  public var key: SQL { "name = \(name)" }
}

extension Release: Referable {
  /// By its name; else `ReferenceFault.notFound`.
  public static func reference(
    _ text: String, _: String, _ context: LookupContext
  ) throws -> Id<Release> {
    guard let release = try context.reader.first(Release.self, where: "name = \(text.tidied)")
    else {
      throw DomainError.notFound(.release, text)
    }
    return release.id
  }
}

extension Reader {
  /// The release of that name.
  public func release(_ name: String) throws -> Release {
    if let found = try first(Release.self, where: "name = \(name.tidied)") { return found }
    let near = try list(
      Release.self, where: "instr(lower(name), lower(\(name.tidied))) > 0 ORDER BY id LIMIT 5")
    let all = near.isEmpty ? try list(Release.self, where: "1 ORDER BY id DESC LIMIT 5") : near
    throw DomainError.notFound(.release, name, like: all.map(\.name))
  }

  /// The last entry this office made; below its first where it made none.
  public func lastJournalEntry() throws(SQLiteError) -> Int64 {
    try connection.value(
      """
      SELECT coalesce(max(j.id), o.number << 36)
        FROM office AS o LEFT JOIN journal AS j ON j.id >> 36 = o.number
      """) ?? 0
  }

  /// The outputs of a release, in the order they were made, without their content.
  public func outputs(of release: Id<Release>) throws(SQLiteError) -> [ReleaseOutput] {
    try connection.all(
      """
      SELECT id, release, report, parameters, format, x'', sha256
        FROM release_output WHERE release = \(release) ORDER BY id
      """
    ) { row throws(SQLiteError) in try ReleaseOutput(row) }
  }

  /// The bytes of an output.
  public func content(of output: Id<ReleaseOutput>) throws(SQLiteError) -> [UInt8] {
    try connection.value("SELECT content FROM release_output WHERE id = \(output)") ?? []
  }
}

/// One frozen output of a release.
public struct ReleaseOutput: Record {
  /// Where its rows stand.
  public static let table = "release_output"
  /// Its columns with their rules.
  public static let fields: [Column<ReleaseOutput>] = [
    .init("release", \.release),
    .init("report", \.report, .line),
    .init("parameters", \.parameters),
    .init("format", \.format, .line),
    .init("content", \.content) { output, text, _ in output.content = Array(text.utf8) },
    .init("sha256", \.sha256),
  ]

  /// Given out when it is stored.
  public var id = Id<ReleaseOutput>.unassigned
  /// What it was published in.
  public var release = Id<Release>.unassigned
  /// The name of the report, e.g. `rates-by-province`.
  public var report = ""
  /// JSON.
  public var parameters = "{}"
  /// What its bytes are, e.g. `json`, `html`; `sql` = the text of the report.
  public var format = ""
  /// What was published, byte for byte; empty where `outputs(of:)` read it.
  public var content: [UInt8] = []
  /// Of `content`, in hexadecimal.
  public private(set) var sha256 = ""

  /// Nothing filled in; no parameters.
  public init() {}

  /// By release, report, parameters and format.
  public var key: SQL {
    """
    release = \(release) AND report = \(report) AND parameters = \(parameters)
    AND format = \(format)
    """
  }

  /// Computes the hash of the content. Breaks no rule.
  public func checked() throws(DomainError) -> ReleaseOutput {
    var stored = self
    stored.sha256 = Storage.sha256(content)
    return stored
  }
}
