import Storage

extension ReferenceFault: InWords {
  var message: Message {
    switch self {
    case .notFound(let kind, let text, let like): notFound(kind, text.shownInMessage, like)
    case .ambiguous(let kind, let text, let candidates):
      ambiguous(kind, text.shownInMessage, candidates.joined(separator: "; "), candidates)
    case .exists(let kind, let code): exists(kind, code.shownInMessage)
    case .noColumn(let name, let table): noColumn(name.shownInMessage, table)
    case .noFields:
      Message(
        vi: "Tệp chưa có lĩnh vực nào", en: "The database has no fields yet",
        LocalizedText(
          vi: "Nạp danh mục có sẵn: danvan seed",
          en: "Load those that come with danvan: danvan seed"))
    case .loop(let target, let code):
      .value(
        target, vi: "tạo thành vòng tròn: nó đã đứng sau «\(code)»",
        en: "makes a loop: it hangs on “\(code)” already",
        LocalizedText(
          vi: "Chọn mục khác, hoặc gỡ mối nối kia trước.",
          en: "Name another, or undo the other tie first."))
    case .inUse(let kind, let code, let users): inUse(kind, code, users)
    case .removed: Message(.failure, vi: "Bản ghi không còn nữa", en: "The record is gone")
    }
  }

  private func notFound(_ kind: EntityKind, _ shown: String, _ like: [String]) -> Message {
    let list = like.joined(separator: "; ")
    return Message(
      vi: "Không tìm thấy \(kind.vietnamese) «\(shown)»", en: "No \(kind.english) “\(shown)”",
      like.isEmpty
        ? LocalizedText(
          vi: "Xem danh sách: danvan \(kind.command) list",
          en: "See the list: danvan \(kind.command) list")
        : LocalizedText(vi: "Có phải: \(list)?", en: "Did you mean: \(list)?"),
      choices: like)
  }

  private func ambiguous(
    _ kind: EntityKind, _ shown: String, _ list: String, _ candidates: [String]
  ) -> Message {
    Message(
      vi: "Có nhiều \(kind.vietnamese) tên «\(shown)»: \(list)",
      en: "More than one \(kind.english) is called “\(shown)”: \(list)",
      LocalizedText(vi: "Ghi mã thay cho tên.", en: "Give the code instead of the name."),
      choices: candidates)
  }

  private func exists(_ kind: EntityKind, _ shown: String) -> Message {
    Message(
      vi: "Mã \(kind.vietnamese) «\(shown)» đã có",
      en: "\(kind.english) “\(shown)” exists already",
      LocalizedText(
        vi: "Xem: danvan \(kind.command) show \(shown) — hoặc dùng mã khác.",
        en: "See: danvan \(kind.command) show \(shown) — or use another code."))
  }

  private func noColumn(_ shown: String, _ table: String) -> Message {
    Message(
      vi: "Không có cột «\(shown)» cho \(table)", en: "\(table) has no column “\(shown)”")
  }

  private func inUse(_ kind: EntityKind, _ code: String, _ users: [Users]) -> Message {
    func list(_ language: Language) -> String {
      users.map { user in
        let rest = user.count > 5 && user.codes.count == 5 ? " … (\(user.count))" : ""
        let codes = user.codes.joined(separator: ", ")
        return "\(EntityKind.rows(of: user.table)[language]) \(codes)\(rest)"
      }.joined(separator: "; ")
    }
    return Message(
      vi: "Không xóa được \(kind.vietnamese) \(code) vì còn gắn với: \(list(.vietnamese))",
      en: "\(kind.english) \(code) cannot be removed; it is named by: \(list(.english))",
      LocalizedText(
        vi: "Sửa hoặc xóa những mục đó trước.", en: "Edit or remove those first."))
  }
}

extension NumberDoubt: InWords {
  var message: Message {
    switch self {
    case .unknownType(let code): unknown(code, vi: "loại văn bản", en: "kind of document")
    case .unknownIssuer(let code): unknown(code, vi: "cơ quan ban hành", en: "issuer")
    case .read(let typed, as: let code):
      Message(
        vi: "Lưu ý: «\(typed)» được hiểu là «\(code)».",
        en: "Note: “\(typed)” is read as “\(code)”.")
    case .day(let day, let stated):
      Message(
        vi: """
          Lưu ý: sau số ghi ngày \(day.vietnamese), riêng ngày ban hành là \(stated.vietnamese).
          """,
        en: "Note: the number has the day \(day), the day of issue is \(stated).")
    }
  }

  private func unknown(_ code: String, vi: String, en: String) -> Message {
    Message(
      vi: "Lưu ý: ký hiệu \(vi) «\(code)» chưa có trong danh mục; giữ như đã gõ.",
      en: "Note: the code “\(code)” of the \(en) is not known; it is kept as typed.")
  }
}
