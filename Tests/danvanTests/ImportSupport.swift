import Foundation
import Testing

/// A row of a file as it is to be found in the database, each value as text.
typealias StoredRow = [String: String]

/// The row of a model of Quảng Ninh in 2026, but for what is given.
func row(_ title: String, _ values: StoredRow = [:]) -> StoredRow {
  let usual = [
    "title": title, "province": "22", "unit": "", "field": "", "owner_kind": "unknown",
    "owner": "", "kind": "model", "year": "2026", "registered_on": "", "mode": "new", "note": "",
    "decisions": "",
  ]
  return usual.merging(values) { $1 }
}

extension Folder {
  /// What imported files have left in the database, in the order it was stored.
  func imported() throws -> [StoredRow] {
    let json = try sqlite(
      """
      .mode json
      SELECT m.title, \(Self.code("r.province")) AS province,
             iif(r.unit = r.province, '', \(Self.code("r.unit"))) AS unit,
             coalesce(f.code, '') AS field, m.owner_kind, coalesce(m.owner_name, '') AS owner,
             m.kind, CAST(r.year AS TEXT) AS year, coalesce(r.registered_on, '') AS registered_on,
             r.mode, coalesce(m.note, '') AS note,
             coalesce((SELECT group_concat(text, '; ') FROM (
               SELECT d.level || ' ' || d.outcome || ' ' || coalesce(d.decided_on, '?')
                      || coalesce(' ' || d.decision, '') AS text
                 FROM recognition AS d WHERE d.registration = r.id ORDER BY d.id)), '')
               AS decisions
        FROM registration AS r JOIN model AS m ON m.id = r.model
        JOIN source AS s ON s.id = r.source LEFT JOIN field AS f ON f.id = m.field
       WHERE s.code LIKE 'TEP-%' ORDER BY r.id;
      """)
    if json.isEmpty { return [] }
    let rows = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [StoredRow]
    return try #require(rows)
  }

  /// The last code of a unit, and the day it ended where it has.
  private static func code(_ unit: String) -> String {
    """
    (SELECT code || coalesce('@' || valid_to, '') FROM unit_version WHERE unit = \(unit)
      ORDER BY coalesce(valid_from, '') DESC LIMIT 1)
    """
  }

  func importing(_ file: String, _ options: [String] = [], _ tongue: Tongue = .en) throws
    -> Outcome
  {
    try danvan(["model", "import", file, "--format", "json"] + options, tongue)
  }

  /// Imports what must be taken without a word of complaint.
  @discardableResult
  func takes(_ text: String, _ options: String...) throws -> Report {
    try write(Array(text.utf8), "tep.csv")
    let outcome = try importing("tep.csv", options)
    try #require(outcome.code == 0, "\(outcome.stderr)\(outcome.stdout)")
    return try outcome.report()
  }
}

/// What an import says it did.
struct Report: Equatable {
  struct Remark: Equatable {
    let row: Int
    let outcome, column, error, what: String
  }

  let rows, added, present, held, refused, skipped: Int
  let remarks: [Remark]

  func rows(_ outcome: String) -> [Int] { remarks.filter { $0.outcome == outcome }.map(\.row) }
}

extension Outcome {
  func report() throws -> Report {
    let object = try object()
    func count(_ name: String) throws -> Int { Int(try #require(object.number(name))) }
    return Report(
      rows: try count("rows"), added: try count("added"), present: try count("present"),
      held: try count("held"), refused: try count("refused"), skipped: try count("skipped"),
      remarks: object.list("remarks").map { remark in
        Report.Remark(
          row: remark.number("row").map { Int($0) } ?? 0, outcome: remark.text("outcome") ?? "",
          column: remark.text("column") ?? "", error: remark.text("error") ?? "",
          what: remark.text("what") ?? "")
      })
  }
}

extension String {
  /// In UTF-16, as Excel's "Unicode Text" is.
  func utf16(bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + self).utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  var crlf: String { replacingOccurrences(of: "\n", with: "\r\n") }
}
