import Samples

/// Commands as whole processes on a small archive, each contender on a copy of its own.
struct CommandLines {
  let setting: Setting
  private var programs: Programs { setting.programs }

  /// Given again and again, so `--again`.
  static let register = [
    "model", "register", "--title",
    "Khéo vận động nhân dân hiến đất làm đường giao thông nông thôn", "--province", "22",
    "--field", "economy", "--owner-kind", "collective", "--year", "2026", "--again",
  ]

  func all() throws -> [any Measurable] {
    let size = setting.size(10_000)
    let file = try setting.archives.file(registrations: size)
    let copies = try ["ours", "shell", "utils"].map { try setting.copy(of: size, as: $0) }
    return try [
      register(copies), recognize(copies), rates(file), show(file), search(file), start(file),
    ]
  }

  /// All must have stored a model; `sqlite-utils` runs one statement only, so it stores no
  /// registration.
  private func register(_ files: [String]) throws -> Line {
    let counted = { (file: String) in Checksum(try ask("SELECT count(*) FROM model", file)) }
    return Line(
      title: "model register",
      ours: added(programs.ours(files[0], Self.register), "danvan", files[0], counted),
      opponents: [
        opponent(
          programs.shell(files[1], script: programs.scripts + "/register.sql"), "sqlite3 shell",
          files[1], atMost: 2.5, counted),
        opponent(
          programs.sqliteUtils(files[2], asking: try statement("register", 0)),
          "sqlite-utils, the model alone", files[2], atMost: 0.125, counted),
      ])
  }

  /// Each time another model that has no decision yet.
  private func recognize(_ files: [String]) throws -> Line {
    let counted = { (file: String) in Checksum(try ask("SELECT count(*) FROM recognition", file)) }
    let script = programs.folder + "/recognize.sql"
    let sql = try contents(of: programs.scripts + "/recognize.sql")
    let ours = Contender(name: "danvan") {
      let code = try undecided(files[0])
      let program = programs.ours(
        files[0],
        [
          "model", "recognize", code, "--level", "commune", "--on", "2026-10-20", "--decision",
          "12-QĐ/ĐU",
        ])
      return try added(program, "danvan", files[0], counted).run()
    }
    let shell = programs.shell(files[1], script: script).map { program in
      Contender(name: "sqlite3 shell") {
        try write(sql.replacing(":code", with: undecided(files[1])), to: script)
        return try added(program, "", files[1], counted).run()
      }
    }
    let one = try statement("recognize", 0)
    let utils = programs.sqliteUtils(files[2], asking: "").map { _ in
      Contender(name: "sqlite-utils") {
        let code = try undecided(files[2])
        guard
          let program = programs.sqliteUtils(
            files[2], asking: one.replacing(":code", with: code))
        else { throw Failure("sqlite-utils is gone") }
        return try added(program, "", files[2], counted).run()
      }
    }
    return Line(
      title: "model recognize", ours: ours,
      opponents: [
        shell.map { .present($0, atMost: 2.5) }
          ?? .absent("sqlite3 shell", why: "it is not installed"),
        utils.map { .present($0, atMost: 0.125) }
          ?? .absent("sqlite-utils", why: "it is not installed"),
      ])
  }

  private func rates(_ file: String) throws -> Line {
    try asked(
      "rates", file, ["rates", "--format", "tsv"], "rates",
      .columns([
        "province_code", "province", "basis", "period", "as_of", "registered", "recognized",
        "sources",
      ]))
  }

  private func show(_ file: String) throws -> Line {
    let code = try text("SELECT code FROM model WHERE id = (SELECT max(id) / 2 FROM model)", file)
    return try asked(
      "model show", file, ["model", "show", code, "--format", "json"], "model", .digits, code)
  }

  private func search(_ file: String) throws -> Line {
    try asked(
      "model search", file, ["model", "search", "hien dat lam duong", "--format", "tsv"], "models",
      .columns([
        "code", "title", "province", "field", "owner_kind", "owner", "kind", "year",
        "registered_on", "mode", "level", "outcome", "decided_on", "decision",
      ]))
  }

  private func start(_ file: String) -> Line {
    let version = { Program(path: $0, arguments: ["--version"]) }
    return Line(
      title: "--version", ours: programs.danvan(version(programs.danvan)),
      opponents: [
        programs.sqlite3(Program.find("sqlite3").map(version), atMost: 2),
        Program.find("sqlite-utils").map { path in
          .present(
            Contender(name: "sqlite-utils") { try programs.run(version(path)) }, atMost: 0.125)
        } ?? .absent("sqlite-utils", why: "it is not installed"),
      ])
  }
}

extension CommandLines {
  /// A question that all answer alike with the SQL of that name.
  private func asked(
    _ title: String, _ file: String, _ arguments: [String], _ name: String, _ answer: Answer,
    _ code: String = ""
  ) throws -> Line {
    // `sqlite-utils` takes what begins with a comment for an option.
    let lines = try contents(of: "\(programs.scripts)/\(name).sql").split(separator: "\n")
    let sql = lines.filter { !$0.hasPrefix("--") }.joined(separator: "\n")
      .replacing(":code", with: code).replacing(";", with: "")
    return Line(
      title: title, ours: programs.danvan(programs.ours(file, arguments), answer),
      opponents: [
        try programs.sqlite3(file, asking: sql + ";", answer, atMost: 2.5),
        programs.sqliteUtils(file, asking: sql, answer, atMost: 0.125),
      ])
  }

  private func opponent(
    _ program: Program?, _ name: String, _ file: String, atMost target: Double,
    _ counted: @escaping (String) throws -> Checksum
  ) -> Opponent {
    program.map { .present(added($0, name, file, counted), atMost: target) }
      ?? .absent(name, why: "it is not installed")
  }

  /// Times a program that writes, and counts what it stored.
  private func added(
    _ program: Program, _ name: String, _ file: String,
    _ counted: @escaping (String) throws -> Checksum
  ) -> Contender {
    Contender(name: name) {
      let before = try counted(file).value
      let outcome = try programs.run(program)
      return outcome.with(Checksum(try counted(file).value &- before))
    }
  }

  private func ask(_ sql: String, _ file: String) throws -> UInt64 {
    UInt64(try setting.ask(sql, file))
  }

  private func undecided(_ file: String) throws -> String {
    try text(
      """
      SELECT m.code FROM model AS m
       WHERE NOT EXISTS (SELECT 1 FROM registration AS r JOIN recognition AS c
                            ON c.registration = r.id WHERE r.model = m.id)
         AND (SELECT count(*) FROM registration AS r WHERE r.model = m.id) = 1
       ORDER BY m.id LIMIT 1
      """, file)
  }

  private func text(_ sql: String, _ file: String) throws -> String {
    try setting.text(sql, file)
  }

  /// The n-th INSERT of that SQL.
  private func statement(_ name: String, _ number: Int) throws -> String {
    let all = try contents(of: "\(programs.scripts)/\(name).sql").split(separator: ";\n")
    let inserts = all.filter { $0.contains("INSERT INTO") }
    return String(inserts[number])
  }
}
