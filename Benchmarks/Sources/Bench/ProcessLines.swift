import Samples

/// Whole processes on the seeded file, against the `sqlite3` shell doing the same.
struct ProcessLines {
  let danvan: String
  /// Where register.sql and rates.sql are.
  let scripts: String
  let folder: String
  private let shell = Program.find("sqlite3")
  private var file: String { folder + "/seeded.db" }
  private var output: String { folder + "/output" }

  init(danvan: String, scripts: String, folder: String) throws {
    self.danvan = danvan
    self.scripts = scripts
    self.folder = folder
    try ours("init", "--seed").run(into: output)
  }

  func all() -> [Line] { [register, rates, start] }

  private var register: Line {
    let program = ours(
      "model", "register", "--title",
      "Khéo vận động nhân dân hiến đất làm đường giao thông nông thôn", "--province", "22",
      "--field", "economy", "--owner-kind", "collective", "--year", "2026")
    return line("process: model register", program, theirs("register.sql"), atMost: 3) {
      try rowsAdded(by: $0)
    }
  }

  private var rates: Line {
    let columns = [
      "province_code", "province", "basis", "period", "as_of", "registered", "recognized",
      "sources",
    ]
    return line(
      "process: rates", ours("rates", "--format", "tsv"),
      theirs("rates.sql", "-tabs", "-header"), atMost: 3
    ) { program in
      let outcome = try run(program)
      return outcome.with(try Table(text(of: output)).checksum(columns))
    }
  }

  private var start: Line {
    let shell = shell.map { Program(path: $0, arguments: ["--version"]) }
    return line("process: --version", ours("--version"), shell, atMost: nil, run)
  }

  private func line(
    _ title: String, _ ours: Program, _ theirs: Program?, atMost target: Double?,
    _ run: @escaping (Program) throws -> Outcome
  ) -> Line {
    let name = "sqlite3 shell"
    let opponent = theirs.map { theirs in
      Opponent.present(Contender(name: name) { try run(theirs) }, atMost: target)
    }
    return Line(
      title: title, ours: Contender(name: "danvan") { try run(ours) },
      opponents: [opponent ?? .absent(name, why: "it is not installed")])
  }

  private func ours(_ arguments: String...) -> Program {
    Program(path: danvan, arguments: ["--db", file] + arguments)
  }

  private func theirs(_ script: String, _ options: String...) -> Program? {
    shell.map {
      Program(path: $0, arguments: ["-bail"] + options + [file], input: "\(scripts)/\(script)")
    }
  }

  private func run(_ program: Program) throws -> Outcome {
    try timed {
      try program.run(into: output)
      return Checksum()
    }
  }

  /// Both must have stored one model with one registration.
  private func rowsAdded(by program: Program) throws -> Outcome {
    let before = try rowCount()
    let outcome = try run(program)
    return outcome.with(Checksum(try rowCount() &- before))
  }

  private func rowCount() throws -> UInt64 {
    let counted = """
      SELECT (SELECT count(*) FROM model) + 1000000 * (SELECT count(*) FROM registration)
      """
    return try CDatabase(path: file).checksum(counted).value
  }
}

/// Lines of fields with tabs between, the first of them names.
private struct Table {
  let names: [Substring]
  let lines: [[Substring]]

  init(_ text: String) {
    var lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    names = lines.isEmpty ? [] : lines.removeFirst()
    self.lines = lines
  }

  /// Of those columns, line by line: FNV-1a. http://www.isthe.com/chongo/tech/comp/fnv/
  func checksum(_ columns: [String]) throws -> Checksum {
    let places = columns.compactMap { name in names.firstIndex { $0 == name } }
    guard places.count == columns.count else { throw Failure("no such columns: \(names)") }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for line in lines {
      for place in places {
        for byte in line[place].utf8 + [9] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      }
    }
    return Checksum(hash)
  }
}
