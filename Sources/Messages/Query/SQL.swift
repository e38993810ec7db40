import Query
import Storage

extension SQLFault: InWords {
  var message: Message {
    switch self {
    case .writes:
      Message(
        .notPermitted, vi: "Lệnh sql chỉ được đọc", en: "The sql command only reads",
        LocalizedText(
          vi: "Ghi dữ liệu bằng các lệnh khác, xem: danvan help",
          en: "To write, use the other commands, see: danvan help"))
    case .function(let function): .refused(function.shownInMessage)
    case .pragma(let name, let known):
      Message(
        .notPermitted, vi: "Không xem được pragma «\(name.shownInMessage)» trong lệnh sql",
        en: "The pragma “\(name.shownInMessage)” may not be asked in the sql command",
        .oneOf(known))
    case .tooLong:
      Message(
        .failure, vi: "Câu hỏi chạy quá lâu nên bị dừng",
        en: "The question took too long and was stopped",
        LocalizedText(
          vi: "Thu hẹp điều kiện, hoặc cho thêm thời gian: --timeout GIÂY.",
          en: "Narrow it, or give it more time: --timeout SECONDS."))
    case .tooMuchMemory:
      Message(
        .failure, vi: "Câu hỏi cần quá nhiều bộ nhớ nên bị dừng",
        en: "The question needs too much memory and was stopped",
        LocalizedText(
          vi: "Thu hẹp điều kiện, lấy ít cột hơn, hoặc cho thêm bộ nhớ: --memory MB.",
          en: "Narrow it, take fewer columns, or give it more memory: --memory MB."))
    case .longRow(let most):
      Message(
        vi: "Một dòng kết quả dài quá \(most) MB", en: "A row of the answer is over \(most) MB",
        LocalizedText(
          vi: "Lấy ít cột hơn, hoặc cắt ngắn bằng substr.",
          en: "Take fewer columns, or shorten them with substr."))
    case .noValue(let name):
      Message(
        .usage, vi: "Thiếu giá trị cho \(name)", en: "No value for \(name)",
        LocalizedText(
          vi: "Thêm: -p \(name.drop { ":@$?".contains($0) })=GIÁ_TRỊ",
          en: "Add: -p \(name.drop { ":@$?".contains($0) })=VALUE"))
    case .unusedValue(let name):
      Message(
        .usage, vi: "Câu SQL không có tham số «\(name.shownInMessage)»",
        en: "The statement has no parameter “\(name.shownInMessage)”",
        LocalizedText(
          vi: "Viết :\(name.shownInMessage) trong câu, hoặc bỏ -p ấy.",
          en: "Write :\(name.shownInMessage) in it, or leave that -p out."))
    case .notOfKind(let name, let kind):
      Message(
        .usage, vi: "Giá trị của «\(name.shownInMessage)» không phải \(kind.rawValue)",
        en: "The value of “\(name.shownInMessage)” is no \(kind.rawValue)",
        LocalizedText(
          vi: "Nếu là chữ: -p \(name.shownInMessage):text=GIÁ_TRỊ",
          en: "If it is text: -p \(name.shownInMessage):text=VALUE"))
    case .wrong(let mistake, let mark): mistake.message(mark)
    case .noTable(let name, let known):
      Message(
        vi: "không có bảng hay khung nhìn «\(name.shownInMessage)»",
        en: "there is no table or view “\(name.shownInMessage)”", .oneOf(known))
    }
  }
}

extension Message {
  fileprivate static func refused(_ function: String) -> Message {
    Message(
      .notPermitted, vi: "Không được dùng hàm \(function) trong lệnh sql",
      en: "The function \(function) may not be used in the sql command",
      LocalizedText(
        vi: """
          Các hàm có trong sách hướng dẫn SQLite đều dùng được, trừ hàm động đến tệp hay hệ thống.
          """,
        en: "The functions in SQLite's manual may be, but for those that touch files or the system."
      ))
  }
}

extension SQLMistake {
  /// With a mark under the place.
  fileprivate func message(_ mark: StatementMark?) -> Message {
    let what = what
    guard let mark else { return Message(.badData, what, advice: advice) }
    return Message(
      vi: "\(what.vietnamese)\n\(mark.shown(line: "dòng"))",
      en: "\(what.english)\n\(mark.shown(line: "line"))", advice)
  }

  private var what: LocalizedText {
    switch self {
    case .noStatement: LocalizedText(vi: "Không có câu SQL nào", en: "There is no statement")
    case .severalStatements:
      LocalizedText(vi: "Chỉ hỏi được một câu mỗi lần", en: "One statement at a time, please")
    case .embeddedNUL:
      LocalizedText(
        vi: "Câu SQL có ký tự NUL (byte 0)", en: "The statement has a NUL character (byte 0)")
    case .said(let message):
      LocalizedText(
        vi: "Câu SQL sai: \(SQLWords.translated(message).vietnamese)",
        en: "The SQL is wrong: \(SQLWords.translated(message).english)")
    }
  }

  /// What to do about it, where that is more than to correct what is marked.
  var advice: LocalizedText? {
    switch self {
    case .noStatement:
      LocalizedText(
        vi: "Ví dụ: danvan sql \"select * from province\"",
        en: "For example: danvan sql \"select * from province\"")
    case .severalStatements:
      LocalizedText(vi: "Bỏ phần sau dấu chấm phẩy.", en: "Leave out what follows the semicolon.")
    case .embeddedNUL:
      LocalizedText(vi: "Lưu tệp dạng văn bản UTF-8.", en: "Save the file as UTF-8 text.")
    case .said(let message): SQLWords.advice(message)
    }
  }
}
