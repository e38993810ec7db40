import Interchange
import Storage

extension RowFault: InWords {
  var message: Message {
    switch self {
    case .notText:
      Message(
        vi: "có ký tự không phải UTF-8", en: "has bytes that are not UTF-8",
        LocalizedText(
          vi: "Gõ lại ô đó, lưu dạng CSV UTF-8.", en: "Type it again and save as CSV UTF-8."))
    case .legacy(let text, let font):
      .value(text, vi: font.what.vietnamese, en: font.what.english, font.advice)
    case .extraCell(let text):
      .value(
        text, vi: "nằm ngoài các cột có tên", en: "stands under no header",
        LocalizedText(
          vi: "Xóa ô thừa, hoặc thêm tên cột.", en: "Remove the cell, or head its column."))
    case .looksLike(let alike): .looksLike(alike)
    case .skipped(let why, let text):
      Message(
        vi: "\(why.label.vietnamese): «\(text.shownInMessage)»",
        en: "\(why.label.english): “\(text.shownInMessage)”")
    case .unknownColumn(let entityKind):
      Message(
        vi: "cột không nằm trong mẫu", en: "a column the form does not have",
        LocalizedText(
          vi: "Nếu cần, đổi tên cột theo mẫu: danvan template \(entityKind.command) --columns",
          en: """
            If it is needed, rename it as the form has it: danvan template \(entityKind.command) \
            --columns
            """))
    case .otherColumn(let label):
      Message(
        vi: "không dùng: cột «\(label.shownInMessage)» cùng nghĩa, ghi đúng tên hơn",
        en: "not used: the column “\(label.shownInMessage)” means the same, headed more exactly",
        LocalizedText(
          vi: "Muốn dùng cột này: --ignore \"\(label)\".",
          en: "To use this one: --ignore \"\(label)\"."))
    case .noValue(let label):
      Message(
        vi: "chưa có giá trị", en: "has no value",
        LocalizedText(
          vi: "Điền vào tệp, hoặc cho cả tệp bằng --set \"\(label)=GIÁ_TRỊ\".",
          en: "Fill it in, or give one for the whole file with --set \"\(label)=VALUE\"."))
    case .missing(let column, let title, let isKey):
      Message(
        vi: "chưa có «\(title.vietnamese)»", en: "“\(title.english)” is missing",
        isKey ? LocalizedText(vi: "Điền vào tệp.", en: "Fill it in.") : .fill(column))
    case .noTick(let text):
      .value(
        text, vi: "không phải dấu x", en: "is not an x",
        LocalizedText(
          vi: "Cột này chỉ đánh dấu x hoặc để trống.",
          en: "Tick this column with an x or leave it empty."))
    case .twoTicks(let first, let second):
      Message(
        vi: "đánh dấu cả «\(first)» và «\(second)»",
        en: "both “\(first)” and “\(second)” are ticked",
        LocalizedText(vi: "Chỉ chọn một.", en: "Choose one."))
    case .notYear(let text):
      .value(
        text, vi: "không phải năm", en: "is not a year",
        LocalizedText(vi: "Ghi bốn chữ số, ví dụ 2026.", en: "Write four digits, e.g. 2026."))
    case .notDirectiveNumber(let text):
      .value(
        text, vi: "không phải số văn bản", en: "is not the number of a document",
        LocalizedText(
          vi: "Viết như: 25-NQ/TW, 12a-KH/TU, 82/KH-UBND.",
          en: "Write it like: 25-NQ/TW, 12a-KH/TU, 82/KH-UBND."))
    case .fraction(let text):
      .value(text, vi: "lẻ dưới một đồng", en: "is less than a đồng")
    case .noUnit(let text):
      .value(
        text, vi: "không ghi đơn vị tính", en: "does not say what it counts in",
        LocalizedText(
          vi: "Ghi «\(text) triệu», «\(text) đồng», hoặc đầu cột «Số tiền (triệu đồng)».",
          en: "Write “\(text) million”, “\(text) VND”, or head the column “Amount (million VND)”."))
    case .noDecision:
      Message(
        vi: "có cấp mà chưa có kết quả, ngày hay số quyết định: chưa ghi công nhận",
        en: "has a level and no result, day or number of a decision: no recognition recorded")
    case .spreadsheetError, .uncomputed, .hidden, .unnumbered, .afterFooter, .anotherHeader,
      .bare, .noName, .gluedRows, .placeAsName, .underUnknown, .blankBelow, .monthFirst,
      .numberStyle,
      .unitOrOwner:
      table
    }
  }

  /// What a row looks like among the others.
  private var table: Message {
    switch self {
    case .spreadsheetError(let text):
      .value(
        text, vi: "là lỗi của bảng tính, không phải giá trị",
        en: "is an error of the spreadsheet, no value",
        LocalizedText(vi: "Sửa công thức hoặc gõ giá trị.", en: "Mend the formula or type it."))
    case .uncomputed:
      Message(
        vi: "là công thức chưa có kết quả: không rõ giá trị",
        en: "is a formula without a result: its value is unknown",
        LocalizedText(
          vi: "Mở bằng Excel, lưu lại (Excel sẽ tính), rồi nhập.",
          en: "Open it in Excel and save it, which computes it; then import."))
    case .hidden:
      Message(
        vi: "hàng bị ẩn trong sổ tính; vẫn được đọc",
        en: "the workbook hides the row; it is read all the same",
        LocalizedText(
          vi: "Nếu không phải dữ liệu, xóa hàng đó rồi nhập lại.",
          en: "If it is no data, delete it and import again."))
    case .unnumbered:
      Message(
        vi: "không có số thứ tự như các dòng khác mà có giá trị",
        en: "has no number, as all others have, and has values",
        LocalizedText(
          vi: "Là dữ liệu thì ghi số thứ tự; không phải thì xóa dòng.",
          en: "Number it if it is data; delete it if it is not."))
    case .afterFooter:
      Message(
        vi: "nằm dưới chân bảng mà giống một dòng dữ liệu",
        en: "stands below the footer of the table and looks like data",
        LocalizedText(
          vi: "Chuyển lên trên chân bảng, hoặc xóa dòng.",
          en: "Move it above the footer, or delete it."))
    case .anotherHeader:
      Message(
        vi: "là đầu một bảng khác, cột khác bảng trên",
        en: "is the head of another table, with other columns",
        LocalizedText(
          vi: "Tách mỗi bảng thành một tệp rồi nhập từng tệp.",
          en: "Put each table into a file of its own and import one by one."))
    case .bare:
      Message(
        vi: "chỉ có tên, trong khi các dòng khác đều ghi thêm: có thể không phải dữ liệu",
        en: "has only a name, where all others say more: it may be no data",
        LocalizedText(
          vi: "Là dữ liệu thì điền thêm một ô, ví dụ lĩnh vực hay số thứ tự; không thì xóa dòng.",
          en: "Fill in one more cell if it is data, e.g. the field; delete it if it is not."))
    case .gluedRows:
      Message(
        vi: "một ô có nhiều dòng và cả dấu phân cách: có thể mấy dòng bị dính vì thừa ngoặc kép",
        en: "a cell has several lines and what parts cells: rows may be glued by a stray quote",
        LocalizedText(
          vi: "Kiểm tra dấu ngoặc kép (\") ở đó; hoặc lưu và nhập tệp .xlsx.",
          en: "Look at the quotation marks (\") there; or save as .xlsx and import that."))
    case .placeAsName(let text):
      .value(
        text, vi: "là tên xã, phường: tên nhóm hay một mục?",
        en: "is the name of a commune: the head of a group, or an entry?",
        LocalizedText(
          vi: "Là tên nhóm thì đánh số I, II hoặc bỏ số; là một mục thì điền thêm một ô.",
          en: "For a group, number it I, II or not at all; for an entry, fill in one more cell."))
    case .underUnknown(let text):
      Message(
        vi: "không rõ còn thuộc nhóm nào: ở trên có dòng «\(text.shownInMessage)»",
        en: "it is not clear to which group it belongs: “\(text.shownInMessage)” stands above it",
        LocalizedText(
          vi: "Dòng ấy là tên nhóm thì đánh số (I, II, A, B); không phải thì xóa.",
          en: "Number that line (I, II, A, B) if it heads a group; delete it if it does not."))
    case .noName(let text):
      .value(
        text, vi: "không phải tên", en: "is no name",
        LocalizedText(vi: "Ghi tên, hoặc xóa dòng.", en: "Write the name, or delete the row."))
    case .monthFirst:
      Message(
        vi: "tháng đứng trước ngày ở ô này; cả cột viết thế nào?",
        en: "the month stands before the day here; how is the whole column written?",
        .options(answers))
    case .numberStyle(let text): Message(AmountFault.ambiguous(text).error)
    case .blankBelow(_, let above): .blankBelow(above, .options(answers))
    case .unitOrOwner(_, let text): .unitOrOwner(text, .options(answers))
    default: Message(vi: "", en: "")
    }
  }
}

extension Message {
  fileprivate static func blankBelow(_ above: String, _ options: LocalizedText) -> Message {
    let shown = above.shownInMessage
    return Message(
      vi: "ô trống ngay dưới «\(shown)»: gộp ô, hay thật sự không có?",
      en: "is blank right below “\(shown)”: a merged cell, or really none?", options)
  }

  fileprivate static func unitOrOwner(_ text: String, _ options: LocalizedText) -> Message {
    let shown = text.shownInMessage
    return Message(
      vi: "«\(shown)» là xã, phường nơi có mô hình, hay đơn vị thực hiện?",
      en: "is “\(shown)” the commune of the model, or who carries it out?", options)
  }

  fileprivate static func looksLike(_ alike: [LookAlike]) -> Message {
    let vietnamese = alike.map { $0.row.map { "dòng \($0)" } ?? $0.code }
    let english = alike.map { $0.row.map { "row \($0)" } ?? $0.code }
    return Message(
      vi: "giống \(vietnamese.joined(separator: ", "))",
      en: "looks like \(english.joined(separator: ", "))",
      LocalizedText(
        vi: """
          Nếu đúng là mục khác: thêm --allow-duplicates, hoặc sửa tên. Nếu là bổ sung: sửa bằng \
          edit.
          """,
        en: """
          If it is another one: --allow-duplicates, or edit it. If it adds something: use edit.
          """))
  }
}

extension LocalizedText {
  fileprivate static func fill(_ column: String) -> LocalizedText {
    let (vi, en) =
      column == "recognized_on"
      ? (
        ". Không rõ ngày: ghi cột «Muộn nhất», hoặc --set known_by=NGÀY",
        ". Where the day is not known: fill in “At the latest”, or give --set known_by=DAY"
      ) : ("", "")
    return LocalizedText(
      vi: "Điền vào tệp, hoặc cho cả tệp: --set \(column)=GIÁ_TRỊ\(vi)",
      en: "Fill it in, or give one for the whole file: --set \(column)=VALUE\(en)")
  }
}

extension AmountFault: InWords {
  var message: Message {
    switch self {
    case .notNumber(let text):
      .value(
        text, vi: "không phải số", en: "is not a number",
        LocalizedText(
          vi: "Viết như: 13268; gần 2.500; trên 130 tỷ đồng; 5,3 tỷ; 95,1 %.",
          en: "Write it like: 13268; nearly 2,500; over 130 billion VND; 5.3 billion; 95.1 %."))
    case .ambiguous(let text):
      .value(
        text, vi: "có thể hiểu hai cách (2.500 là 2500 hay 2,5)",
        en: "can be read two ways (2.500 is 2500 or 2.5)",
        LocalizedText(
          vi: "Thêm --numbers vi (1.234,5) hoặc --numbers en (1,234.5).",
          en: "Add --numbers vi (1.234,5) or --numbers en (1,234.5)."))
    case .otherStyle(let text):
      .value(
        text, vi: "lẫn hai kiểu số", en: "mixes two styles of numbers",
        LocalizedText(
          vi: "Kiểu vi: 1.234,5. Kiểu en: 1,234.5.", en: "Style vi: 1.234,5. Style en: 1,234.5."))
    case .unknownUnit(let text):
      .value(
        text, vi: "không phải đơn vị tiền hiểu được", en: "is no unit of money that is understood",
        LocalizedText(
          vi: "Ghi đồng, nghìn đồng, triệu đồng hoặc tỷ đồng.",
          en: "Write VND, thousand VND, million VND or billion VND."))
    }
  }
}
