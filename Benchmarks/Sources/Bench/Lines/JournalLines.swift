/// `history` and `undo` of the last entry, where the journal is short and where it is long.
struct JournalLines {
  let setting: Setting

  func all() throws -> [any Measurable] {
    let long = try file(entries: setting.size(100_000), "long")
    let short = try file(entries: setting.size(100_000) / 1000, "short")
    return [
      line("history", long, short) { programs.ours($0, ["history", "--format", "tsv"]) },
      line("undo", long, short, before: register) {
        programs.ours($0, ["undo", "--by", "bench", "--again"])
      },
    ] + (try known())
  }

  /// Rates as they were many entries ago: an entry more, and what is kept of then is made anew.
  private func known() throws -> [Line] {
    let entries = setting.size(10_000)
    let file = try setting.copy(of: setting.size(100_000), as: "known")
    try register(file)
    let then = try setting.ask("SELECT max(id) FROM journal", file)
    for _ in 0..<entries { try register(file) }
    let rates = ["rates", "--format", "tsv"]
    let asked = programs.ours(file, rates + ["--known-on", "\(then)"])
    let now = Contender(name: "danvan rates") { try programs.run(programs.ours(file, rates)) }
    return [
      Line(
        title: "rates --known-on \(entries) entries ago, the first time",
        ours: Contender(name: "danvan") {
          try register(file)
          return try programs.run(asked)
        },
        opponents: [.present(now)]),
      Line(
        title: "rates --known-on \(entries) entries ago, again",
        ours: Contender(name: "danvan") { try programs.run(asked) },
        opponents: [.present(now, atMost: 1.3)]),
    ]
  }

  private var programs: Programs { setting.programs }

  /// A small archive whose journal has so many entries, each as a command wrote it.
  private func file(entries: Int, _ name: String) throws -> String {
    let file = try setting.copy(of: setting.size(10_000), as: name)
    try register(file)
    let last = try setting.ask("SELECT max(id) FROM journal", file)
    try setting.run(
      [
        """
        INSERT INTO journal (at, who, command, arguments, tool_version, schema_version, changes)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(entries))
        SELECT at, who, command, arguments || i, tool_version, schema_version, changes
          FROM n, journal WHERE id = \(last)
        """,
        """
        INSERT INTO journal_change
        SELECT j.id, c.piece, c.changeset FROM journal AS j, journal_change AS c
         WHERE j.id > \(last) AND c.journal = \(last)
        """,
      ], on: file)
    return file
  }

  private func register(_ file: String) throws {
    try programs.ours(file, CommandLines.register).run(into: programs.output)
  }

  private func line(
    _ title: String, _ long: String, _ short: String, before: ((String) throws -> Void)? = nil,
    _ program: @escaping (String) -> Program
  ) -> Line {
    let run = { (file: String) in
      try before?(file)
      return try programs.run(program(file))
    }
    return Line(
      title: "\(title), a journal of \(setting.size(100_000))",
      ours: Contender(name: "danvan") { try run(long) },
      opponents: [
        .present(
          Contender(name: "danvan, \(setting.size(100_000) / 1000)") { try run(short) },
          atMost: 1.3)
      ])
  }
}
