import SQLite

/// What all lines are made from.
struct Setting {
  let programs: Programs
  let archives: Archives
  /// 1, or 10 for a tenth of each size.
  let divisor: Int

  /// A size of the full run, or a tenth of it.
  func size(_ full: Int) -> Int { full / divisor }

  /// A copy of a generated file for this run, under that name.
  func copy(of registrations: Int, as name: String) throws -> String {
    let path = "\(programs.folder)/\(name).db"
    try archives.copy(archives.file(registrations: registrations), to: path)
    return path
  }

  /// The first column of the first row, of a file that may be in use.
  func ask(_ sql: String, _ file: String) throws -> Int {
    let connection = try Connection(file)
    let answer = try connection.value(SQL(sql), as: Int.self) ?? 0
    try connection.close()
    return answer
  }

  func text(_ sql: String, _ file: String) throws -> String {
    let connection = try Connection(file)
    let answer = try connection.value(SQL(sql), as: String?.self) ?? ""
    try connection.close()
    return answer ?? ""
  }

  /// Changes a copy with SQL of our own.
  func run(_ sql: [String], on file: String) throws {
    let connection = try Connection(file, options: .init(trustedSchema: true))
    for statement in sql { try connection.executeScript(statement) }
    try connection.close()
  }
}
