import Query
import Storage

extension UnitFlaw {
  var text: LocalizedText {
    switch self {
    case .noName(let id):
      LocalizedText(
        vi: "Đơn vị số \(id.shownInMessage) không có tên nào",
        en: "Unit number \(id.shownInMessage) has no name")
    case .twoNames(let name, let start): .twoNames(name.shownInMessage, start)
    case .oneCode(let one, let other):
      LocalizedText(
        vi: "\(one.shownInMessage) và \(other.shownInMessage)",
        en: "“\(one.shownInMessage)” and “\(other.shownInMessage)”")
    case .noParent(let unit, let parent):
      LocalizedText(
        vi: "\(unit.shownInMessage) dưới \(parent.shownInMessage)",
        en: "“\(unit.shownInMessage)” under “\(parent.shownInMessage)”")
    case .notBefore(let unit, let day):
      .unit(unit, day, vi: "không có trước ngày", en: "did not exist before")
    case .notOn(let unit, let day):
      .unit(unit, day, vi: "không có vào ngày", en: "did not exist on")
    case .stillThere(let unit, let day):
      .unit(
        unit, day, vi: "đã nhập trọn mà vẫn còn vào ngày",
        en: "went over whole and still exists on")
    case .noSuccessor(let unit, let day):
      LocalizedText(
        vi: "\(unit.shownInMessage), hết từ \(Language.vietnamese.written(day))",
        en: "“\(unit.shownInMessage)”, gone since \(day.iso)")
    case .totals(nil):
      LocalizedText(
        vi: "Mô hình chưa đăng ký năm nào không được nêu đúng",
        en: "Models without a registration are not listed right")
    case .totals(let year?):
      LocalizedText(
        vi: "Năm \(year): số đăng ký hoặc công nhận lưu sẵn không đúng",
        en: "\(year): the registrations or recognitions kept are not right")
    }
  }
}

extension LocalizedText {
  fileprivate static func twoNames(_ name: String, _ start: Day?) -> LocalizedText {
    let vietnamese = start.map { Language.vietnamese.written($0) } ?? "từ đầu"
    return LocalizedText(
      vi: "\(name) bắt đầu \(vietnamese) khi tên trước còn hiệu lực",
      en: "“\(name)” begins \(start?.iso ?? "at the beginning") while an earlier name still holds")
  }

  fileprivate static func unit(
    _ unit: String, _ day: Day, vi: String, en: String
  ) -> LocalizedText {
    let name = unit.shownInMessage
    return LocalizedText(
      vi: "\(name) \(vi) \(Language.vietnamese.written(day))", en: "“\(name)” \(en) \(day.iso)")
  }
}

extension ModelFlaw {
  var text: LocalizedText {
    switch self {
    case .lookAlike(let title, let year):
      LocalizedText(
        vi: "«\(title.shownInMessage)», năm \(year)", en: "“\(title.shownInMessage)”, \(year)")
    case .unitGone(let unit, let time): .gone(unit.shownInMessage, time)
    case .otherProvince(let year, let written, let over):
      LocalizedText(
        vi: """
          Đăng ký năm \(year) ghi \(written.shownInMessage); đơn vị thuộc \(over.shownInMessage)
          """,
        en: """
          Registered for \(year) under “\(written.shownInMessage)”; the unit is in \
          “\(over.shownInMessage)”
          """)
    case .outOfOrder(let year, let level, let before, let outcome):
      .outOfOrder(year, level, before, outcome)
    case .unrecognized(let year, let level, let day): .unrecognized(year, level, day)
    }
  }
}

extension LocalizedText {
  fileprivate static func gone(_ unit: String, _ time: String) -> LocalizedText {
    guard let day = Day(iso: time) else {
      return LocalizedText(
        vi: "\(unit) không có năm \(time)", en: "“\(unit)” did not exist in \(time)")
    }
    return LocalizedText(
      vi: "\(unit) không có ngày \(Language.vietnamese.written(day))",
      en: "“\(unit)” did not exist on \(day.iso)")
  }
}

extension DateFlaw {
  var text: LocalizedText {
    let written = { (day: Day) in Language.vietnamese.written(day) }
    switch self {
    case .decidedEarly(let decided, let registered, let year):
      return LocalizedText(
        vi: "Quyết định \(written(decided)), đăng ký \(registered.map(written) ?? String(year))",
        en: "Decided \(decided.iso), registered \(registered?.iso ?? String(year))")
    case .registeredIn(let year, let day):
      return LocalizedText(
        vi: "Năm đăng ký \(year), ngày đăng ký \(written(day))",
        en: "Registered for \(year), on \(day.iso)")
    case .span(let first, let last):
      return LocalizedText(
        vi: "Từ \(written(first)) đến \(written(last))", en: "From \(first.iso) to \(last.iso)")
    case .afterSource(let day, let source, let published):
      return LocalizedText(
        vi: "Số liệu đến \(written(day)), nguồn \(source) đăng \(written(published))",
        en: "As of \(day.iso), source \(source) of \(published.iso)")
    case .beforeTarget(let issued, let target):
      return LocalizedText(
        vi: "Ban hành \(written(issued)), văn bản kia \(written(target))",
        en: "Issued \(issued.iso), the other one \(target.iso)")
    case .namedEarly(let issued, let source, let published):
      return LocalizedText(
        vi: "Ban hành \(written(issued)), nguồn \(source) đăng \(written(published))",
        en: "Issued \(issued.iso), source \(source) of \(published.iso)")
    case .ahead(let day):
      return LocalizedText(
        vi: "Ngày \(written(day)) chưa đến", en: "\(day.iso) is yet to come")
    }
  }
}
