import Glibc
import SQLite

/// Generated files, made once and kept for the next run: the same size, seed and tables are the
/// same file.
struct Archives {
  let danvan: String
  /// Where they are kept.
  let folder: String
  let seed: UInt64

  /// A danvan file with so many registrations. It is not to be written: see `copy`.
  func file(registrations: Int) throws -> String {
    let empty = folder + "/\(getpid()).db"
    defer { remove(empty) }
    try initialize(empty)
    let name = "\(folder)/archive-\(registrations)-\(seed)-"
    let path = name + "\(try tables(of: empty)).db"
    guard access(path, F_OK) != 0 else { return path }
    removeAll(name + "*")
    note("generating \(registrations) registrations")
    var generator = try Generator(path: empty)
    try generator.fill(registrations: registrations, seed: seed)
    // Changes nothing, but brings the totals up to date that the generator left stale.
    try Program(path: danvan, arguments: ["--db", empty, "seed"], isQuiet: true)
      .run(into: "/dev/null")
    guard rename(empty, path) == 0 else { throw Failure("cannot make \(path)") }
    return path
  }

  /// A CSV file of so many rows.
  ///
  /// - Parameter coded: whether each has a code of its own.
  func csv(rows: Int, coded: Bool = false) throws -> String {
    let path = "\(folder)/rows-\(rows)-\(seed)\(coded ? "-coded" : "").csv"
    guard access(path, F_OK) != 0 else { return path }
    note("generating \(rows) rows of CSV")
    try CSVTable.write(rows: rows, seed: seed, coded: coded, to: path + ".part")
    guard rename(path + ".part", path) == 0 else { throw Failure("cannot make \(path)") }
    return path
  }

  /// A seeded file without any archive.
  func initialize(_ path: String) throws {
    let program = Program(
      path: danvan, arguments: ["--db", path, "init", "--seed"], isQuiet: true)
    try program.run(into: "/dev/null")
  }

  /// A copy that may be written.
  func copy(_ file: String, to path: String) throws {
    removeDatabase(path)
    try Program(path: "/bin/cp", arguments: ["--reflink=auto", file, path]).run(into: "/dev/null")
  }

  /// What has other tables is not asked for again.
  private func removeAll(_ pattern: String) {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return }
    for index in 0..<Int(found.gl_pathc) {
      if let path = found.gl_pathv[index] { remove(path) }
    }
  }

  /// What its tables are, as a short name.
  private func tables(of path: String) throws -> String {
    let connection = try Connection(path)
    var hash = FNV()
    let sql = try connection.value(
      "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)",
      as: String.self)
    for byte in (sql ?? "").utf8 { hash.add(byte) }
    try connection.close()
    return String(hash.value, radix: 16)
  }
}

/// A database and what lies beside it.
func removeDatabase(_ path: String) { for end in ["", "-wal", "-shm"] { remove(path + end) } }

/// Says what takes long, beside the table.
func note(_ text: String) {
  var line = "bench: \(text)\n"
  line.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
