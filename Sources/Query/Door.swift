import SQLite
import Storage

/// The SQL that may be asked by anybody: it reads, and does nothing else.
///
/// A read-only connection is not enough: ATTACH, VACUUM INTO and some pragmas reach other files.
/// So every action of the statement is checked against a list of what is allowed.
public struct Door {
  /// How long a question may take, seconds.
  public static let defaultTimeout = 10.0

  private let connection: Connection
  private let deadline: ContinuousClock.Instant

  public init(_ reader: Reader, timeout seconds: Double = defaultTimeout) throws {
    connection = reader.connection
    let deadline = ContinuousClock.now + .seconds(seconds)
    self.deadline = deadline
    try connection.setLimit(.length, 64 << 20)
    try connection.setProgressHandler(every: 1000) { ContinuousClock.now < deadline }
  }

  /// Runs one statement.
  ///
  /// - Parameters:
  ///   - parameters: values of `:name`, `@name` and `$name`, by name without its mark.
  ///   - begin: gets the names of the columns before the first row.
  public func ask(
    _ sql: String, _ parameters: [String: String] = [:], begin: ([String]) throws -> Void,
    row body: ([Cell]) throws -> Void
  ) throws {
    try connection.setAuthorizer(Door.decide)
    defer { try? connection.setAuthorizer(nil) }
    do {
      let statement = try connection.prepareUncached(sql)
      guard statement.isReadOnly else { throw Problem.writes() }
      try Door.bind(parameters, to: statement)
      try begin(statement.columnNames)
      try statement.forEach { row in
        try body((0..<row.count).map { Cell(row.value($0)) })
      }
    } catch let error as SQLiteError {
      if ContinuousClock.now >= deadline { throw Problem.tooLong() }
      if error.isOfTheFile { throw error }
      let isDenied = error.code == .authorization || error.message == "not authorized"
      throw isDenied ? Problem.writes() : Problem(sql: error, sql)
    }
  }

  private static func bind(
    _ parameters: [String: String], to statement: borrowing Statement
  ) throws {
    for index in stride(from: 1, through: statement.parameterCount, by: 1) {
      guard let name = statement.parameterName(index)?.dropFirst(), !name.isEmpty,
        let text = parameters[String(name)]
      else { throw Problem.noParameter(statement.parameterName(index) ?? "?\(index)") }
      // 04 is a code, not the number 4.
      let isCode = text.count > 1 && text.first == "0" && !text.hasPrefix("0.")
      if !isCode, let number = Int64(text) {
        try statement.bind(index, number)
      } else if !isCode, let number = Decimal(text) {
        try statement.bind(index, number.double)
      } else {
        try statement.bind(index, text.nfc)
      }
    }
  }

  private static func decide(_ request: AuthorizerRequest) -> AuthorizerDecision {
    switch request.action {
    case .select, .read, .recursive: .allow
    // A virtual table declares its shape so; the schema itself cannot be changed here.
    case .update: request.first == "sqlite_master" ? .allow : .deny
    case .function: forbidden.contains(request.second?.lowercased() ?? "") ? .deny : .allow
    // FTS5 reads its own shape through these.
    case .pragma: readable.contains(request.first?.lowercased() ?? "") ? .allow : .deny
    default: .deny
    }
  }

  private static let forbidden: Set = [
    "load_extension", "fts3_tokenizer", "fts5", "readfile", "writefile",
  ]
  private static let readable: Set = [
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
    "foreign_key_list", "foreign_key_check", "integrity_check", "quick_check", "data_version",
  ]
}

extension SQLiteError {
  /// The file's trouble rather than the statement's.
  fileprivate var isOfTheFile: Bool {
    switch code {
    case .busy, .notADatabase, .corrupt, .inputOutput, .cannotOpen: true
    default: false
    }
  }
}

extension Cell {
  /// A value as SQLite holds it.
  init(_ value: Value) {
    self =
      switch value {
      case .null: .null
      case .integer(let number): .numeral(number)
      case .real(let number): .real(number)
      case .text(let text): .text(text)
      case .blob(let bytes): .blob(bytes.count)
      }
  }
}

extension Problem {
  static func writes() -> Problem {
    Problem(
      .notPermitted,
      Phrase(vi: "Lệnh sql chỉ được đọc", en: "The sql command only reads"),
      advice: Phrase(
        vi: "Ghi dữ liệu bằng các lệnh khác, xem: danvan help",
        en: "To write, use the other commands, see: danvan help"))
  }

  static func tooLong() -> Problem {
    Problem(
      .failure,
      Phrase(
        vi: "Câu hỏi chạy quá lâu nên bị dừng", en: "The question took too long and was stopped"),
      advice: Phrase(
        vi: "Thu hẹp điều kiện, hoặc cho thêm thời gian: --timeout GIÂY.",
        en: "Narrow it, or give it more time: --timeout SECONDS."))
  }

  static func noParameter(_ name: String) -> Problem {
    let plain = name.drop { ":@$?".contains($0) }
    return Problem(
      .usage,
      Phrase(vi: "Thiếu giá trị cho \(name)", en: "No value for \(name)"),
      advice: Phrase(vi: "Thêm: -p \(plain)=GIÁ_TRỊ", en: "Add: -p \(plain)=VALUE"))
  }

  /// An error of the statement, with a mark under the place.
  init(sql error: SQLiteError, _ text: String) {
    switch error.kind {
    case .emptyStatement:
      self.init(.badData, Phrase(vi: "Không có câu SQL nào", en: "There is no statement"))
    case .multipleStatements:
      self.init(
        .badData,
        Phrase(vi: "Chỉ hỏi được một câu mỗi lần", en: "One statement at a time, please"),
        advice: Phrase(
          vi: "Bỏ phần sau dấu chấm phẩy.", en: "Leave out what follows the semicolon."))
    default:
      let place = error.offset.map { "\n" + text.marked(at: $0) } ?? ""
      self.init(
        .badData,
        Phrase(
          vi: "Câu SQL sai: \(error.message.visible)\(place)",
          en: "The SQL is wrong: \(error.message.visible)\(place)"))
    }
  }
}

extension String {
  /// The line that byte is on, and a mark under it.
  fileprivate func marked(at offset: Int) -> String {
    let bytes = Array(utf8)
    let place = min(offset, bytes.count)
    let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
    let before = String(decoding: bytes[start..<place], as: UTF8.self).visible
    let line = String(decoding: bytes[start..<end], as: UTF8.self).visible
    return "  \(line)\n  \(String(repeating: " ", count: before.displayWidth))^"
  }
}
