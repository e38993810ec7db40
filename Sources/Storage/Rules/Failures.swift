import Glibc
import SQLite

extension DomainError {
  /// What an error of SQLite means for the person at the keyboard.
  ///
  /// - Parameter path: the file that was being worked on.
  public init(_ error: SQLiteError, in path: String) {
    let shown = path.visible
    if error.kind == .outcomeUnknown {
      self = .outcomeUnknown(error, path)
      return
    }
    if case .decoding(_, let column, wanted: "String (UTF-8)", found: .text) = error.kind {
      self = .damagedText(shown, column)
      return
    }
    if error.isOfAccess, Files.isOnReadOnlyDisk(path) {
      self = .onReadOnlyDisk(shown)
      return
    }
    switch error.code {
    case .busy, .locked: self = .busy(path)
    case .readOnlyMoved: self = .replaced(shown)
    case .readOnly, .permission, .authorization: self = .notWritable(path)
    case .cannotOpen: self = .cannotOpen(shown)
    case .notADatabase: self = .notDanvan(path)
    case .corrupt: self = .corrupt(shown)
    case .full, .noRoomForIndex: self = .diskFull(shown)
    case .outOfMemory: self = .outOfMemory(shown)
    default:
      self.init(
        .failure,
        LocalizedText(
          vi: "Lỗi cơ sở dữ liệu ở «\(shown)»: \(error.description.visible)",
          en: "Database error in “\(shown)”: \(error.description.visible)"),
        advice: LocalizedText(
          vi: "Dữ liệu giữ nguyên như trước lệnh này.",
          en: "The data is as it was before this command."))
    }
  }

  /// The file may hold the change or not; only looking tells. Doing it again is safe either way: what
  /// is there already is not entered twice (see ``Store/write(_:dryRun:_:)``).
  private static func outcomeUnknown(_ error: SQLiteError, _ path: String) -> DomainError {
    let shown = path.visible
    let reason = error.code.reason
    return DomainError(
      .failure,
      LocalizedText(
        vi: "Không rõ thay đổi đã vào «\(shown)» hay chưa: \(reason.vietnamese)",
        en: "Whether “\(shown)” holds the change is not known: \(reason.english)"),
      advice: LocalizedText(
        vi: (error.code == .full ? "Giải phóng chỗ trống trước. " : "")
          + "Xem: danvan --db \(path.asTyped) history — chưa có thì chạy lại lệnh này.",
        en: (error.code == .full ? "Make room first. " : "")
          + "See: danvan --db \(path.asTyped) history — if it is not there, run this again."))
  }

  private static func busy(_ path: String) -> DomainError {
    let shown = path.visible
    let who = Holder.writing(path).named
    return DomainError(
      .busy,
      LocalizedText(
        vi: "«\(shown)» đang được chương trình khác ghi\(who.vietnamese)",
        en: "“\(shown)” is being written by another program\(who.english)"),
      advice: LocalizedText(
        vi: "Chưa có gì thay đổi. Thử lại sau, hoặc chờ lâu hơn: --wait GIÂY.",
        en: "Nothing was changed. Try again, or wait longer: --wait SECONDS."))
  }

  /// Somebody has it open where nobody else may.
  static func inUse(_ path: String) -> DomainError {
    let shown = path.visible
    let who = Holder.having(path).named
    return DomainError(
      .busy,
      LocalizedText(
        vi: "«\(shown)» đang được chương trình khác mở\(who.vietnamese)",
        en: "“\(shown)” is open in another program\(who.english)"),
      advice: LocalizedText(
        vi: "Chưa có gì thay đổi. Đóng chương trình ấy rồi thử lại, hoặc chờ lâu hơn: --wait GIÂY.",
        en:
          "Nothing was changed. Close that program and try again, or wait longer: --wait SECONDS."))
  }

  private static func replaced(_ path: String) -> DomainError {
    DomainError(
      .busy,
      LocalizedText(
        vi: "«\(path)» vừa được thay bằng tệp khác",
        en: "“\(path)” was replaced by another file just now"),
      advice: LocalizedText(
        vi: "Chưa có gì thay đổi. Chạy lại lệnh này trên tệp mới.",
        en: "Nothing was changed. Run the command again, on the new file."))
  }

  /// The file, or one of the two that SQLite puts beside it, which another user may have left there.
  private static func notWritable(_ path: String) -> DomainError {
    let beside = [path + "-wal", path + "-shm"]
    guard access(path, W_OK) == 0,
      let left = beside.first(where: { access($0, W_OK) != 0 && errno == EACCES })
    else { return .readOnly(path.visible) }
    let files = beside.map(\.asTyped).joined(separator: " ")
    let command = "chown --reference=\(path.asTyped) \(files)"
    return DomainError(
      .notPermitted,
      LocalizedText(
        vi: "Không có quyền ghi «\(left.visible)»: người dùng khác để nó lại bên tệp dữ liệu",
        en: "No permission to write “\(left.visible)”, which another user left beside the database"),
      advice: LocalizedText(
        vi: "Nhờ người quản trị máy trả nó cho chủ tệp: \(command)",
        en: "Ask whoever runs the machine to give it to the file's owner: \(command)"))
  }

  private static func readOnly(_ path: String) -> DomainError {
    DomainError(
      .notPermitted,
      LocalizedText(vi: "Không có quyền ghi «\(path)»", en: "No permission to write “\(path)”"),
      advice: LocalizedText(
        vi: "Chép tệp vào thư mục ghi được, hoặc xin quyền ghi cả tệp và thư mục.",
        en: "Copy it to a folder you can write, or ask for the right to write file and folder."))
  }

  /// Not even reading is possible there while changes lie in a log that nobody has open.
  private static func onReadOnlyDisk(_ path: String) -> DomainError {
    DomainError(
      .notPermitted,
      LocalizedText(
        vi: "«\(path)» nằm trên ổ đĩa chỉ cho đọc", en: "“\(path)” lies on a read-only disk"),
      advice: LocalizedText(
        vi: "Chép nó, cùng tệp -wal nếu có, sang ổ đĩa ghi được.",
        en: "Copy it, with its -wal if there is one, to a disk that can be written."))
  }

  private static func cannotOpen(_ path: String) -> DomainError {
    DomainError(
      .notPermitted,
      LocalizedText(vi: "Không mở được «\(path)»", en: "Cannot open “\(path)”"),
      advice: LocalizedText(
        vi: "Kiểm tra quyền đối với tệp và thư mục chứa nó.",
        en: "Check the permissions of the file and of its folder."))
  }

  private static func corrupt(_ path: String) -> DomainError {
    DomainError(
      .badData,
      LocalizedText(vi: "Tệp «\(path)» bị hỏng", en: "“\(path)” is damaged"),
      advice: LocalizedText(
        vi: "Dùng bản sao lưu gần nhất. Giữ lại tệp hỏng này.",
        en: "Use the last backup. Keep this file as it is."))
  }

  /// Text that is not UTF-8, say: what would be mended for reading must not be written back.
  private static func damagedText(_ path: String, _ column: String) -> DomainError {
    let name = column.shownInMessage
    return DomainError(
      .badData,
      LocalizedText(
        vi: "«\(path)» có chữ hỏng ở cột «\(name)» của mục này, nên không ghi lại được",
        en: "“\(path)” has bad bytes in column “\(name)” of this record, so it cannot be rewritten"),
      advice: LocalizedText(
        vi:
          "Chưa có gì thay đổi. Xem: danvan check utf-8 — lấy lại chữ đúng, ghi bằng công cụ đã ghi sai.",
        en:
          "Nothing was changed. See: danvan check utf-8 — take the right text, and write it with the tool that wrote it wrong."
      ))
  }

  private static func outOfMemory(_ path: String) -> DomainError {
    DomainError(
      .failure,
      LocalizedText(vi: "Hết bộ nhớ khi làm với «\(path)»", en: "Out of memory at work on “\(path)”"),
      advice: LocalizedText(
        vi: "Chưa có gì thay đổi. Đóng bớt chương trình khác rồi chạy lại.",
        en: "Nothing was changed. Close other programs and run it again."))
  }

  static func diskFull(_ path: String) -> DomainError {
    DomainError(
      .failure,
      LocalizedText(vi: "Hết chỗ trống khi ghi «\(path)»", en: "No room left to write “\(path)”"),
      advice: LocalizedText(
        vi: "Chưa có gì thay đổi. Dọn chỗ trống rồi chạy lại.",
        en: "Nothing was changed. Make room and run it again."))
  }
}

extension SQLiteError {
  fileprivate var isOfAccess: Bool {
    switch code {
    case .cannotOpen, .readOnly, .permission: code != .readOnlyMoved
    default: false
    }
  }
}

extension SQLiteError.Code {
  /// What the disk or the machine did.
  fileprivate var reason: LocalizedText {
    switch self {
    case .full: LocalizedText(vi: "hết chỗ trống", en: "no room left")
    case .outOfMemory: LocalizedText(vi: "hết bộ nhớ", en: "out of memory")
    default: LocalizedText(vi: "ổ đĩa báo lỗi (\(rawValue))", en: "the disk failed (\(rawValue))")
    }
  }
}
