import Storage

extension Known {
  /// Heads what is printed.
  public var words: LocalizedText {
    let (vi, en) = (Language.vietnamese.written(day), Language.english.written(day))
    return entry == 0
      ? LocalizedText(
        vi: "Như sổ đã ghi đến hết ngày \(vi) (chưa có lần ghi nào)",
        en: "As known on \(en) (before the first entry)")
      : LocalizedText(
        vi: "Như sổ đã ghi đến hết ngày \(vi) (lần ghi \(entry))",
        en: "As known on \(en) (entry \(entry))")
  }

  /// As above, and what is known of changes that the journal does not have.
  public var note: LocalizedText {
    let others =
      (rowsOfOthers ?? 0) == 0
      ? LocalizedText(
        vi: "thay đổi bằng công cụ khác không có trong nhật ký: chưa kiểm tra",
        en: "changes by other tools are not in the journal: not checked")
      : LocalizedText(
        vi: """
          công cụ khác đã đổi \(rowsOfOthers ?? 0) dòng gặp ở đây, in theo nhật ký; có thể còn nữa \
          (xem: danvan check outside)
          """,
        en: """
          another tool changed \(rowsOfOthers ?? 0) of the rows met here, given as the journal has \
          them; there may be more (see: danvan check outside)
          """)
    return LocalizedText(
      vi: "\(words.vietnamese); \(others.vietnamese).", en: "\(words.english); \(others.english).")
  }
}

extension KnownOnFault: InWords {
  var message: Message {
    switch self {
    case .beforeFile(let day, let began): beforeFile(day, began)
    case .afterToday(let day):
      Message(
        vi: "Ngày \(day.vietnamese) chưa đến", en: "\(day) has not come",
        LocalizedText(
          vi: "Muộn nhất là hôm nay, \(Day.today.vietnamese).",
          en: "Today, \(Day.today), at the latest."))
    case .replaced(let day, let restore, let last): replaced(day, restore, last)
    case .clockWentBack(let day, let entry, let last):
      Message(
        vi: """
          Giờ máy đã lùi: lần ghi \(entry) đề ngày sau \(day.vietnamese), mà đứng trước \
          lần ghi \(last)
          """,
        en: "The clock went back: entry \(entry) is dated after \(day), and stands before \(last)",
        Self.nameEntry(last))
    case .damaged(let entry):
      Message(
        vi: "Nhật ký hỏng hoặc thiếu ở lần ghi \(entry), không lần ngược qua đó được",
        en: "The journal is damaged or has a gap at entry \(entry): it reaches back no further",
        LocalizedText(vi: "Xem: danvan check", en: "See: danvan check"))
    case .ofOtherTables(let entry):
      Message(
        vi: "Lần ghi \(entry) được ghi với cấu trúc tệp khác, không lần ngược qua đó được",
        en: "Entry \(entry) was written to other tables, and is not turned back",
        LocalizedText(
          vi: "Hỏi bản sao lưu của lúc ấy: danvan --db BẢN_SAO …",
          en: "Ask a backup of that time: danvan --db BACKUP …"))
    }
  }

  private func beforeFile(_ day: Day, _ began: Day) -> Message {
    Message(
      vi: "Ngày \(day.vietnamese) tệp chưa có: tệp lập ngày \(began.vietnamese)",
      en: "There was no file on \(day): it began on \(began)",
      LocalizedText(
        vi: "Sớm nhất: --known-on \(began). Số liệu tính đến một ngày: --as-of.",
        en: "At the earliest: --known-on \(began). What holds as of a day: --as-of."))
  }

  private func replaced(_ day: Day, _ restore: Int64, _ last: Int64) -> Message {
    Message(
      vi: """
        Không biết ngày \(day.vietnamese) tệp ghi gì: lần ghi \(restore) đã thay tệp bằng \
        bản sao lưu
        """,
      en: "What the file said on \(day) is not known: entry \(restore) put a backup in its place",
      last == 0
        ? LocalizedText(
          vi: "Hỏi tệp đã thay ra (*.bak): danvan --db TỆP …",
          en: "Ask the file that was replaced (*.bak): danvan --db FILE …")
        : LocalizedText(
          vi: "Hỏi tệp đã thay ra (*.bak), hoặc bản sao lưu như lúc ấy: --known-on \(last)",
          en: "Ask the replaced file (*.bak), or the backup as it was: --known-on \(last)"))
  }

  private static func nameEntry(_ last: Int64) -> LocalizedText {
    LocalizedText(
      vi: "Ghi số của lần ghi: --known-on \(last) (xem: danvan history)",
      en: "Name the entry: --known-on \(last) (see: danvan history)")
  }
}
