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
    case .otherNumber(let own, let other, let row): .otherNumber(own, other, row)
    case .contradicts(let kind, let code, let all): .contradicts(kind, code, all)
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
    case .printedOtherwise(let text, let number):
      Message(
        vi: """
          số in kèm là «\(text.shownInMessage)», số ghi là \(Language.vietnamese.written(number)): \
          sửa cho khớp
          """,
        en: """
          as printed it is “\(text.shownInMessage)”, the number is \
          \(Language.english.written(number)): one of them was changed
          """)
    case .underCaption(let count, let name):
      Message(
        vi: "\(count) dòng để trống xã: tính cho \(name.shownInMessage), ghi ngoài bảng",
        en: "\(count) rows have no commune: taken for \(name.shownInMessage), as stands outside")
    case .inOwnProvince(let count, let own):
      Message(
        vi: "\(count) dòng không ghi tỉnh, xã: tính cho \(own.fullName), tỉnh của tệp này",
        en: "\(count) rows name no place: taken for \(own.fullName), whose file this is",
        LocalizedText(
          vi: "Nếu là tỉnh khác: hoàn tác, rồi nhập lại với --set province=MÃ.",
          en: "If they are another province's: undo, and import with --set province=CODE."))
    }
  }
}

extension Message {
  fileprivate static func otherNumber(_ own: String, _ other: String, _ row: String) -> Message {
    Message(
      vi: """
        «\(own.shownInMessage)», mà dòng \(row) ghi «\(other.shownInMessage)» cho cùng đơn vị, chỉ \
        tiêu và kỳ
        """,
      en: """
        “\(own.shownInMessage)”, and row \(row) has “\(other.shownInMessage)” for the same unit, \
        measure and period
        """,
      LocalizedText(
        vi: """
          Bỏ dòng sai; là hai số khác nhau thì ghi rõ ở cột kỳ, tính chất hay ghi chú, hoặc thêm \
          --allow-duplicates.
          """,
        en: """
          Remove the wrong row; if they are two numbers, tell them apart by period, nature or \
          note, or add --allow-duplicates.
          """))
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

extension Message {
  fileprivate static func contradicts(
    _ kind: EntityKind, _ code: String, _ all: [Contradiction]
  ) -> Message {
    let others = all.dropFirst().map { one in
      LocalizedText(in: { "; \(one.label.shownInMessage): \(one.told[$0])" })
    }
    let told = LocalizedText(in: { language in
      let first = all.first.map { " \($0.told[language])" } ?? ""
      return "\(code):\(first)" + others.map { $0[language] }.joined()
    })
    let ignored = all.filter(\.isOfRow).map { " --ignore \"\($0.label.shownInMessage)\"" }.joined()
    let (vi, en) =
      ignored.isEmpty
      ? ("", "") : ("; không so cột ấy:\(ignored)", "; not to compare the column:\(ignored)")
    let edit = "danvan \(kind.command) edit \(code)"
    return Message(
      .badData, told,
      advice: LocalizedText(
        vi: "Tệp sai thì sửa mã hay ô ấy; mục đã lưu sai thì: \(edit)\(vi).",
        en: "Correct the code or the cell; where what is stored is wrong: \(edit)\(en)."))
  }
}

extension Contradiction {
  fileprivate var told: LocalizedText {
    LocalizedText(
      vi: "dòng ghi «\(said.vietnamese.shownInMessage)», "
        + (stored.map { "đã lưu «\($0.vietnamese.shownInMessage)»" } ?? "đã lưu thì trống"),
      en: "the row has “\(said.english.shownInMessage)”, "
        + (stored.map { "stored is “\($0.english.shownInMessage)”" } ?? "nothing is stored"))
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
