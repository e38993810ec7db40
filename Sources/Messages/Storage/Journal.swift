import Storage

extension JournalFault: InWords {
  var message: Message {
    switch self {
    case .noSuchEntry(let id):
      Message(
        vi: "Nhật ký không có mục \(id)", en: "The journal has no entry \(id)",
        LocalizedText(vi: "Xem: danvan history", en: "See: danvan history"))
    case .repeated(let id, let moment):
      Message(
        vi: "Đúng lệnh này vừa chạy và đã được ghi: mục nhật ký \(id), lúc \(moment)",
        en: "This very command was run and is stored: entry \(id) of the journal, \(moment)",
        LocalizedText(
          vi: "Chưa ghi thêm gì. Xem: danvan history \(id) — muốn làm một lần nữa: thêm --again.",
          en: "Nothing more was written. See: danvan history \(id) — to do it once more: --again."))
    case .undoneBefore(let undone, let id, let moment, let next):
      undoneBefore(undone.list, id, moment, next.list)
    case .published(let id):
      Message(
        vi: "Mục \(id) là một lần công bố; đã công bố thì không rút lại",
        en: "Entry \(id) is a release; what was published stays published",
        LocalizedText(
          vi: "Công bố bản sửa: danvan release make TÊN --corrects BẢN_SAI",
          en: "Publish a correction: danvan release make NAME --corrects WRONG_ONE"))
    case .undone(let id, let taker):
      Message(
        vi: "Mục \(id) đã được hoàn tác bởi mục \(taker)",
        en: "Entry \(id) was undone by entry \(taker)",
        LocalizedText(
          vi: "Muốn làm lại: danvan undo --entry \(taker)",
          en: "To restore it: danvan undo --entry \(taker)"))
    case .ofOtherTables(let id):
      Message(
        vi: "Mục \(id) được ghi với cấu trúc tệp khác, không hoàn tác được",
        en: "Entry \(id) was written to other tables and cannot be undone",
        LocalizedText(vi: "Sửa bằng lệnh edit.", en: "Correct it with an edit command."))
    }
  }

  private func undoneBefore(
    _ done: String, _ id: Int64, _ moment: String, _ older: String
  ) -> Message {
    Message(
      vi: "Đúng lệnh này vừa hoàn tác mục \(done): mục nhật ký \(id), lúc \(moment)",
      en: "This very command has just undone entry \(done): entry \(id) of the journal, \(moment)",
      LocalizedText(
        vi: """
          Chưa hoàn tác gì thêm. Muốn hoàn tác tiếp mục \(older): thêm --again. \
          Muốn lấy lại mục \(done): danvan undo --entry \(id)
          """,
        en: """
          Nothing more was undone. To undo entry \(older) as well: --again. \
          To bring back entry \(done): danvan undo --entry \(id)
          """))
  }
}

extension [Int64] {
  fileprivate var list: String { map(String.init).joined(separator: ", ") }
}

extension MigrationFault: InWords {
  var message: Message {
    switch self {
    case .changed(let name):
      Message(
        vi: "Bước cấu trúc \(name) khác với bước đã chạy trên tệp này",
        en: "Migration \(name) is not the one this file went through", .rightDanvan)
    case .missing(let name):
      Message(
        vi: "Bản danvan này không có bước cấu trúc \(name) mà tệp đã chạy",
        en: "This danvan lacks the migration \(name) the file went through", .rightDanvan)
    case .outOfOrder(let names): outOfOrder(names.joined(separator: ", "))
    }
  }

  private func outOfOrder(_ names: String) -> Message {
    Message(
      vi: "Các bước cấu trúc không liền thứ tự: \(names)", en: "Migrations out of order: \(names)",
      LocalizedText(
        vi: "Tệp không bị động đến. Dùng bản danvan nguyên vẹn.",
        en: "The file was not touched. Use an unaltered danvan."))
  }
}

extension LocalizedText {
  fileprivate static let rightDanvan = LocalizedText(
    vi: "Dùng đúng bản danvan đã tạo tệp.", en: "Use the danvan that made the file.")
}
