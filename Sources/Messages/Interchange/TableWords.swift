import Interchange
import Storage

extension TableFault: InWords {
  var message: Message {
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
        vi: "chỉ có tên, không như các dòng khác: có thể không phải dữ liệu",
        en: "has only a name, unlike other rows: it may be no data",
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
    case .severalNames:
      Message(
        vi: "một ô có nhiều tên, đánh số 1, 2", en: "a cell has several names, numbered 1, 2",
        LocalizedText(vi: "Tách mỗi tên một dòng.", en: "Give each a row of its own."))
    case .groupAsName(let text):
      .value(
        text, vi: "là tên nhóm (xã, lĩnh vực …) hay một mục?",
        en: "is it the head of a group (a commune, a field …), or an entry?",
        LocalizedText(
          vi: "Là tên nhóm thì đánh số I, II hoặc bỏ số; là một mục thì điền thêm một ô.",
          en: "For a group, number it I, II or not at all; for an entry, fill in one more cell."))
    case .decidedOutside:
      Message(
        vi: "có quyết định, mà tên nhóm ở trên không nói công nhận hay không như ở các nhóm khác",
        en: "has a decision, and no heading above says which, as headings of other rows do",
        LocalizedText(
          vi: "Thêm dòng tên nhóm, như «Mô hình được công nhận», hoặc cột «Kết quả».",
          en: "Add a heading, as “Mô hình được công nhận”, or a column “Kết quả”."))
    case .underUnknown(let text):
      Message(
        vi: "không rõ còn thuộc nhóm nào: ở trên có dòng «\(text.shownInMessage)»",
        en: "it is not clear to which group it belongs: “\(text.shownInMessage)” stands above it",
        LocalizedText(
          vi: """
            Dòng ấy là tên nhóm thì đánh số (I, II, A, B) và ghi đúng tên xã hay lĩnh vực; không \
            phải thì xóa.
            """,
          en: """
            If that line heads a group, number it (I, II, A, B) and write the commune or the field \
            as it is called; delete it if it does not.
            """))
    case .headedOtherwise(let own, let heading):
      Message(
        vi: "«\(own.shownInMessage)» khác tên nhóm ở trên, là «\(heading.shownInMessage)»",
        en: "“\(own.shownInMessage)” is not as headed above: “\(heading.shownInMessage)”",
        LocalizedText(
          vi: "Sửa ô hay tên nhóm cho khớp, hoặc chuyển dòng sang nhóm khác.",
          en: "Correct the cell or the heading, or move the row to another group."))
    case .noName(let text):
      .value(
        text, vi: "không phải tên", en: "is no name",
        LocalizedText(vi: "Ghi tên, hoặc xóa dòng.", en: "Write the name, or delete the row."))
    }
  }
}

extension AmbiguityFault: InWords {
  var message: Message {
    let options = LocalizedText.options(answers)
    return switch self {
    case .monthFirst:
      Message(
        vi: "tháng đứng trước ngày ở ô này; cả cột viết thế nào?",
        en: "the month stands before the day here; how is the whole column written?",
        options)
    case .numberStyle(let text): Message(AmountFault.ambiguous(text).error)
    case .blankBelow(_, let above, _):
      Message(
        vi: "ô trống ngay dưới «\(above.shownInMessage)»: gộp ô, hay thật sự không có?",
        en: "is blank right below “\(above.shownInMessage)”: a merged cell, or really none?",
        options)
    case .around(_, let words, let column, let other): around(words, column, other, options)
    case .halfDays(let text):
      Message(
        vi: """
          là chữ «\(text.shownInMessage)», các ô khác là ngày của Excel và đều có thể bị đổi chỗ \
          ngày với tháng
          """,
        en: """
          is text, “\(text.shownInMessage)”, and the others are Excel's days, each of which may \
          have its day and month changed
          """,
        LocalizedText(
          vi: "Ngày của Excel đúng: --dates dmy. Không thì sửa cột ấy trong Excel rồi nhập.",
          en: "Excel's days are right: --dates dmy. Else mend the column in Excel and import."))
    case .sameFile(let files):
      Message(
        vi: """
          chính tệp này đã nhập rồi, là nguồn \(told(files, " với ")): có thật là của nơi hay kỳ \
          khác?
          """,
        en: """
          this very file is in already, as source \(told(files, " with ")): is it really of \
          another place or time?
          """,
        options)
    case .unreadNumbers:
      Message(
        vi: "có số mà không rõ là số gì; tệp không có cột số nào khác được đọc",
        en: "has numbers of unknown meaning, and no other numbers of the file are read", options)
    case .profiles(let names):
      Message(
        vi: "\(names.count) mẫu đọc hợp với đầu bảng này: \(names.joined(separator: ", "))",
        en: "\(names.count) profiles fit this head: \(names.joined(separator: ", "))", options)
    case .modeAsNote(_, let text):
      Message(
        vi: "mọi ghi chú đều như «\(text.shownInMessage)»: là đăng ký mới hay duy trì?",
        en: "all notes are as “\(text.shownInMessage)”: do they say new or kept up?", options)
    case .kindOrOwner(_, let text):
      Message(
        vi: "«\(text.shownInMessage)» không phải tập thể hay cá nhân: là đơn vị thực hiện?",
        en: "“\(text.shownInMessage)” is no kind of owner: is it who carries the model out?",
        options)
    case .unitOrOwner(_, let text):
      Message(
        vi: "«\(text.shownInMessage)» là xã, phường nơi có mô hình, hay đơn vị thực hiện?",
        en: "is “\(text.shownInMessage)” the commune of the model, or who carries it out?", options)
    }
  }

  private func around(
    _ words: String, _ column: String, _ other: OtherWord, _ options: LocalizedText
  ) -> Message {
    let (vi, en) =
      switch other {
      case .ofRows(let text), .ofOthers(let text):
        ("các dòng ghi «\(text.shownInMessage)»", "the rows have “\(text.shownInMessage)”")
      case .set(let text):
        ("cả tệp tính là «\(text.shownInMessage)»", "“\(text.shownInMessage)” holds for the file")
      case .decided: ("các dòng có quyết định", "the rows have decisions")
      case .notStated: ("các dòng không ghi", "not every row says it")
      }
    return Message(
      vi: "ngoài bảng ghi «\(words.shownInMessage)» (\(column)), \(vi): dòng nào tính thế nào?",
      en: "outside the table stands “\(words.shownInMessage)” (\(column)), and \(en): which holds?",
      options)
  }

  /// The last of them, where there are many.
  private func told(_ files: [StoredFile], _ before: String) -> String {
    let all = files.suffix(5).map { file in
      let set = file.set.split(separator: "\n").joined(separator: ", ").shownInMessage
      return file.code + (set.isEmpty ? "" : before + set)
    }
    return (files.count > 5 ? "… " : "") + all.joined(separator: "; ")
  }
}
