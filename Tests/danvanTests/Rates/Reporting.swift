import Testing

extension Folder {
  /// The seeds with other figures in the place of theirs, F0, F1, …, of three sources of which B2
  /// was published after B1, and the day of B0 is not known. In the order of a row: province (or
  /// VN), measure, value, comparator, period, as_of, nature, source.
  static func reporting(_ rows: [String]) throws -> Folder {
    let folder = try Folder.seeded()
    var sql = """
      BEGIN; DELETE FROM figure;
      INSERT INTO source (id, code, title, published_on) VALUES
        (900, 'B0', 'Báo cáo không ngày', NULL), (901, 'B1', 'Báo cáo 1', '2025-01-10'),
        (902, 'B2', 'Báo cáo 2', '2025-02-10');

      """
    for (index, row) in rows.enumerated() {
      let part = row.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let unit =
        part[0] == "VN"
        ? "(SELECT id FROM unit WHERE level = 'country')"
        : "(SELECT unit FROM unit_version WHERE code = '\(part[0])' ORDER BY valid_from LIMIT 1)"
      let asOf = part[5] == "-" ? "NULL" : "'\(part[5])'"
      let (year, isHalf) = (part[4].prefix(4), part[4].hasSuffix("-S1"))
      sql += """
        INSERT INTO figure (id, code, measure, unit, value, comparator, verbatim, period,
                            period_from, period_to, as_of, nature, source, quote)
        VALUES (\(900 + index), 'F\(index)',
                (SELECT id FROM measure WHERE code = 'models.\(part[1])'), \(unit), \(part[2]),
                '\(part[3])', '\(part[2])', '\(part[4])', '\(year)-01-01',
                '\(year)-\(isHalf ? "06-30" : "12-31")', \(asOf), '\(part[6])',
                (SELECT id FROM source WHERE code = '\(part[7])'), 'trích');

        """
    }
    try folder.sqlite(sql + "COMMIT;")
    return folder
  }

  /// The only row of `rates --basis reported`.
  func reportedRow(_ arguments: String...) throws -> [String: String] {
    let outcome = try danvan(["rates", "--basis", "reported", "--format", "csv"] + arguments)
    let rows = try outcome.records()
    try #require(rows.count == 1, "\(outcome.stdout)\(outcome.stderr)")
    return rows[0]
  }
}
