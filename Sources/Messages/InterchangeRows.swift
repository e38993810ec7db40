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
      .value(
        text, vi: "có vẻ gõ bằng \(font.name.vietnamese)", en: "seems typed in \(font.name.english)",
        LocalizedText(
          vi: "Chuyển sang Unicode bằng UniKey (Ctrl+Shift+F6).",
          en: "Convert it to Unicode (UniKey, Ctrl+Shift+F6)."))
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
    case .noTick, .twoTicks, .notYear, .notDirectiveNumber, .fraction, .noUnit: ofValue
    }
  }
}
