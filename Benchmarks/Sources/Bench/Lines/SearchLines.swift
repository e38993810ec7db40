/// Search over a million models, the first twenty.
struct SearchLines {
  let setting: Setting

  func all() throws -> [any Measurable] {
    let file = try setting.archives.file(registrations: setting.size(2_000_000))
    return try [
      line("words of few models", "Cầu treo dân sinh tổ 100", file),
      line("words of many models", "hien dat lam duong", file),
    ]
  }

  private func line(_ title: String, _ typed: String, _ file: String) throws -> Line {
    let programs = setting.programs
    let folded = ["Cầu treo dân sinh tổ 100": "cau treo dan sinh to 100"][typed] ?? typed
    let match = folded.split(separator: " ").map { "\"\($0)\"" }.joined(separator: " ") + "*"
    let like = folded.split(separator: " ").map { "search_key LIKE '%\($0)%'" }
      .joined(separator: " AND ")
    let search = programs.ours(
      file, ["search", typed, "--noun", "model", "--limit", "20", "--format", "tsv"])
    return Line(
      title: "search \(setting.size(1_000_000)) models, \(title)",
      ours: programs.danvan(search, .lines),
      opponents: [
        try programs.sqlite3(
          file,
          asking: "SELECT code, title FROM model WHERE \(like) ORDER BY length(title) LIMIT 20",
          .lines, name: "sqlite3 shell, LIKE", atMost: 0.02),
        try programs.sqlite3(
          file,
          asking: """
            SELECT m.code, m.title FROM model_search AS s JOIN model AS m ON m.id = s.rowid
             WHERE model_search MATCH '\(match)' ORDER BY s.rank LIMIT 20
            """,
          .lines, name: "sqlite3 shell, FTS5 by rank", atMost: 1.5),
      ])
  }
}
