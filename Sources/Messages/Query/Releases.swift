import Query
import Storage

extension ReleaseFault: InWords {
  var message: Message {
    switch self {
    case .exists(let name): exists(name.shownInMessage)
    case .correctedAlready(let old, let later):
      correctedAlready(old.name.shownInMessage, by: later.name.shownInMessage)
    case .notAsReleased(let release, let output): notAsReleased(release, output)
    case .noParameter(let name, let known):
      noParameter(name.shownInMessage, known.joined(separator: ", "))
    case .toldTwice(let name):
      Message(
        .usage, vi: "ghi hai lần, cả ở -p \(name)", en: "is given twice, in -p \(name) too",
        LocalizedText(vi: "Bỏ một chỗ.", en: "Leave one of them out."))
    case .ofDayToCome(let day): ofDayToCome(day)
    case .useless(let name): useless(name, "--" + name.replacing("_", with: "-"))
    }
  }

  private func exists(_ shown: String) -> Message {
    Message(
      vi: "Bản công bố «\(shown)» đã có và không sửa được",
      en: "The release “\(shown)” exists already, and is never changed",
      LocalizedText(
        vi: "Đặt tên khác. Để sửa bản ấy, thêm: --corrects \(shown) --reason \"…\"",
        en: "Give another name. To correct that one, add: --corrects \(shown) --reason \"…\""))
  }

  private func correctedAlready(_ old: String, by last: String) -> Message {
    Message(
      vi: "«\(old)» đã có bản «\(last)» sửa", en: "“\(old)” was corrected already, by “\(last)”",
      LocalizedText(
        vi: "Sửa bản sau cùng: --corrects \(last)", en: "Correct the last one: --corrects \(last)"))
  }

  private func notAsReleased(_ release: Release, _ output: ReleaseOutput) -> Message {
    let name = "\(release.name)/\(output.report).\(output.format)".shownInMessage
    return Message(
      vi: "«\(name)» không còn như lúc công bố: nội dung khác mã SHA-256",
      en: "“\(name)” is not what was released: its bytes do not have its SHA-256",
      LocalizedText(
        vi: "Xem: danvan release verify \(release.name)",
        en: "See: danvan release verify \(release.name)"))
  }

  private func noParameter(_ shown: String, _ known: String) -> Message {
    Message(
      .usage, vi: "Không báo cáo nào có tham số «\(shown)»",
      en: "None of the reports has a parameter “\(shown)”",
      known.isEmpty
        ? LocalizedText(vi: "Bỏ -p: không có tham số nào.", en: "Leave -p out: they take none.")
        : LocalizedText(vi: "Chọn một trong: \(known)", en: "Use one of: \(known)"))
  }

  private func ofDayToCome(_ day: Day) -> Message {
    .value(
      day.iso, vi: "chưa đến; bản công bố giữ mãi nên chỉ nói về những ngày đã đến",
      en: "has not come; what a release says is kept, so it is of days that have",
      LocalizedText(
        vi: "Muộn nhất là hôm nay, \(Day.today.vietnamese).",
        en: "Today, \(Day.today), at the latest."))
  }

  private func useless(_ name: String, _ option: String) -> Message {
    Message(
      .usage, vi: "không báo cáo nào có tham số \(name)", en: "none of the reports has \(name)",
      LocalizedText(
        vi: "Bỏ \(option), hoặc chọn báo cáo khác: danvan report list",
        en: "Leave \(option) out, or choose other reports: danvan report list"))
  }
}
