import Interchange
import Storage

extension UnitRowFault: InWords {
  var message: Message {
    switch self {
    case .noLevel(let code):
      .value(code, vi: "không rõ cấp nào; thêm cột level", en: "tells no level; add a column level")
    case .incomplete: Message(vi: "thiếu mã, tên hoặc loại", en: "no code, no name or no type")
    case .noDay: Message(vi: "chưa có ngày hiệu lực", en: "no day on which it took effect")
    case .noParent(let code, let day):
      Message(
        vi: "ngày \(day.vietnamese) không có đơn vị cấp trên mã \(code)",
        en: "there is no unit above with code \(code) on \(day)")
    case .differs(let here, let name):
      Message(
        vi: """
          đã có là \(here.fullName) (từ \(here.validFrom?.vietnamese ?? "trước")), giữ nguyên; tệp \
          ghi «\(name)» hoặc cấp trên khác
          """,
        en: """
          present as \(here.fullName) (since \(here.validFrom?.iso ?? "before")), kept; the file \
          has “\(name)” or another parent
          """)
    case .taken(let here, let day):
      Message(
        vi: """
          ngày \(day.vietnamese) mã \(here.code) là \(here.fullName); nếu đã thay đổi thì ghi ngày \
          bằng --from, hoặc unit merge, split, rename
          """,
        en: """
          on \(day) the code \(here.code) is \(here.fullName); if it changed, give the day with \
          --from, or use unit merge, split, rename
          """)
    case .inUse(let unit):
      Message(
        vi: """
          \(unit.named) đã có dữ liệu, không rõ thuộc trước hay sau thay đổi; nạp danh sách thay \
          đổi trước khi ghi dữ liệu
          """,
        en: """
          records name \(unit.named), and whether they mean it before or after the change is not \
          known; import successions before records
          """)
    case .unmatched(let code, let name, nil, let day):
      Message(
        vi: "ngày \(day.vietnamese) không có mã \(code) («\(name.shownInMessage)»)",
        en: "there is no code \(code) (“\(name.shownInMessage)”) on \(day)")
    case .unmatched(let code, let name, let other?, let day):
      Message(
        vi: """
          ngày \(day.vietnamese) mã \(code) là \(other.fullName), không phải \
          «\(name.shownInMessage)»
          """,
        en: "on \(day) the code \(code) is \(other.fullName), not “\(name.shownInMessage)”")
    case .otherSpelling(let found, let name):
      .taken(name, as: found, vi: "cùng mã, viết khác", en: "same code, other spelling")
    case .otherType(let found, let name):
      .taken(name, as: found, vi: "cùng mã và tên, khác loại", en: "same code and name, other type")
    case .otherCode(let found, let code):
      Message(
        vi: "mã \(code) được hiểu là \(found.code) \(found.fullName): tên duy nhất trong tỉnh",
        en: """
          code \(code) was taken as \(found.code) \(found.fullName): the only such name in the \
          province
          """)
    }
  }
}

extension Message {
  fileprivate static func taken(
    _ name: String, as found: UnitVersion, vi: String, en: String
  ) -> Message {
    let shown = name.shownInMessage
    return Message(
      vi: "«\(shown)» được hiểu là \(found.named): \(vi)",
      en: "“\(shown)” was taken as \(found.named): \(en)")
  }
}

extension UnitVersion {
  fileprivate var named: String { "\(fullName) (\(code))" }
}

extension NotInOrder: InWords {
  var message: Message {
    .value(
      day.iso, vi: "không hợp với ngày của danh sách, \(listed.vietnamese)",
      en: "does not go with the day of the list, \(listed)")
  }
}
