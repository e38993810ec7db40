import Glibc
import SQLite
import Storage

extension DatabaseFault: InWords {
  var message: Message {
    switch what {
    case .noFile(let code): noFile(code)
    case .notAFile:
      Message(
        .noInput, vi: "«\(shown)» là thư mục hoặc không phải tệp thường",
        en: "“\(shown)” is a folder or not a regular file",
        LocalizedText(vi: "Chỉ tệp dữ liệu bằng --db.", en: "Name a database file with --db."))
    case .notReadable:
      Message(
        .notPermitted, vi: "Không có quyền đọc «\(shown)»", en: "No permission to read “\(shown)”",
        LocalizedText(
          vi: "Xin chủ tệp cho quyền đọc.", en: "Ask its owner for the right to read it."))
    case .notDanvan:
      Message(
        vi: "«\(shown)» không phải tệp dữ liệu của danvan",
        en: "“\(shown)” is not a danvan database",
        LocalizedText(
          vi: "Chỉ tệp khác bằng --db, hoặc tạo mới: danvan --db TỆP_MỚI init --seed",
          en: "Name another file with --db, or make one: danvan --db NEW_FILE init --seed"))
    case .newer(let version, let known):
      Message(
        vi: "«\(shown)» do bản danvan mới hơn tạo (cấu trúc \(version), bản này biết \(known))",
        en: "“\(shown)” was made by a newer danvan (schema \(version), this one knows \(known))",
        LocalizedText(vi: "Cập nhật danvan.", en: "Update danvan."))
    case .older(let version, let known):
      Message(
        vi: "«\(shown)» có cấu trúc \(version), bản này cần \(known)",
        en: "“\(shown)” has schema \(version), this danvan needs \(known)",
        LocalizedText(
          vi: "Chạy: danvan migrate — tệp được sao lưu trước.",
          en: "Run: danvan migrate — the file is backed up first."))
    case .exists:
      Message(
        .cannotCreate, vi: "«\(shown)» đã có", en: "“\(shown)” exists already",
        LocalizedText(
          vi: "Không có gì bị động đến. Đặt tên khác.",
          en: "Nothing was touched. Give another name."))
    case .cannotCreate(let code):
      cannot(
        .cannotCreate, vi: "Không tạo được", en: "Cannot create", code,
        code == ENOENT
          ? LocalizedText(vi: "Tạo thư mục ấy trước.", en: "Make that folder first.")
          : LocalizedText(
            vi: "Chọn thư mục ghi được và còn chỗ trống.",
            en: "Choose a folder that can be written and has room."))
    case .namedAsPart:
      Message(
        .cannotCreate, vi: "«\(shown)» là tên SQLite dành cho phần đi kèm một tệp dữ liệu",
        en: "“\(shown)” is a name that SQLite keeps for a part of a database",
        LocalizedText(
          vi: "Đặt tên không có đuôi -wal, -shm, -journal.",
          en: "Give a name that does not end in -wal, -shm or -journal."))
    case .partLeft(let part):
      Message(
        .cannotCreate, vi: "Bên cạnh «\(shown)» còn «\(part.visible)» của một tệp cũ",
        en: "“\(part.visible)” of an earlier file lies beside “\(shown)”",
        LocalizedText(
          vi: "Có thể còn dữ liệu trong đó: chuyển nó đi nơi khác, hoặc đặt tên khác.",
          en: "It may hold data: move it elsewhere, or give another name."))
    case .foreignLog(let log):
      Message(
        vi: "«\(log.visible)» nằm cạnh «\(shown)» là của một tệp khác",
        en: "“\(log.visible)” beside “\(shown)” is of another file",
        LocalizedText(
          vi: """
            Chưa đọc, chưa sửa gì. Một bản sao đã được chép đè khi tệp cũ chưa đóng: đóng mọi \
            chương trình đang mở tệp, rồi chuyển «\(log.visible)» đi nơi khác.
            """,
          en: """
            Nothing was read or changed. A copy was put here while the file before it was not \
            closed: close every program that has it open, and move “\(log.visible)” elsewhere.
            """))
    case .noRoom:
      Message(
        .failure, vi: "Hết chỗ trống khi ghi «\(shown)»", en: "No room left to write “\(shown)”",
        unchanged(vi: "Dọn chỗ trống rồi chạy lại.", en: "Make room and run it again."))
    case .noMemory:
      Message(
        .failure, vi: "Hết bộ nhớ khi làm với «\(shown)»",
        en: "Out of memory at work on “\(shown)”",
        unchanged(
          vi: "Đóng bớt chương trình khác rồi chạy lại.",
          en: "Close other programs and run it again."))
    case .busy(let holders):
      Message(
        .busy, vi: "«\(shown)» đang được chương trình khác ghi\(holders.named.vietnamese)",
        en: "“\(shown)” is being written by another program\(holders.named.english)",
        unchanged(
          vi: "Thử lại sau, hoặc chờ lâu hơn: --wait GIÂY.",
          en: "Try again, or wait longer: --wait SECONDS."))
    case .inUse(let holders):
      Message(
        .busy, vi: "«\(shown)» đang được chương trình khác mở\(holders.named.vietnamese)",
        en: "“\(shown)” is open in another program\(holders.named.english)",
        unchanged(
          vi: "Đóng chương trình ấy rồi thử lại, hoặc chờ lâu hơn: --wait GIÂY.",
          en: "Close that program and try again, or wait longer: --wait SECONDS."))
    case .replaced:
      Message(
        .busy, vi: "«\(shown)» vừa được thay bằng tệp khác",
        en: "“\(shown)” was replaced by another file just now",
        unchanged(
          vi: "Chạy lại lệnh này trên tệp mới.", en: "Run the command again, on the new file."))
    case .changed:
      Message(
        .busy, vi: "«\(shown)» bị ghi trong khi đọc; kết quả có thể sai",
        en: "“\(shown)” was written while it was read; the answer may be wrong",
        LocalizedText(
          vi: "Hỏi lại; bạn không có quyền ghi tệp này nên không khóa được nó.",
          en: "Ask again; you may not write this file, and so it could not be locked."))
    case .readOnly:
      Message(
        .notPermitted, vi: "Không có quyền ghi «\(shown)»", en: "No permission to write “\(shown)”",
        LocalizedText(
          vi: "Chép tệp vào thư mục ghi được, hoặc xin quyền ghi cả tệp và thư mục.",
          en: "Copy it to a folder you can write, or ask for the right to write file and folder."))
    case .leftByOther(let left): leftByOther(left.visible)
    case .onReadOnlyDisk:
      Message(
        .notPermitted, vi: "«\(shown)» nằm trên ổ đĩa chỉ cho đọc",
        en: "“\(shown)” lies on a read-only disk",
        LocalizedText(
          vi: "Chép nó, cùng tệp -wal nếu có, sang ổ đĩa ghi được.",
          en: "Copy it, with its -wal if there is one, to a disk that can be written."))
    case .cannotOpen:
      Message(
        .notPermitted, vi: "Không mở được «\(shown)»", en: "Cannot open “\(shown)”",
        LocalizedText(
          vi: "Kiểm tra quyền đối với tệp và thư mục chứa nó.",
          en: "Check the permissions of the file and of its folder."))
    case .damaged:
      Message(
        vi: "Tệp «\(shown)» bị hỏng", en: "“\(shown)” is damaged",
        LocalizedText(
          vi: "Dùng bản sao lưu gần nhất. Giữ lại tệp hỏng này.",
          en: "Use the last backup. Keep this file as it is."))
    case .damagedText(let column): damagedText(column.shownInMessage)
    case .strange:
      Message(
        vi: "«\(shown)» có cấu trúc không phải do danvan tạo, nên không ghi vào",
        en: "The tables of “\(shown)” are not as danvan makes them, so nothing is written",
        .strange)
    case .unanswerable:
      Message(
        vi: "«\(shown)» có cấu trúc không phải do danvan tạo, nên không đọc được",
        en: "The tables of “\(shown)” are not as danvan makes them, so this cannot be read",
        .strange)
    case .outcomeUnknown(let code): outcomeUnknown(code)
    case .other(let error):
      Message(
        .failure, vi: "Lỗi cơ sở dữ liệu ở «\(shown)»: \(error.description.visible)",
        en: "Database error in “\(shown)”: \(error.description.visible)",
        LocalizedText(
          vi: "Dữ liệu giữ nguyên như trước lệnh này.",
          en: "The data is as it was before this command."))
    }
  }

  private var shown: String { path.visible }

  private func unchanged(vi: String, en: String) -> LocalizedText {
    LocalizedText(vi: "Chưa có gì thay đổi. \(vi)", en: "Nothing was changed. \(en)")
  }

  private func cannot(
    _ kind: Message.Kind, vi: String, en: String, _ code: Int32, _ advice: LocalizedText? = nil
  ) -> Message {
    let reason = LocalizedText(systemError: code)
    return Message(
      kind, vi: "\(vi) «\(shown)»: \(reason.vietnamese)", en: "\(en) “\(shown)”: \(reason.english)",
      advice)
  }

  private func noFile(_ code: Int32) -> Message {
    guard code == ENOENT || code == ENOTDIR else {
      return cannot(
        code == EACCES ? .notPermitted : .noInput, vi: "Không mở được", en: "Cannot open", code)
    }
    let typed = shown.asTyped
    return Message(
      .noInput, vi: "Không có tệp dữ liệu «\(shown)»", en: "No database “\(shown)”",
      LocalizedText(
        vi: "Tạo mới: danvan --db \(typed) init --seed — hoặc chỉ đúng tệp bằng --db.",
        en: "Make one: danvan --db \(typed) init --seed — or name the right file with --db."))
  }

  private func leftByOther(_ left: String) -> Message {
    let files = [path + "-wal", path + "-shm"].map(\.asTyped).joined(separator: " ")
    let command = "chown --reference=\(path.asTyped) \(files)"
    return Message(
      .notPermitted, vi: "Không có quyền ghi «\(left)»: người dùng khác để nó lại bên tệp dữ liệu",
      en: "No permission to write “\(left)”, which another user left beside the database",
      LocalizedText(
        vi: "Nhờ người quản trị máy trả nó cho chủ tệp: \(command)",
        en: "Ask whoever runs the machine to give it to the file's owner: \(command)"))
  }

  private func damagedText(_ column: String) -> Message {
    Message(
      vi: "«\(shown)» có chữ hỏng ở cột «\(column)» của mục này, nên không ghi lại được",
      en: """
        “\(shown)” has bad bytes in column “\(column)” of this record, so it cannot be rewritten
        """,
      unchanged(
        vi: "Xem: danvan check utf-8 — lấy lại chữ đúng, ghi bằng công cụ đã ghi sai.",
        en: """
          See: danvan check utf-8 — take the right text, and write it with the tool that wrote it \
          wrong.
          """))
  }

  private func outcomeUnknown(_ code: SQLiteError.Code) -> Message {
    let reason = code.reason
    let first =
      code == .full
      ? LocalizedText(vi: "Giải phóng chỗ trống trước. ", en: "Make room first. ")
      : LocalizedText("")
    let command = "danvan --db \(path.asTyped) history"
    return Message(
      .failure, vi: "Không rõ thay đổi đã vào «\(shown)» hay chưa: \(reason.vietnamese)",
      en: "Whether “\(shown)” holds the change is not known: \(reason.english)",
      LocalizedText(
        vi: "\(first.vietnamese)Xem: \(command) — chưa có thì chạy lại lệnh này.",
        en: "\(first.english)See: \(command) — if it is not there, run this again."))
  }
}

extension LocalizedText {
  fileprivate static let strange = LocalizedText(
    vi: "Xem chỗ khác: danvan check schema — rồi dùng bản sao lưu, hoặc hỏi người gửi tệp.",
    en: "See what differs: danvan check schema — then use a backup, or ask who sent the file.")
}

extension [Holder] {
  /// `: sqlite3 (process 4242, user lan)`, and so on; nothing where nobody is known.
  fileprivate var named: LocalizedText {
    guard !isEmpty else { return LocalizedText("") }
    func list(_ language: Language) -> String {
      let few = prefix(5).map { holder in
        language == .vietnamese
          ? "\(holder.program) (tiến trình \(holder.process), người dùng \(holder.user))"
          : "\(holder.program) (process \(holder.process), user \(holder.user))"
      }
      return ": " + few.joined(separator: ", ") + (count > 5 ? " … (\(count))" : "")
    }
    return LocalizedText(vi: list(.vietnamese), en: list(.english))
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
