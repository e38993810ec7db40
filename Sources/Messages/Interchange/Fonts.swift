import Interchange
import Storage

extension LegacyFont {
  /// What people call an encoding, with its fonts; `nil` for letters that are lost.
  var name: LocalizedText? {
    switch self {
    case .tcvn3: LocalizedText(vi: "TCVN3 (phông .VnTime)", en: "TCVN3 (.VnTime fonts)")
    case .vni: LocalizedText(vi: "VNI (phông VNI-Times)", en: "VNI (VNI-Times fonts)")
    case .viscii: LocalizedText("VISCII")
    case .windows1258: LocalizedText("windows-1258 (Vietnamese locale CP 1258)")
    case .lost, .twice, .replaced: nil
    }
  }

  /// What is wrong with a text, behind it.
  var what: LocalizedText {
    switch self {
    case .lost:
      LocalizedText(
        vi: "mất chữ có dấu, còn lại dấu hỏi (?)", en: "lost letters: question marks stand there")
    case .twice:
      LocalizedText(
        vi: "là chữ UTF-8 bị mở sai mã rồi lưu lại",
        en: "is UTF-8 that was opened as another encoding and saved again")
    case .replaced:
      LocalizedText(
        vi: "mất chữ, còn lại ký tự thay thế (U+FFFD)",
        en: "lost letters: U+FFFD stands there")
    default:
      LocalizedText(
        vi: "có vẻ gõ bằng \(name?.vietnamese ?? "")", en: "seems typed in \(name?.english ?? "")")
    }
  }

  /// What helps.
  var advice: LocalizedText {
    isLost
      ? LocalizedText(
        vi: """
          Chữ đã mất không lấy lại được: từ bản gốc, lưu lại dạng «CSV UTF-8», hoặc nộp chính \
          tệp .xlsx.
          """,
        en: """
          What is lost does not come back: save the original again as “CSV UTF-8”, or hand in the \
          .xlsx itself.
          """)
      : LocalizedText(
        vi: "Chuyển sang Unicode bằng UniKey (Ctrl+Shift+F6).",
        en: "Convert it to Unicode (UniKey, Ctrl+Shift+F6).")
  }

  /// Whether the letters are gone.
  var isLost: Bool { [.lost, .twice, .replaced].contains(self) }
}
