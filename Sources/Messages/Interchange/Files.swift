import Interchange
import Storage
import Workbooks

extension FileFault: InWords {
  var message: Message {
    switch self {
    case .empty:
      Message(
        vi: "Tệp trống, không có dòng nào", en: "The file is empty",
        LocalizedText(vi: "Kiểm tra lại tệp đã lưu chưa.", en: "See whether it was saved."))
    case .database:
      Message(
        vi: "Đây là tệp dữ liệu (SQLite), không phải CSV", en: "This is a database, not CSV",
        LocalizedText(
          vi: "Xuất ra CSV trước: danvan --db TỆP export model -o mo-hinh.csv",
          en: "Export it as CSV first: danvan --db FILE export model -o models.csv"))
    case .workbook(let fault): .workbook(fault)
    case .noSheet(let name, let known): .noSheet(name, known)
    case .noObjects:
      Message(
        vi: "không phải JSON có danh sách các mục, hoặc bị hỏng",
        en: "is no JSON with a list of objects, or is damaged",
        LocalizedText(
          vi: "Cần dạng [{\"title\": …}, …] như danvan export --format json ghi.",
          en: "It wants to be [{\"title\": …}, …], as danvan export --format json writes it."))
    case .nested(let row):
      Message(
        vi: "mục ở dòng \(row) có mục khác bên trong",
        en: "the object in row \(row) has others in it",
        LocalizedText(
          vi: "Mỗi mục chỉ gồm chữ, số và null.", en: "Give each only texts, numbers and null."))
    case .noCaption(let caption, let column, let sheet, let several):
      noCaption(caption, column, sheet, several)
    case .severalTables(let sheets):
      Message(
        vi: "Nhiều trang tính có bảng: \(sheets.joined(separator: ", "))",
        en: "Several sheets have the table: \(sheets.joined(separator: ", "))",
        LocalizedText(
          vi: "Để lại một trang có bảng rồi nhập lại.", en: "Leave one with it, and import again."))
    case .sheetUnread(let sheet):
      Message(
        vi: "Trang tính «\(sheet.name.shownInMessage)» không được đọc: "
          + (sheet.isHidden ? "đang ẩn" : "không có bảng này"),
        en: "The sheet “\(sheet.name.shownInMessage)” was not read: "
          + (sheet.isHidden ? "it is hidden" : "it has no such table"),
        sheet.isHidden
          ? LocalizedText(
            vi: "Muốn đọc: --sheet \"\(sheet.name)\".",
            en: "To read it: --sheet \"\(sheet.name)\".")
          : nil)
    case .legacy(let font): .legacy(font)
    case .hugeCell(let record):
      Message(
        vi: "Hàng \(record): một ô dài quá 16 MB",
        en: "Row \(record): a cell is longer than 16 MB",
        LocalizedText(
          vi:
            "Có lẽ một dấu ngoặc kép (\") mở mà không đóng: mở bằng Excel, lưu lại dạng CSV UTF-8.",
          en: """
            A quotation mark (") may be open: open the file in Excel, save it again as CSV UTF-8.
            """))
    case .openQuote(let record):
      Message(
        vi: "Từ hàng \(record): dấu ngoặc kép (\") mở mà không đóng",
        en: "From row \(record): a quotation mark (\") is opened and not closed",
        LocalizedText(
          vi: "Mở tệp bằng Excel, lưu lại dạng CSV UTF-8.",
          en: "Open the file in Excel and save it again as CSV UTF-8."))
    case .afterQuote(let record, let text): .afterQuote(record, text)
    case .cut:
      Message(
        vi: "Tệp bị cắt cụt: ký tự cuối không đủ byte",
        en: "The file is cut off: its last character is not there in full",
        LocalizedText(
          vi: "Chép lại tệp từ nơi gửi, hoặc lưu lại từ bản gốc.",
          en: "Copy it again from where it came, or save the original again."))
    case .noHeader(let keys, let entityKind): .noHeader(keys, entityKind)
    case .twoColumns(let first, let second, let column):
      Message(
        vi: "Hai cột «\(first)» và «\(second)» cùng nghĩa (\(column))",
        en: "Two columns, “\(first)” and “\(second)”, mean the same (\(column))",
        twoColumns(first, second))
    case .likeHeads(let label, let count):
      Message(
        vi: "\(count) cột cùng tên «\(label.shownInMessage)»: bỏ cột nào?",
        en: "\(count) columns are headed “\(label.shownInMessage)”: which is not to be read?",
        LocalizedText(
          vi: "Ghi số thứ tự: --ignore \"\(label)#2\" là cột thứ hai mang tên ấy.",
          en: "Give its number: --ignore \"\(label)#2\" is the second of them."))
    case .yearsAcross(let years):
      Message(
        vi: "các cột là số của nhiều năm: \(years.map(String.init).joined(separator: ", "))",
        en: "columns are of several years: \(years.map(String.init).joined(separator: ", "))",
        LocalizedText(
          vi: "Tách mỗi năm một tệp, đầu cột không ghi năm, rồi nhập với --set period=NĂM.",
          en: "Put each year into a file, its heads without it; import with --set period=YEAR."))
    case .noRows(let file):
      Message(
        vi: "«\(file.shownInMessage)» không có dòng dữ liệu nào",
        en: "“\(file.shownInMessage)” has no rows of data")
    case .nothingTaken:
      Message(
        vi: "Dưới đầu bảng không có dòng nào được nhận là dữ liệu",
        en: "No row below the header was taken as data",
        LocalizedText(
          vi: "Xem bằng --dry-run dòng nào bị coi là dòng cộng hay chân bảng; thêm cột STT.",
          en: "See with --dry-run which were taken for totals or a footer; number the rows (STT)."))
    case .noColumn(let name, let file, let known):
      Message(
        vi: "«\(file.shownInMessage)» thiếu cột \(name)",
        en: "“\(file.shownInMessage)” has no column \(name)",
        LocalizedText(
          vi: "Các cột: \(known.joined(separator: ", ")).",
          en: "The columns are: \(known.joined(separator: ", "))."))
    case .noDay(let file):
      Message(
        .usage, vi: "«\(file.shownInMessage)» không có cột effective_on, cần ngày thay đổi",
        en: """
          “\(file.shownInMessage)” has no column effective_on, so the day of the change is needed
          """,
        LocalizedText(vi: "Thêm --on NGÀY.", en: "Add --on DAY."))
    }
  }

  private func twoColumns(_ first: String, _ second: String) -> LocalizedText {
    let isAlike = ImportHeaders.areAlike(first, second)
    let ignored = isAlike ? "\(second)#2" : second
    return LocalizedText(
      vi: "Đổi tên hoặc bỏ một cột, ví dụ --ignore \"\(ignored)\".",
      en: "Rename or remove one of them, e.g. --ignore \"\(ignored)\".")
  }

  private func noCaption(
    _ caption: String, _ column: String, _ sheet: String?, _ several: [String]
  ) -> Message {
    let (vi, en) =
      if several.count > 1 {
        (
          "nêu \(several.count) đơn vị: \(several.joined(separator: ", "))",
          "names \(several.count) units: \(several.joined(separator: ", "))"
        )
      } else if column == "unit" {
        ("không nêu xã nào", "names no commune")
      } else if column == "year" || column == "period" {
        ("không nêu một năm nào", "names no year")
      } else {
        ("không nói gì về \(column)", "says nothing of \(column)")
      }
    return Message(
      vi: "\(sheet.map { "trang «\($0.shownInMessage)»: " } ?? "")\(caption) \(vi)",
      en: "\(sheet.map { "sheet “\($0.shownInMessage)”: " } ?? "")\(caption) \(en)",
      LocalizedText(
        vi: """
          Bỏ --map \(caption)=\(column), ghi bằng --set \(column)=GIÁ_TRỊ; nhiều trang thì nhập \
          từng trang với --sheet.
          """,
        en: """
          Without --map \(caption)=\(column), say it with --set \(column)=VALUE; of several sheets \
          import each with --sheet.
          """))
  }
}

extension Message {
  fileprivate static func noSheet(_ name: String, _ known: [String]) -> Message {
    let shown = name.shownInMessage
    let list = known.map { "«\($0.shownInMessage)»" }.joined(separator: ", ")
    return known.isEmpty
      ? Message(
        .usage, vi: "tệp này không phải sổ tính, không có trang «\(shown)»",
        en: "the file is no workbook and has no sheet “\(shown)”",
        LocalizedText(vi: "Bỏ --sheet.", en: "Leave --sheet out."))
      : Message(
        .usage, vi: "không có trang tính «\(shown)»", en: "there is no sheet “\(shown)”",
        LocalizedText(vi: "Các trang: \(list).", en: "The sheets are: \(list)."))
  }

  fileprivate static func afterQuote(_ record: Int, _ text: String) -> Message {
    Message(
      vi: "Hàng \(record): có chữ sau dấu ngoặc kép đóng: \(text.shownInMessage)",
      en: "Row \(record): text stands behind a closing quotation mark: \(text.shownInMessage)",
      LocalizedText(
        vi: """
          Không rõ ô kết thúc ở đâu. Viết cả ô trong ngoặc kép, mỗi dấu " bên trong thành "", hoặc \
          lưu lại bằng Excel dạng CSV UTF-8.
          """,
        en: """
          Where the cell ends is not clear. Put all of it in quotation marks and double those \
          within, or save it again in Excel as CSV UTF-8.
          """))
  }

  fileprivate static func legacy(_ font: LegacyFont?) -> Message {
    if let font, font.isLost {
      return Message(
        vi: "Tệp \(font.what.vietnamese)", en: "The file \(font.what.english)", font.advice)
    }
    let name = font?.name
    return Message(
      vi: "Tệp không phải Unicode\(name.map { ": có vẻ là mã \($0.vietnamese)" } ?? "")",
      en: "The file is not Unicode\(name.map { ": it looks like \($0.english)" } ?? "")",
      LocalizedText(
        vi: """
          Chuyển sang Unicode trước: chép bảng, bấm Ctrl+Shift+F6 của UniKey (chọn mã nguồn, đích \
          Unicode), dán lại, rồi lưu dạng «CSV UTF-8».
          """,
        en: """
          Convert it to Unicode first (UniKey: copy, Ctrl+Shift+F6, paste), then save it as \
          “CSV UTF-8”.
          """))
  }

  fileprivate static func noHeader(
    _ keys: [FileFault.LocalizedName], _ entityKind: EntityKind?
  ) -> Message {
    let names = keys.map { "«\($0.title.vietnamese)»" }.joined(separator: ", ")
    let english = keys.map { "“\($0.title.english)” (\($0.name))" }.joined(separator: ", ")
    return Message(
      vi: "Không tìm thấy dòng đầu bảng có cột \(names)",
      en: "No header line with the column \(english) was found",
      entityKind.map {
        LocalizedText(
          vi: """
            Các tên cột được hiểu: danvan template \($0.command) --columns; mẫu trống: \
            danvan template \($0.command)
            """,
          en: """
            The headers that are understood: danvan template \($0.command) --columns; an empty \
            form: danvan template \($0.command)
            """)
      })
  }
}

extension PlaceFault: InWords {
  var message: Message {
    switch self {
    case .line(let file, let number, let problem):
      Message(problem).told(vi: "\(file), dòng \(number)", en: "\(file), line \(number)")
    case .row(let number, let problem):
      Message(problem).told(vi: "dòng \(number)", en: "row \(number)")
    case .cells(let file, let line, let given, let wanted):
      Message(
        vi: "\(file), dòng \(line): có \(given) ô, cần \(wanted)",
        en: "\(file), line \(line): \(given) cells, \(wanted) wanted")
    }
  }
}

extension Message {
  /// The same, with the place before it.
  fileprivate func told(vi: String, en: String) -> Message {
    Message(
      kind, vi: "\(vi): \(description.vietnamese)", en: "\(en): \(description.english)", advice)
  }
}

extension ChartFault: InWords {
  var message: Message {
    switch self {
    case .noNumbers:
      Message(
        .usage, vi: "không có cột số nào để vẽ", en: "there is no column of numbers to draw",
        LocalizedText(
          vi: "Bỏ --chart; biểu đồ dùng cho tỷ lệ, số đếm, số tiền.",
          en: "Leave --chart out; it draws rates, counts and money."))
    case .tooManyRows(let most):
      Message(
        .usage, vi: "quá \(most) dòng, biểu đồ không đọc được",
        en: "more than \(most) rows make no chart that can be read",
        LocalizedText(
          vi: "Lọc bớt dòng, hoặc bỏ --chart.", en: "Narrow the list, or leave --chart out."))
    }
  }
}

extension ThreadFault: InWords {
  var message: Message {
    Message(
      .failure, vi: "Máy không cho chạy thêm luồng", en: "The machine allows no further thread",
      LocalizedText(
        vi: "Đóng bớt chương trình rồi chạy lại.", en: "Close other programs and run it again."))
  }
}
