import Query
import Storage

extension FileFlaw {
  var text: LocalizedText {
    switch self {
    case .damaged(let line):
      LocalizedText(
        vi: "SQLite báo: \(line.shownInMessage)", en: "SQLite says: \(line.shownInMessage)")
    case .reference(let table, let target):
      LocalizedText(
        vi: "Bảng «\(table.shownInMessage)» nhắc đến mục không có trong «\(target.shownInMessage)»",
        en: "“\(table.shownInMessage)” names what is not in “\(target.shownInMessage)”")
    case .foreign(let kind):
      LocalizedText(
        vi: "\(kind.text.vietnamese) lạ" + (kind.runs ? ", chạy với quyền của người mở tệp" : ""),
        en: "Not danvan's: \(kind.text.english)"
          + (kind.runs ? ", which runs with the rights of whoever opens the file" : ""))
    case .missing(let kind):
      LocalizedText(vi: "Thiếu: \(kind.text.vietnamese)", en: "Missing: \(kind.text.english)")
    case .changed(let kind):
      LocalizedText(vi: "Đã bị sửa: \(kind.text.vietnamese)", en: "Changed: \(kind.text.english)")
    case .migration(let number):
      LocalizedText(
        vi: "Bước \(number) không phải bước của danvan", en: "Step \(number) is not danvan's")
    case .leftWAL(let bytes): .leftWAL(Decimal(Int64(bytes)))
    case .badBytes(let rows, let fields):
      LocalizedText(
        vi: """
          có byte hỏng (\(rows.vietnamese)): \(fields.joined(by: ", ").vietnamese)
          """,
        en: "has bad bytes (\(rows.english)): \(fields.joined(by: ", ").english)")
    }
  }
}

extension LocalizedText {
  fileprivate static func leftWAL(_ bytes: Decimal) -> LocalizedText {
    LocalizedText(
      vi: """
        \(Language.vietnamese.written(bytes)) byte thay đổi nằm trong tệp -wal: một chương trình \
        đã dừng mà không đóng tệp
        """,
      en: """
        \(Language.english.written(bytes)) bytes of changes lay in the -wal file: a program ended \
        without closing
        """)
  }
}

extension FileFlaw.SchemaKind {
  fileprivate var text: LocalizedText {
    switch self {
    case .table: LocalizedText(vi: "bảng", en: "table")
    case .index: LocalizedText(vi: "chỉ mục", en: "index")
    case .trigger: LocalizedText(vi: "trigger", en: "trigger")
    case .view: LocalizedText(vi: "view", en: "view")
    }
  }
}

extension JournalFlaw {
  var text: LocalizedText {
    switch self {
    case .missing(let count):
      LocalizedText(
        vi: "Thiếu \(count) mục trước mục này", en: "\(count) entries before it are missing")
    case .outOfOrder:
      LocalizedText(vi: "Ghi giờ sớm hơn mục trước", en: "Dated before the entry before it")
    case .schemaVersion:
      LocalizedText(vi: "Phiên bản cấu trúc không hợp lý", en: "Its schema version cannot be right")
    case .noEnd: LocalizedText(vi: "Thiếu các mục cuối", en: "The last entries are missing")
    case .noChanges: LocalizedText(vi: "Thiếu phần thay đổi", en: "Some of its changes are missing")
    case .damaged(let piece):
      LocalizedText(vi: "Phần \(piece) bị hỏng", en: "Piece \(piece) is damaged")
    }
  }
}

extension OutsideFlaw {
  var text: LocalizedText {
    guard !isText else { return whole }
    return LocalizedText(
      vi: "\(whole.vietnamese); có byte hỏng, sửa trước: danvan check utf-8",
      en: "\(whole.english); it has bad bytes, mend those first: danvan check utf-8")
  }

  private var whole: LocalizedText {
    switch kind {
    case .removed:
      LocalizedText(
        vi: "đã bị xóa (\(rows.vietnamese))", en: "was removed (\(rows.english))")
    case .added:
      LocalizedText(
        vi: "đã được thêm (\(rows.vietnamese))", en: "was added (\(rows.english))")
    case .changed(let fields):
      LocalizedText(
        vi: "đã bị sửa (\(rows.vietnamese)): \(fields.joined(by: ", ").vietnamese)",
        en: "was changed (\(rows.english)): \(fields.joined(by: ", ").english)")
    }
  }
}

extension ReleaseFlaw {
  var text: LocalizedText {
    switch self {
    case .hash(let found, let stored):
      LocalizedText(
        vi: "SHA-256 của nội dung là \(found), cột sha256 ghi \(stored.shownInMessage)",
        en: "The bytes have SHA-256 \(found), the column says \(stored.shownInMessage)")
    case .changed(let columns):
      LocalizedText(
        vi: "Đã bị sửa: \(columns.joined(separator: ", "))",
        en: "Changed since: \(columns.joined(separator: ", "))")
    case .unrecorded:
      LocalizedText(
        vi: "Không có mục nhật ký nào tạo ra bản này", en: "No journal entry says it was made")
    case .removed: LocalizedText(vi: "Đã bị xóa", en: "It was removed")
    case .otherSeal(let hash):
      LocalizedText(
        vi: "Bản này, hoặc nhật ký đến lúc công bố, không còn có mã \(hash)",
        en: "The release, or the journal up to it, does not have the hash \(hash)")
    case .notReleased(let path, let other?):
      LocalizedText(
        vi: "«\(path.shownInMessage)» là của bản khác: \(other)",
        en: "“\(path.shownInMessage)” is of another release: \(other)")
    case .notReleased(let path, nil):
      LocalizedText(
        vi: "«\(path.shownInMessage)» không phải báo cáo nào đã công bố",
        en: "“\(path.shownInMessage)” is no output of any release")
    }
  }
}

extension SearchFlaw {
  var text: LocalizedText {
    switch self {
    case .notFound(let name):
      LocalizedText(
        vi: "Tìm «\(name.shownInMessage)» không ra",
        en: "A search for “\(name.shownInMessage)” does not find it")
    case .index(let title?):
      LocalizedText(
        vi: "«\(title.shownInMessage)» tìm không ra, hoặc tìm theo tên cũ",
        en: "“\(title.shownInMessage)” is not found, or by an old title")
    case .index(nil):
      LocalizedText(
        vi: "Còn trong mục lục, không còn mô hình",
        en: "Still in the index; there is no such model")
    }
  }
}
