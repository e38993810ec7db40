import Samples

/// The programs that are run, ours and theirs, and where they print to.
struct Programs {
  let danvan: String
  /// Where the *.sql files and ask_duckdb.py are.
  let scripts: String
  /// For the files of this run.
  let folder: String
  /// A Python that has DuckDB; empty where there is none.
  let duckdb: String
  private let shellPath = Program.find("sqlite3")
  private let utilsPath = Program.find("sqlite-utils")

  init(danvan: String, scripts: String, folder: String, duckdb: String) {
    self.danvan = danvan
    self.scripts = scripts
    self.folder = folder
    self.duckdb = duckdb
  }

  var output: String { folder + "/output" }

  /// Its notes are for people.
  func ours(_ file: String, _ arguments: [String]) -> Program {
    Program(path: danvan, arguments: ["--db", file] + arguments, isQuiet: true)
  }

  /// Times a program, and makes sure that it said what the others say.
  func run(_ program: Program, _ answer: Answer = .nothing) throws -> Outcome {
    let outcome = try timed {
      try program.run(into: output)
      return Checksum()
    }
    return outcome.with(try answer.checksum(of: output))
  }

  func danvan(_ program: Program, _ answer: Answer = .nothing) -> Contender {
    Contender(name: "danvan") { try run(program, answer) }
  }

  /// The `sqlite3` shell with SQL from a file.
  func shell(_ file: String, script: String, _ options: [String] = tabs) -> Program? {
    shellPath.map { Program(path: $0, arguments: ["-bail"] + options + [file], input: script) }
  }

  static let tabs = ["-tabs", "-header"]

  func sqlite3(
    _ program: Program?, _ answer: Answer = .nothing, name: String = "sqlite3 shell",
    atMost target: Double?
  ) -> Opponent {
    guard let program else { return .absent(name, why: "it is not installed") }
    return .present(Contender(name: name) { try run(program, answer) }, atMost: target)
  }

  /// The `sqlite3` shell with that SQL.
  func sqlite3(
    _ file: String, asking sql: String, _ answer: Answer, name: String = "sqlite3 shell",
    _ options: [String] = tabs, atMost target: Double?
  ) throws -> Opponent {
    sqlite3(
      shell(file, script: try script(sql), options), answer, name: name, atMost: target)
  }

  /// `sqlite-utils query`, with one statement.
  func sqliteUtils(_ file: String, asking sql: String, _ options: [String] = []) -> Program? {
    utilsPath.map { Program(path: $0, arguments: ["query", file, sql] + options) }
  }

  func sqliteUtils(
    _ file: String, asking sql: String, _ answer: Answer, atMost target: Double?
  ) -> Opponent {
    let name = "sqlite-utils"
    guard let program = sqliteUtils(file, asking: sql, ["--tsv"]) else {
      return .absent(name, why: "it is not installed")
    }
    return .present(Contender(name: name) { try run(program, answer) }, atMost: target)
  }

  /// DuckDB reading the same file.
  func duckDB(
    _ file: String, asking sql: String, _ answer: Answer, atMost target: Double?
  ) throws -> Opponent {
    let name = "DuckDB 1.5.5"
    guard !duckdb.isEmpty else { return .absent(name, why: "it could not be installed") }
    let program = Program(
      path: duckdb, arguments: [scripts + "/ask_duckdb.py", file], input: try script(sql))
    return .present(Contender(name: name) { try run(program, answer) }, atMost: target)
  }

  /// A file of this run with that SQL, named after what is in it.
  private func script(_ sql: String) throws -> String {
    var hash = FNV()
    for byte in sql.utf8 { hash.add(byte) }
    let path = "\(folder)/\(String(hash.value, radix: 16)).sql"
    try write(sql, to: path)
    return path
  }
}
