import Storage

extension UnitFault: InWords {
  var message: Message {
    switch self {
    case .gone(let unit, let day, let heirs): gone(unit, day, heirs.joined(separator: "; "))
    case .unsettled(let unit, let day, let heirs): unsettled(unit, day, heirs)
    case .provinceMissing:
      Message(
        vi: "chưa có tỉnh, thành phố", en: "the province is missing",
        LocalizedText(
          vi: "Ghi mã hoặc tên tỉnh, ví dụ 22 hoặc Quảng Ninh.",
          en: "Give its code or name, e.g. 22 or Quảng Ninh."))
    case .noProvince(let unit):
      .value(unit.fullName, vi: "không thuộc tỉnh, thành nào", en: "stands under no province")
    case .twoUnits(let name, let period):
      .value(
        name, vi: "là hai đơn vị khác nhau trong kỳ \(period)",
        en: "was two different units in \(period)",
        LocalizedText(
          vi: "Ghi thêm ngày đăng ký hay ngày của số liệu, hoặc \(name.shownInMessage)@NGÀY.",
          en: "Add the day of registration or of the figure, or write \(name.shownInMessage)@DAY."))
    case .mergesAlone(let unit):
      Message(
        vi: "\(unit.shown) không sáp nhập vào chính nó được",
        en: "\(unit.shown) cannot merge into itself",
        LocalizedText(
          vi: "Ghi thêm đơn vị cùng sáp nhập; đổi tên, đổi loại thì dùng unit rename, unit retype.",
          en: "Name the other units too; for a new name or type use unit rename, unit retype."))
    case .splitsIntoOne(let unit):
      Message(
        vi: "\(unit.shown) phải chia thành ít nhất hai đơn vị khác nhau",
        en: "\(unit.shown) must be split into two different units at least",
        LocalizedText(
          vi: "Lặp lại --into cho từng đơn vị.", en: "Repeat --into for each of them."))
    case .codeLeft(let code):
      .value(
        code, vi: "thừa: không còn đơn vị mới nào cần mã",
        en: "is too many: no new unit is left that needs one")
    case .hasChildren(let unit, let count):
      Message(
        vi: "\(unit.shown) có \(count) đơn vị trực thuộc, không rõ đơn vị nào về đâu",
        en: "\(unit.shown) has \(count) units below; where each goes is not known",
        LocalizedText(
          vi: "Nạp danh sách mới (unit import --valid-on) và thay đổi (unit import --successions).",
          en: "Import the new list (unit import --valid-on) and the changes (--successions)."))
    case .endsAnyway(let unit, let end):
      Message(
        vi: "\(unit.shown) đã có thay đổi ngày \(end.vietnamese)",
        en: "\(unit.shown) already changed on \(end)",
        LocalizedText(
          vi: "Xem: danvan unit show \(unit.code)@\(end.before.vietnamese)",
          en: "See: danvan unit show \(unit.code)@\(end.before)"))
    case .namedTwice(let unit):
      Message(
        vi: "\(unit.shown) được ghi hai lần", en: "\(unit.shown) is named twice",
        LocalizedText(vi: "Bỏ bớt một lần.", en: "Name it once."))
    case .otherLevel(let one, let other):
      Message(
        vi: "\(one.shown) và \(other.shown) khác cấp",
        en: "\(one.shown) and \(other.shown) are of different levels",
        LocalizedText(
          vi: "Ghi mã, hoặc thêm --province.", en: "Give codes, or add --province."))
    case .isSo(let value):
      .value(value, vi: "trùng với hiện tại", en: "is what it is already")
    case .otherType(let name, let type):
      .value(
        name, vi: "kèm loại khác (\(type))", en: "has another type (\(type))",
        LocalizedText(
          vi: "Ghi tên không kèm loại; đổi loại thì dùng unit retype.",
          en: "Leave the type away; to change it use unit retype."))
    case .missing(let column, let about): missing("--\(column)", about.shownInMessage)
    case .elsewhere(let unit, let own):
      Message(
        vi: "chỉ có \(unit.shownInMessage), ngoài \(own.fullName) là tỉnh của tệp này",
        en: "there is only \(unit.shownInMessage), outside \(own.fullName), whose file this is",
        LocalizedText(
          vi: "Nếu đúng là nơi ấy: ghi thêm tỉnh, hoặc ghi mã. Nếu không: sửa tên.",
          en: "If that is meant, say its province too, or its code; if not, correct the name."))
    case .codeTaken(let code, let other):
      .value(
        code, vi: "là mã của \(other.fullName)", en: "is the code of \(other.fullName)",
        LocalizedText(vi: "Dùng mã khác.", en: "Use another code."))
    }
  }

  private func gone(_ unit: UnitVersion, _ day: Day, _ heirs: String) -> Message {
    Message(
      vi: "\(unit.shown) không có ngày \(day.vietnamese)",
      en: "\(unit.shown) did not exist on \(day)",
      fate(of: unit, on: day, heirs))
  }

  private func unsettled(_ unit: UnitVersion, _ day: Day, _ heirs: [String]) -> Message {
    let list = heirs.joined(separator: "; ")
    return Message(
      vi: "\(unit.shown) không có ngày \(day.vietnamese), mô hình ở đâu ngày ấy thì chưa rõ",
      en: "\(unit.shown) did not exist on \(day); where the model was by then is not known",
      heirs.isEmpty
        ? LocalizedText(
          vi: "Ghi đơn vị của nó (--unit); tỉnh cũng được.",
          en: "Name its unit (--unit); the province will do.")
        : LocalizedText(
          vi: "Ghi một đơn vị (--unit): \(list); không biết thì ghi tỉnh.",
          en: "Name one (--unit): \(list); or the province where nobody knows."))
  }

  private func fate(of unit: UnitVersion, on day: Day, _ heirs: String) -> LocalizedText? {
    if let start = unit.validFrom, day < start {
      return LocalizedText(
        vi: "Đơn vị này có từ ngày \(start.vietnamese).", en: "It exists since \(start).")
    }
    if heirs.isEmpty { return nil }
    let last = unit.validTo?.before ?? day
    return LocalizedText(
      vi: """
        Nay thuộc: \(heirs). Số liệu cũ thì ghi kèm ngày: \(unit.nameVi)@\(last.vietnamese).
        """,
      en: "It is now part of: \(heirs). For an old record add a day: \(unit.nameVi)@\(last).")
  }

  private func missing(_ option: String, _ shown: String) -> Message {
    Message(
      vi: "đơn vị mới cần \(option) (\(shown))", en: "the new unit needs \(option) (\(shown))",
      LocalizedText(vi: "Thêm \(option).", en: "Add \(option)."))
  }
}

extension UnitVersion {
  fileprivate var shown: String { "\(fullName) (\(code))" }
}
