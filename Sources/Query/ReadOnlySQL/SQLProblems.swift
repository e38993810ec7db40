import SQLite
import Storage

extension SQLiteError {
  /// What the one who asked is told.
  func asked(_ sql: String) -> any Error {
    if isOfTheFile { return self }
    if let name = message.parts(matching: "not authorized to use function: *")?.first {
      return DomainError.notHere(String(name))
    }
    if case .outOfMemory = code { return DomainError.tooMuch() }
    return isOfWriting ? DomainError.writes() : DomainError(sql: self, sql)
  }

  /// What wants to write is told so by code or, within a virtual table, by words alone.
  private var isOfWriting: Bool {
    switch code {
    case .authorization, .readOnly: true
    default:
      message == "not authorized" || message.parts(matching: "table * may not be modified") != nil
    }
  }

  /// The file's trouble rather than the statement's.
  private var isOfTheFile: Bool {
    switch code {
    case .busy, .notADatabase, .corrupt, .inputOutput, .cannotOpen: true
    default: false
    }
  }
}

extension DomainError {
  static func writes() -> DomainError {
    DomainError(
      .notPermitted,
      LocalizedText(vi: "Lệnh sql chỉ được đọc", en: "The sql command only reads"),
      advice: LocalizedText(
        vi: "Ghi dữ liệu bằng các lệnh khác, xem: danvan help",
        en: "To write, use the other commands, see: danvan help"))
  }

  /// A function that reaches beyond its arguments.
  fileprivate static func notHere(_ function: String) -> DomainError {
    let name = function.shownInMessage
    return DomainError(
      .notPermitted,
      LocalizedText(
        vi: "Không được dùng hàm \(name) trong lệnh sql",
        en: "The function \(name) may not be used in the sql command"),
      advice: LocalizedText(
        vi:
          "Các hàm có trong sách hướng dẫn SQLite đều dùng được, trừ hàm động đến tệp hay hệ thống.",
        en: "The functions in SQLite's manual may be, but for those that touch files or the system."
      ))
  }

  public static func tooLong() -> DomainError {
    DomainError(
      .failure,
      LocalizedText(
        vi: "Câu hỏi chạy quá lâu nên bị dừng", en: "The question took too long and was stopped"),
      advice: LocalizedText(
        vi: "Thu hẹp điều kiện, hoặc cho thêm thời gian: --timeout GIÂY.",
        en: "Narrow it, or give it more time: --timeout SECONDS."))
  }

  fileprivate static func tooMuch() -> DomainError {
    DomainError(
      .failure,
      LocalizedText(
        vi: "Câu hỏi cần quá nhiều bộ nhớ nên bị dừng",
        en: "The question needs too much memory and was stopped"),
      advice: LocalizedText(
        vi: "Thu hẹp điều kiện, lấy ít cột hơn, hoặc cho thêm bộ nhớ: --memory MB.",
        en: "Narrow it, take fewer columns, or give it more memory: --memory MB."))
  }

  static func longRow() -> DomainError {
    let most = ReadOnlySQL.longestRow >> 20
    return DomainError(
      .badData,
      LocalizedText(
        vi: "Một dòng kết quả dài quá \(most) MB", en: "A row of the answer is over \(most) MB"),
      advice: LocalizedText(
        vi: "Lấy ít cột hơn, hoặc cắt ngắn bằng substr.",
        en: "Take fewer columns, or shorten them with substr."))
  }

  static func noParameter(_ name: String) -> DomainError {
    let plain = name.drop { ":@$?".contains($0) }
    return DomainError(
      .usage,
      LocalizedText(vi: "Thiếu giá trị cho \(name)", en: "No value for \(name)"),
      advice: LocalizedText(vi: "Thêm: -p \(plain)=GIÁ_TRỊ", en: "Add: -p \(plain)=VALUE"))
  }

  /// An error of the statement, with a mark under the place.
  fileprivate init(sql error: SQLiteError, _ text: String) {
    let what: LocalizedText
    var advice: LocalizedText?
    switch error.kind {
    case .emptyStatement:
      what = LocalizedText(vi: "Không có câu SQL nào", en: "There is no statement")
      advice = LocalizedText(
        vi: "Ví dụ: danvan sql \"select * from province\"",
        en: "For example: danvan sql \"select * from province\"")
    case .multipleStatements:
      what = LocalizedText(vi: "Chỉ hỏi được một câu mỗi lần", en: "One statement at a time, please")
      advice = LocalizedText(
        vi: "Bỏ phần sau dấu chấm phẩy.", en: "Leave out what follows the semicolon.")
    case .embeddedNUL:
      what = LocalizedText(
        vi: "Câu SQL có ký tự NUL (byte 0)", en: "The statement has a NUL character (byte 0)")
      advice = LocalizedText(
        vi: "Lưu tệp dạng văn bản UTF-8.", en: "Save the file as UTF-8 text.")
    default:
      let words = SQLWords.translated(error.message)
      what = LocalizedText(
        vi: "Câu SQL sai: \(words.vietnamese)",
        en: "The SQL is wrong: \(words.english)")
      advice = SQLWords.advice(error.message)
    }
    guard
      let place = (error.offset ?? SQLWords.place(of: error.message, in: text))
        .map({ StatementMark(text, at: $0) })
    else {
      self.init(.badData, what, advice: advice)
      return
    }
    self.init(
      .badData,
      LocalizedText(
        vi: "\(what.vietnamese)\n\(place.shown(line: "dòng"))",
        en: "\(what.english)\n\(place.shown(line: "line"))"), advice: advice)
  }
}
