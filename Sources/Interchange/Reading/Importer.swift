import SQLite
import Storage

/// What became of the lines of one file.
public struct ImportResult: Sendable, Equatable {
  /// Its name without a folder: `units.csv`.
  public let file: String
  /// Records that were not there.
  public internal(set) var added = 0
  /// Records that are there just as the file has them.
  public internal(set) var unchanged = 0
  /// Records that differ from the file because somebody edited them, and in which fields.
  public internal(set) var kept: [Kept] = []

  /// A record that stays as somebody edited it.
  public struct Kept: Sendable, Equatable {
    /// The line of the file that says otherwise; the header is line 1.
    public let line: Int
    /// The columns of the table in which the two differ.
    public let fields: [String]
  }
}

/// Turns the lines of a file into records of one table.
///
/// What is there already stays as it is: a second load adds nothing, and what a user edited is
/// told, never overwritten. The column `id` has the number that each row was given for good.
struct Importer: ~Copyable {
  private let file: String
  private let lines: [Line]
  /// Whether rows are looked for only, so that their ids are known.
  private let onlyMaps: Bool

  init(_ file: String, _ bytes: [UInt8], onlyMaps: Bool = false) throws {
    (self.file, self.onlyMaps) = (file, onlyMaps)
    lines = try Line.all(of: file, bytes)
  }

  /// Loads every line as a record of type `R`, whose columns the header names.
  func load<R: Record>(_: R.Type, _ writer: borrowing Writer) throws -> ImportResult {
    var result = ImportResult(file: file)
    for line in lines {
      do {
        let scope = try Importer.scope(line, writer.reader)
        let record = try Importer.record(R.self, line, scope, except: ["id"])
        try put(record, as: line.sharedId(), line, writer, &result)
      } catch let problem as DomainError {
        // What it names is not there, so neither is it; or goes by another code now.
        if onlyMaps { continue }
        let id: Id<R> = try line.sharedId()
        guard try writer.reader.shared(id) != nil else { throw line.located(problem) }
        let field = problem.field.map { [$0.name] } ?? []
        result.kept.append(.init(line: line.number, fields: field))
      }
    }
    return result
  }

  /// Loads unit versions; a line without `continues` is a new unit.
  func loadUnits(_ writer: borrowing Writer) throws -> ImportResult {
    var result = ImportResult(file: file)
    for line in lines {
      do {
        let scope = try Importer.scope(line, writer.reader)
        var version = try Importer.record(
          UnitVersion.self, line, scope, except: ["id", "level", "continues"])
        guard let unit = try unit(of: version, line, writer) else { continue }
        version.unit = unit
        try put(version, as: line.sharedId(), line, writer, &result)
      } catch let problem as DomainError {
        // What it names is not there, so neither is it.
        if onlyMaps { continue }
        throw line.located(problem)
      }
    }
    return result
  }

  /// A new unit has the number of its first version. `nil` where it is not to be added.
  private func unit(
    of version: UnitVersion, _ line: Line, _ writer: borrowing Writer
  ) throws -> Id<Unit>? {
    let level = try UnitLevel.parse(line["level"], field: "level")
    let continues = line["continues"]
    if !continues.isEmpty { return try writer.reader.unit(continues, level: level).unit }
    let id: Id<Unit> = try line.sharedId()
    let same = try writer.reader.first(
      UnitVersion.self,
      where: """
        code = \(version.code) AND valid_from IS \(version.validFrom)
        AND unit IN (SELECT id FROM unit WHERE level = \(level))
        """)
    let known = try same?.unit ?? writer.reader.shared(id)?.id
    if let known {
      try writer.share(known, as: id)
      return known
    }
    if onlyMaps { return nil }
    var unit = Unit()
    unit.level = level
    return try writer.insert(unit, as: id).id
  }

  private static func record<R: Record>(
    _: R.Type, _ line: Line, _ scope: LookupContext, except: Set<String> = []
  ) throws -> R {
    var record = R()
    for (header, text) in line.cells where !except.contains(header) {
      try record.enter(header, text, scope)
    }
    return try record.validated()
  }

  /// Names of units in a line are read as of its own day.
  private static func scope(_ line: Line, _ reader: Reader) throws -> LookupContext {
    for header in ["as_of", "registered_on", "valid_from"] where !line[header].isEmpty {
      return LookupContext(reader, on: try Day.parse(line[header], field: header))
    }
    return LookupContext(reader)
  }

  private func put<R: Record>(
    _ record: R, as id: Id<R>, _ line: Line, _ writer: borrowing Writer,
    _ result: inout ImportResult
  ) throws {
    // Who changed what it is known by changed it all the same.
    let present = try writer.reader.first(R.self, where: record.key) ?? writer.reader.shared(id)
    guard let present else {
      if onlyMaps { return }
      try writer.insert(record, as: id)
      result.added += 1
      return
    }
    try writer.share(present.id, as: id)
    let different = record.fields(differingFrom: present)
    if different.isEmpty {
      result.unchanged += 1
    } else {
      result.kept.append(.init(line: line.number, fields: different))
    }
  }
}

extension Line {
  /// The id that the row of this line has in every file.
  fileprivate func sharedId<R>() throws -> Id<R> {
    guard let number = Int64(self["id"]) else {
      throw ValueFault(self["id"], .notWhole).error(in: "id")
    }
    return .shared(number)
  }
}
