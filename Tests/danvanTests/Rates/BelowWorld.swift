import Testing

/// Quảng Ninh (22) with two districts of three communes until 1/7/2025, and six communes since;
/// what they reported, of three sources.
extension Folder {
  /// - Parameter rows: place (a unit's code, a body's, VN), measure, value, comparator, period,
  ///   as_of, source, and what else: `stock` (else a flow), `M` (missing).
  static func below(_ rows: [String]) throws -> Folder {
    let folder = try prepared.folder()
    try folder.reportBelow(rows)
    return folder
  }

  func reportBelow(_ rows: [String]) throws {
    var sql = "BEGIN; DELETE FROM figure;\n"
    for (index, row) in rows.enumerated() {
      let part = row.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let (place, year, more) = (part[0], part[4].prefix(4), part.dropFirst(7))
      let isBody = place.hasPrefix("B-")
      let unit =
        place == "VN"
        ? "(SELECT id FROM unit WHERE level = 'country')"
        : isBody
          ? "NULL" : "(SELECT max(unit) FROM unit_version WHERE code = '\(place)')"
      let months: (String, String) =
        part[4].hasSuffix("-S1")
        ? ("01-01", "06-30") : part[4].hasSuffix("-S2") ? ("07-01", "12-31") : ("01-01", "12-31")
      sql += """
        INSERT INTO figure (id, code, measure, unit, committee, value, comparator, verbatim, period,
                            period_from, period_to, as_of, nature, status, source, quote)
        VALUES (\(900 + index), 'F\(index)',
                (SELECT id FROM measure WHERE code = 'models.\(part[1])'), \(unit),
                \(isBody ? "(SELECT id FROM committee WHERE code = '\(place)')" : "NULL"),
                \(part[2]), '\(part[3])', '\(part[2])',
                \(part[4] == "-" ? "'', NULL, NULL" :
                    "'\(part[4])', '\(year)-\(months.0)', '\(year)-\(months.1)'"),
                \(part[5] == "-" ? "NULL" : "'\(part[5])'"),
                '\(more.contains("stock") ? "stock" : "flow")',
                '\(more.contains("M") ? "M" : "A")',
                (SELECT id FROM source WHERE code = '\(part[6])'), 'trích');

        """
    }
    try sqlite(sql + "COMMIT;")
  }

  private static let prepared = Prepared {
    let folder = try Folder.seeded()
    let province = "(SELECT unit FROM unit_version WHERE code = '22' AND valid_to IS NULL)"
    var sql = """
      INSERT INTO source (id, code, title, published_on) VALUES
        (900, 'B0', 'Không ngày', NULL), (901, 'B1', 'Báo cáo 1', '2026-01-10'),
        (902, 'B2', 'Báo cáo 2', '2026-02-10');
      INSERT INTO committee (id, code, name_vi, kind, parent, unit) VALUES
        (9001, 'B-0', 'Trên', 'other', NULL, \(province)),
        (9002, 'B-1', 'Một', 'other', 9001, NULL), (9003, 'B-2', 'Hai', 'other', 9001, NULL),
        (9004, 'B-21', 'Hai một', 'other', 9003, NULL);

      """
    func unit(_ id: Int, _ code: String, _ level: String, _ parent: String, _ days: String) {
      sql += """
        INSERT INTO unit (id, level) VALUES (\(id), '\(level)');
        INSERT INTO unit_version
          (id, unit, code, name_vi, type, parent, valid_from, valid_to, search_key)
        VALUES (\(id), \(id), '\(code)', 'Nơi \(code)',
                '\(level == "commune" ? "Xã" : "Huyện")', \(parent), \(days), 'noi \(code)');

        """
    }
    for district in 1...2 {
      let days = "NULL, '2025-07-01'"
      unit(9100 + district, "D\(district)", "district", province, days)
      for commune in 1...3 {
        unit(
          9100 + 10 * district + commune, "O\(district)\(commune)", "commune", "\(9100 + district)",
          days)
      }
    }
    for commune in 1...6 {
      unit(9200 + commune, "N\(commune)", "commune", province, "'2025-07-01', NULL")
    }
    sql += "INSERT INTO unit_change (id, code, kind, effective_on) VALUES"
    sql += " (9001, 'gộp', 'merge', '2025-07-01');\n"
    // Each new one is one of old, but N6, which is made of two.
    let steps = [
      ("9111", 1), ("9112", 2), ("9113", 3), ("9121", 4), ("9122", 6), ("9123", 6),
    ]
    for (old, new) in steps {
      sql += """
        INSERT INTO unit_succession (change, predecessor, successor, extent)
        VALUES (9001, \(old), \(9200 + new), 'full');

        """
    }
    try folder.sqlite(sql)
    return folder
  }

  /// `registered sign recognized sign rate sign reporting/expected` of every row, after its period.
  func below(_ arguments: String...) throws -> [String] { try below(arguments) }

  private func below(_ arguments: [String]) throws -> [String] {
    let outcome = try danvan(["rates", "--basis", "below", "--format", "csv"] + arguments)
    try #require(outcome.code == 0, "\(outcome.stderr)")
    return try outcome.records().map { row in
      func cell(_ name: String) -> String {
        (row["\(name)_comparator"] ?? "") + (row[name] ?? "?")
      }
      return [
        row["period"] ?? "", cell("registered"), cell("recognized"), cell("rate"),
        "\(row["reporting"] ?? "?")/\(row["expected"] ?? "?")/\(row["reporting_both"] ?? "?")",
      ].joined(separator: " ")
    }
  }

  /// Who is missing: code and numbers.
  func missing(_ arguments: String...) throws -> [String] { try missing(arguments) }

  private func missing(_ arguments: [String]) throws -> [String] {
    let outcome = try danvan(
      ["rates", "--basis", "below", "--missing", "--format", "csv"] + arguments)
    try #require(outcome.code == 0, "\(outcome.stderr)")
    return try outcome.records().map {
      "\($0["missing_code"] ?? "?") \($0["missing_numbers"] ?? "?")"
    }
  }

  func expectBelow(
    _ wanted: [String], _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try below(arguments)
    #expect(found == wanted, sourceLocation: sourceLocation)
  }

  func expectMissing(
    _ wanted: [String], _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try missing(arguments)
    #expect(found == wanted, sourceLocation: sourceLocation)
  }
}
