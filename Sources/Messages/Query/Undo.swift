import Query
import Storage

extension LastEntriesFault: InWords {
  var message: Message {
    switch self {
    case .only(let count):
      Message(
        vi: "Chỉ còn \(count) lần ghi có thể hoàn tác", en: "Only \(count) entries can be undone",
        LocalizedText(vi: "Xem: danvan history", en: "See: danvan history"))
    case .restoration(let entry):
      Message(
        vi: "Mục \(entry) là khôi phục từ bản sao lưu: không hoàn tác được",
        en: "Entry \(entry) is the restoration of a backup: it cannot be undone",
        LocalizedText(
          vi: """
            Tệp trước đó còn ở «….replaced-….bak»: danvan restore TỆP-ẤY. \
            Hoàn tác việc cũ hơn: undo --entry SỐ.
            """,
          en: """
            The file before it is “….replaced-….bak”: danvan restore THAT-FILE. \
            To undo what is older: undo --entry N.
            """))
    case .setting(let entry):
      Message(
        vi: "Mục \(entry) đặt lại tỉnh của tệp: không hoàn tác được",
        en: "Entry \(entry) set whose the file is: it cannot be undone",
        LocalizedText(
          vi: "Đặt lại: danvan settings --province MÃ",
          en: "Set it anew: danvan settings --province CODE"))
    }
  }
}

extension RefusedUndo: InWords {
  var message: Message {
    let reasons = [
      (changed, LocalizedText(vi: "đã sửa hoặc xóa tiếp", en: "changed or removed since")),
      (naming, LocalizedText(vi: "còn gắn với mục sẽ mất", en: "named by what came later")),
      (taken, LocalizedText(vi: "mã đã dùng cho mục khác", en: "their code was taken")),
    ].filter { !$0.0.isEmpty }.map { codes, words in
      let list = codes.prefix(8).joined(separator: ", ") + (codes.count > 8 ? " …" : "")
      return LocalizedText(vi: "\(words.vietnamese): \(list)", en: "\(words.english): \(list)")
    }
    return Message(
      vi: """
        Không hoàn tác được mục \(entry); \
        \(reasons.map(\.vietnamese).joined(separator: "; "))
        """,
      en: "Entry \(entry) cannot be undone; \(reasons.map(\.english).joined(separator: "; "))",
      advice)
  }

  private var advice: LocalizedText {
    guard !later.isEmpty else {
      return LocalizedText(
        vi: "Công cụ khác đã sửa. Xem: danvan check outside",
        en: "Another tool changed it. See: danvan check outside")
    }
    let later = later.map(String.init).joined(separator: ", ")
    return LocalizedText(
      vi: """
        Chưa làm gì. Các mục sau dựa vào nó: \(later). \
        Hoàn tác chúng trước: danvan undo --entry …
        """,
      en: """
        Nothing was done. Later entries build on it: \(later). \
        Undo those first: danvan undo --entry …
        """)
  }
}
