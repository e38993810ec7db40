import Interchange
import Storage
import Workbooks

extension Message {
  /// Why a file cannot be read as a workbook, and what helps.
  static func workbook(_ fault: WorkbookFault) -> Message {
    switch fault {
    case .unreadable(let code):
      let reason = LocalizedText(systemError: code)
      return Message(
        vi: "Không đọc được tệp: \(reason.vietnamese)", en: "Cannot read: \(reason.english)")
    case .notAWorkbook(let kind): return .other(kind)
    case .encrypted:
      return Message(
        vi: "Sổ tính có mật khẩu", en: "The workbook is locked with a password",
        LocalizedText(
          vi: "Mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ), lưu rồi nhập lại.",
          en: "Open it in Excel, remove the password (File → Info → Protect), save, import again."))
    case .damaged(let part, _), .malformed(let part as String?, _, _, _),
      .missing(let part as String?):
      let place = part.map { " (\($0))" } ?? ""
      return Message(
        vi: "Sổ tính bị hỏng hoặc bị cắt\(place)", en: "The workbook is damaged or cut off\(place)",
        .askAgain)
    case .doctype(let part):
      return Message(
        vi: "Sổ tính có phần lạ không bao giờ có trong sổ tính thật (\(part))",
        en: "The workbook has what no real one has: a DOCTYPE (\(part))", .askAgain)
    case .noSheet:
      return Message(
        vi: "Sổ tính không có trang tính nào", en: "The workbook has no sheet of cells")
    case .tooBig(_, let bound): return .tooBig(bound)
    }
  }

  private static func tooBig(_ bound: Bound) -> Message {
    if case .text(let row) = bound {
      let place = row.map { ("hàng \($0): ", "row \($0): ") } ?? ("", "")
      return Message(
        vi: "Sổ tính, \(place.0)một ô dài quá 32.767 chữ",
        en: "The workbook, \(place.1)a cell has more than 32,767 characters")
    }
    return Message(
      vi: "Sổ tính lớn quá mức một tệp của cơ quan có thể có (\(bound))",
      en: "The workbook is bigger than one of an office can be (\(bound))",
      LocalizedText(
        vi: "Chép bảng sang một sổ tính mới rồi nhập tệp đó.",
        en: "Copy the table into a new workbook and import that."))
  }

  /// A file of another kind, by its right name.
  private static func other(_ kind: FileKind) -> Message {
    switch kind {
    case .xls:
      return .convert(
        vi: "sổ tính Excel 97–2003 (.xls)", en: "a workbook of Excel 97 to 2003 (.xls)",
        .saveAsWorkbook)
    case .xlsb: return .convert(vi: "sổ tính .xlsb", en: "a workbook in .xlsb", .saveAsWorkbook)
    case .doc, .docx, .odt, .rtf:
      return .convert(
        vi: "văn bản (\(kind)), không phải bảng tính", en: "a text (\(kind)), no workbook",
        .copyTable)
    case .pdf: return .convert(vi: "tệp PDF", en: "a PDF", .copyTable)
    case .pptx, .openDocument:
      return .convert(vi: "tệp trình chiếu hay tệp khác", en: "slides or another file", .copyTable)
    case .image: return .convert(vi: "ảnh", en: "a picture", .askAgain)
    case .zip, .archive:
      return .convert(
        vi: "tệp nén", en: "an archive",
        LocalizedText(vi: "Giải nén rồi nhập từng tệp.", en: "Unpack it, and import each file."))
    case .ole, .empty, .markup, .sqlite, .unknown:
      return .convert(vi: "tệp lạ", en: "a file of an unknown kind", .askAgain)
    }
  }

  private static func convert(vi: String, en: String, _ advice: LocalizedText) -> Message {
    Message(
      vi: "Đây là \(vi): không đọc được như bảng",
      en: "This is \(en): it cannot be read as a table",
      advice)
  }
}

extension LocalizedText {
  fileprivate static let askAgain = LocalizedText(
    vi: "Xin nơi gửi lưu lại dạng .xlsx và gửi lại.",
    en: "Ask for it again, saved as .xlsx.")
  fileprivate static let saveAsWorkbook = LocalizedText(
    vi: "Mở bằng Excel, Tệp → Lưu thành → «Sổ làm việc Excel (.xlsx)», rồi nhập tệp đó.",
    en: "Open it in Excel, File → Save As → “Excel Workbook (.xlsx)”, and import that.")
  fileprivate static let copyTable = LocalizedText(
    vi: "Chép bảng sang Excel, lưu dạng .xlsx rồi nhập tệp đó.",
    en: "Copy the table into Excel, save it as .xlsx, and import that.")
}
