/// `rates` on a whole archive: as fast as on a small one, and against counting.
struct FlatLines {
  let setting: Setting

  func all() throws -> [any Measurable] {
    let large = try setting.archives.file(registrations: setting.size(5_000_000))
    let small = try setting.archives.file(registrations: setting.size(5_000))
    let indexed = try setting.copy(of: setting.size(5_000_000), as: "indexed")
    note("making the best indexes")
    try setting.run(Questions.bestIndexes, on: indexed)
    return try Questions.groupings.map { try kept($0, large, small, indexed) } + counted(large)
  }

  private func kept(
    _ grouping: Questions.Grouping, _ large: String, _ small: String, _ indexed: String
  ) throws -> Line {
    let programs = setting.programs
    let rates = ["rates", "--format", "tsv"] + grouping.arguments
    return Line(
      title: "rates by \(grouping.title), \(setting.size(5_000_000)) registrations",
      ours: programs.danvan(programs.ours(large, rates), grouping.answer),
      opponents: [
        .present(
          Contender(name: "danvan, \(setting.size(5_000))") {
            try programs.run(programs.ours(small, rates))
          }, atMost: 2),
        try programs.sqlite3(
          indexed, asking: grouping.sql, grouping.answer,
          name: "sqlite3 shell, one GROUP BY, best indexes", atMost: 0.05),
      ])
  }

  /// What cannot be kept.
  private func counted(_ file: String) throws -> [Line] {
    let byProvince = Answer.columns(["province_code", "registered", "recognized"])
    return [
      try line("rates --as-of", file, ["--as-of", "2024-06-30"], byProvince) {
        Questions.asOf("2024-06-30", isDuckDB: $0)
      },
      try line(
        "rates --year --level", file, ["--year", "2023", "--level", "province"], byProvince
      ) { Questions.year(2023, level: "province", isDuckDB: $0) },
      try line(
        "rates --province by year", file, ["--province", "04@2024-06-30", "--by", "year"],
        .columns(["period", "registered", "recognized"])
      ) { Questions.years(of: "04", isDuckDB: $0) },
    ]
  }

  private func line(
    _ title: String, _ file: String, _ filter: [String], _ answer: Answer,
    _ sql: (_ isDuckDB: Bool) -> String
  ) throws -> Line {
    let programs = setting.programs
    return Line(
      title: "\(title), \(setting.size(5_000_000)) registrations",
      ours: programs.danvan(
        programs.ours(file, ["rates", "--format", "tsv", "--basis", "records"] + filter), answer),
      opponents: [
        try programs.sqlite3(file, asking: sql(false), answer, atMost: 1.1),
        try programs.duckDB(file, asking: sql(true), answer, atMost: 0.5),
      ])
  }
}
