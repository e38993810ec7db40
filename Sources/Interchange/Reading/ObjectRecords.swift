import SQLite
import Storage

/// The objects of a JSON file: an array of them, or one a line.
final class ObjectFile {
  /// Each as text, in a database in memory.
  fileprivate let objects: Connection
  fileprivate let names: [String]
  fileprivate let places: [String: Int]
  fileprivate let count: Int

  /// Whether a file begins as one of objects does.
  static func begins(_ file: ImportFile) -> Bool {
    guard let input = try? TextInput(file.open()) else { return false }
    let signs = input.head.lazy.filter { !" \t\r\n".utf8.contains($0) }.prefix(2)
    let start = String(decoding: Array(signs), as: UTF8.self)
    return ["[{", "[]", "{\"", "{}"].contains(start)
  }

  /// - Throws: `DomainError` for what is no JSON, or holds something else than objects.
  init(_ file: ImportFile) throws {
    objects = try .memory()
    try objects.run("CREATE TABLE object (number INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    try ObjectFile.load(file, into: objects)
    count = try objects.value("SELECT count(*) FROM object", as: Int.self) ?? 0
    let names = try objects.all(
      """
      SELECT e.key FROM object AS o, json_each(o.text) AS e
       GROUP BY e.key ORDER BY min(o.number * 1000000 + e.id)
      """
    ) { row throws(SQLiteError) in try row.get(0, as: String.self) }
    self.names = names
    places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }

  private static func load(_ file: ImportFile, into objects: Connection) throws {
    let input = try TextInput(file.open())
    var bytes: [UInt8] = []
    while case let piece = try input.next(), !piece.isEmpty { bytes += piece }
    let text = String(decoding: bytes, as: UTF8.self)
    do {
      if bytes.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "[") {
        // What is no object is no text there, and refused.
        try objects.run(
          """
          INSERT INTO object SELECT key + 2, iif(type = 'object', value, NULL)
            FROM json_each(\(text))
          """)
        return
      }
      try objects.transaction {
        for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
          try objects.run("INSERT INTO object VALUES (\(index + 2), json(\(String(line))))")
        }
      }
    } catch is SQLiteError {
      throw FileFault.noObjects.error
    }
  }
}

/// The objects of a file as records of cells. What their names are is the first record.
final class ObjectRecords: RecordSource {
  private let file: ObjectFile
  private var read = 0
  private var waiting: ArraySlice<FileRecord>

  init(_ file: ObjectFile) {
    self.file = file
    waiting = [FileRecord(number: 1, cells: file.names, isText: true, known: KnownCells())]
  }

  /// The next object, in the order of the file; `nil` at the end.
  func next() throws -> FileRecord? {
    if waiting.isEmpty { waiting = try piece()[...] }
    return waiting.popFirst()
  }

  private func piece() throws -> [FileRecord] {
    guard read < file.count else { return [] }
    let numbers = (read + 2)...(read + 257)
    read += 256
    var records: [FileRecord] = []
    // A real number keeps the digits that it was written with.
    try file.objects.forEach(
      """
      SELECT o.number, e.key, e.type,
             CASE e.type WHEN 'real' THEN o.text -> e.fullkey ELSE CAST(e.value AS TEXT) END
        FROM object AS o LEFT JOIN json_each(o.text) AS e
       WHERE o.number BETWEEN \(numbers.lowerBound) AND \(numbers.upperBound)
       ORDER BY o.number, e.id
      """
    ) { row in
      let number: Int = try row[0]
      if records.last?.number != number { records.append(record(number)) }
      guard let name: String = try row[1], let place = file.places[name],
        let type: String = try row[2]
      else { return }
      let value: String? = try row[3]
      try records[records.count - 1].set(place, type, value ?? "")
    }
    return records
  }

  private func record(_ number: Int) -> FileRecord {
    FileRecord(
      number: number, cells: Array(repeating: "", count: file.names.count), isText: true,
      known: KnownCells())
  }
}

extension FileRecord {
  fileprivate mutating func set(_ place: Int, _ type: String, _ value: String) throws {
    switch type {
    case "true", "false": cells[place] = type.uppercased()
    case "array", "object": throw FileFault.nested(row: number).error
    case "null": break
    default:
      cells[place] = value
      if type != "text" { known?.numbers.insert(place) }
    }
  }
}
