import Interchange
import Storage

extension LocalizedText {
  /// What Excel says where something else is typed into a form.
  public static func hint(_ hint: TemplateHint) -> LocalizedText {
    switch hint {
    case .listed:
      LocalizedText(vi: "Chọn một giá trị trong danh sách.", en: "Choose a value from the list.")
    case .day:
      LocalizedText(
        vi: "Gõ ngày/tháng/năm, ví dụ 30/10/2024.",
        en: "Type a date as day/month/year, e.g. 30/10/2024.")
    case .year:
      LocalizedText(vi: "Gõ năm bằng bốn chữ số.", en: "Type the year with four digits.")
    }
  }
}
