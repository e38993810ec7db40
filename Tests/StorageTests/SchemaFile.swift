import Foundation
import SQLite

@testable import Storage

/// docs/schema.sql: what the migrations make of an empty file, by what it is about.
///
/// Comments are those of the migrations. What `ALTER TABLE` adds has none in the file that SQLite
/// keeps, so it is put back, and such a column has a line of its own.
struct SchemaFile {
  /// An object of `sqlite_schema` that has SQL of its own.
  private struct Object {
    let name: String
    /// The table or view it belongs to: of an index or a trigger another than itself.
    let table: String
    let sql: String
  }

  /// What belongs together: tables and views by name, indexes and triggers with them.
  private struct Group {
    let heading: String
    let tables: [String]
    /// Triggers on tables of other groups that are about this one.
    var prefix: String?
  }

  private static let groups = [
    Group(
      heading: "The file, its office, its ids",
      tables: ["migration", "office", "sequence", "shared_id"]),
    Group(
      heading: "The journal: every writing transaction, and what it changed",
      tables: ["journal", "journal_change", "journal_undo"]),
    Group(heading: "Where facts were read, and how files are", tables: ["source", "profile"]),
    Group(
      heading: "Administrative units through their changes",
      tables: ["unit", "unit_version", "unit_change", "unit_succession", "province"]),
    Group(heading: "Bodies and fields", tables: ["committee", "committee_alias", "field"]),
    Group(
      heading: "Models, their registrations year by year, the decisions on them",
      tables: [
        "model", "registration", "recognition", "decision_span", "decision_disorder",
        "standing_recognition", "selection", "selection_span", "selection_disorder",
        "standing_selection", "model_status", "rate_base",
      ]),
    Group(
      heading: "Documents, and how they hang together",
      tables: ["directive", "directive_mention", "directive_link", "directive_tree"]),
    Group(heading: "Funds", tables: ["fund", "fund_entry", "fund_amount", "fund_balance"]),
    Group(heading: "Tasks of coordination programmes", tables: ["task_programme", "task"]),
    Group(heading: "Reported figures", tables: ["measure", "figure"]),
    Group(heading: "What was published", tables: ["release", "release_output"]),
    // Last, for their triggers are on the tables before them.
    Group(
      heading: "Kept totals: registrations counted; triggers say what is stale; derived",
      tables: ["tally", "tally_source", "tally_cell", "tally_stale", "tally_unregistered"],
      prefix: "tally_"),
    Group(
      heading: "Search: every text of a model, kept by triggers; derived",
      tables: ["model_search"], prefix: "model_search_"),
  ]

  /// The page.
  let text: String
  /// Tables and views that are in no group.
  let left: [String]

  init() throws {
    let objects = try Self.objects()
    let grouped = Dictionary(grouping: objects) { Self.group(of: $0)?.heading ?? "" }
    left = grouped["", default: []].map(\.name)
    text =
      Self.introduction
      + Self.groups.map { group in
        let rule = String(repeating: "-", count: 100)
        return "\n\(rule)\n-- \(group.heading)\n\(rule)\n"
          + grouped[group.heading, default: []].map { "\n" + Self.statement($0) }.joined()
      }.joined()
  }

  private static func group(of object: Object) -> Group? {
    groups.first { $0.prefix.map(object.name.hasPrefix) == true }
      ?? groups.first { $0.tables.contains(object.name) }
      ?? groups.first { $0.tables.contains(object.table) }
  }

  private static let introduction = """
    -- The whole schema, as the migrations make it: for reading, and made by scripts/docs.sh.
    -- What changes a file is in Migrations/.

    PRAGMA application_id = 0x4456414E; -- "DVAN"

    """

  /// What the migrations make, in the order they make it, without what SQLite makes for itself.
  private static func objects() throws -> [Object] {
    let connection = try Connection.memory(options: .init(trustedSchema: true))
    for migration in Migration.all { try connection.executeScript(migration.text) }
    return try connection.all(
      """
      SELECT name, tbl_name, sql FROM sqlite_schema
       WHERE sql IS NOT NULL
         AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
       ORDER BY rowid
      """
    ) { row throws(SQLiteError) in
      Object(name: try row[0], table: try row[1], sql: try row[2])
    }
  }

  private static func statement(_ object: Object) -> String {
    let sql = apart(added(to: object.name), in: object.sql)
    return commentAbove(sql) + sql + ";\n"
  }

  /// Gives columns that SQLite put behind the last one a line each, and their words.
  private static func apart(
    _ columns: [(declaration: String, words: String)], in sql: String
  ) -> String {
    guard let first = columns.first, let place = sql.range(of: ", " + first.declaration) else {
      return sql
    }
    let rest = columns.reduce(String(sql[place.lowerBound...])) { rest, column in
      rest.replacing(", " + column.declaration, with: "", maxReplacements: 1)
    }
    let before = String(sql[..<place.lowerBound])
    let isLast = rest.hasPrefix(")")
    let lines = columns.enumerated().map { index, column in
      let comma = isLast && index == columns.count - 1 ? "" : ","
      let name = column.declaration.prefix { $0 != " " }
      let padded = String(name).padding(toLength: 14, withPad: " ", startingAt: 0)
      let words = column.words.isEmpty ? "" : " -- \(column.words)"
      return "  \(padded)\(column.declaration.dropFirst(name.count))\(comma)\(words)\n"
    }.joined()
    if isLast { return continued(before) + lines + rest }
    // What stands on the line stays there: a comma, and a comment.
    let line = rest.prefix { $0 != "\n" }
    return before + line + "\n" + lines + rest.dropFirst(line.count + 1)
  }

  /// Puts a comma behind the code of the last line.
  private static func continued(_ text: String) -> String {
    var lines = text.split(separator: "\n").map(String.init)
    let last = lines.removeLast()
    let comment = last.range(of: "--")?.lowerBound ?? last.endIndex
    let code = last[..<comment]
    let end = code.lastIndex { $0 != " " }.map(code.index(after:)) ?? code.endIndex
    lines.append(last[..<end] + "," + last[end..<comment].dropFirst() + last[comment...])
    return lines.joined(separator: "\n") + "\n"
  }

  /// Columns that a later migration gave a table, and the comments beside them.
  private static func added(to table: String) -> [(declaration: String, words: String)] {
    let start = "ALTER TABLE \(table) ADD COLUMN "
    return Migration.all.flatMap { $0.text.split(separator: "\n") }.filter { $0.hasPrefix(start) }
      .map { line in
        let parts = line.dropFirst(start.count).split(separator: ";", maxSplits: 1)
        let words = parts.dropFirst().first?.drop { $0 == " " || $0 == "-" } ?? ""
        return (String(parts[0]), String(words))
      }
  }

  /// Comment lines that stand right above a statement in the last migration that has it.
  private static func commentAbove(_ sql: String) -> String {
    let first = sql.prefix { $0 != "\n" }
    for migration in Migration.all.reversed() {
      let lines = migration.text.split(separator: "\n", omittingEmptySubsequences: false)
      guard let place = lines.firstIndex(where: { $0.hasPrefix(first) }) else { continue }
      let above = lines[..<place].reversed().prefix { $0.hasPrefix("-- ") }
      return above.reversed().map { $0 + "\n" }.joined()
    }
    return ""
  }
}
