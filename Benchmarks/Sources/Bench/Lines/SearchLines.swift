/// Search over a million models, the first twenty; `model search` prints all.
struct SearchLines {
  let setting: Setting

  /// What is typed, what that is in the search key, and whether few models have it.
  private static let few = (typed: "Cầu treo dân sinh tổ 100", folded: "cau treo dan sinh to 100")
  private static let many = (typed: "hien dat lam duong", folded: "hien dat lam duong")

  func all() throws -> [any Measurable] {
    let file = try setting.archives.file(registrations: setting.size(2_000_000))
    let first = ["--noun", "model", "--limit", "20", "--format", "tsv"]
    return try [
      line(
        "search, words of few models", ["search", Self.few.typed] + first, Self.few.folded, file),
      line(
        "search, words of many models", ["search", Self.many.typed] + first, Self.many.folded,
        file),
      line(
        "model search, words of few models",
        ["model", "search", Self.few.typed, "--format", "tsv"], Self.few.folded, file, limit: ""),
    ]
  }

  private func line(
    _ title: String, _ arguments: [String], _ folded: String, _ file: String,
    limit: String = "LIMIT 20"
  ) throws -> Line {
    let programs = setting.programs
    let words = folded.split(separator: " ")
    let match = "search_key : (" + words.map { "\"\($0)\"" }.joined(separator: " ") + "*)"
    let like = words.map { "search_key LIKE '%\($0)%'" }.joined(separator: " AND ")
    return Line(
      title: "\(title), \(setting.size(1_000_000)) models",
      ours: programs.danvan(programs.ours(file, arguments), .lines),
      opponents: [
        // Parts of words are found so, too, so the answers need not agree.
        try programs.sqlite3(
          file,
          asking: "SELECT code, title FROM model WHERE \(like) ORDER BY length(title) \(limit)",
          .nothing, name: "sqlite3 shell, LIKE", atMost: 0.02),
        try programs.sqlite3(
          file,
          asking: """
            SELECT m.code, m.title FROM model_search AS s JOIN model AS m ON m.id = s.rowid
             WHERE model_search MATCH '\(match)' ORDER BY s.rank \(limit)
            """,
          .lines, name: "sqlite3 shell, FTS5 by rank", atMost: 1.5),
      ])
  }
}
