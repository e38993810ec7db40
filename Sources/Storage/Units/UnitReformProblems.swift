/// What stands in the way of a change of units.
extension DomainError {
  static func mergesAlone(_ unit: UnitVersion) -> DomainError {
    DomainError(
      .badData, field: "--into",
      LocalizedText(
        vi: "\(unit.fullName) (\(unit.code)) không sáp nhập vào chính nó được",
        en: "\(unit.fullName) (\(unit.code)) cannot merge into itself"),
      advice: LocalizedText(
        vi: "Ghi thêm đơn vị cùng sáp nhập; đổi tên, đổi loại thì dùng unit rename, unit retype.",
        en: "Name the other units too; for a new name or type use unit rename, unit retype."))
  }

  static func splitsIntoOne(_ unit: UnitVersion) -> DomainError {
    DomainError(
      .badData, field: "--into",
      LocalizedText(
        vi: "\(unit.fullName) (\(unit.code)) phải chia thành ít nhất hai đơn vị khác nhau",
        en: "\(unit.fullName) (\(unit.code)) must be split into two different units at least"),
      advice: LocalizedText(
        vi: "Lặp lại --into cho từng đơn vị.", en: "Repeat --into for each of them."))
  }

  static func codeLeft(_ code: String) -> DomainError {
    .invalid(
      "--code", code, vi: "thừa: không còn đơn vị mới nào cần mã",
      en: "is too many: no new unit is left that needs one")
  }

  static func hasChildren(_ unit: UnitVersion, _ count: Int) -> DomainError {
    DomainError(
      .badData,
      LocalizedText(
        vi:
          "\(unit.fullName) (\(unit.code)) có \(count) đơn vị trực thuộc, không rõ đơn vị nào về đâu",
        en: "\(unit.fullName) (\(unit.code)) has \(count) units below; where each goes is not known"
      ),
      advice: LocalizedText(
        vi: "Nạp danh sách mới (unit import --valid-on) và thay đổi (unit import --successions).",
        en: "Import the new list (unit import --valid-on) and the changes (--successions)."))
  }

  static func endsAnyway(_ unit: UnitVersion, _ end: Day) -> DomainError {
    DomainError(
      .badData,
      LocalizedText(
        vi: """
          \(unit.fullName) (\(unit.code)) đã có thay đổi ngày \(Language.vietnamese.written(end))
          """,
        en: "\(unit.fullName) (\(unit.code)) already changed on \(end)"),
      advice: LocalizedText(
        vi: "Xem: danvan unit show \(unit.code)@\(Language.vietnamese.written(end.before))",
        en: "See: danvan unit show \(unit.code)@\(end.before)"))
  }

  static func namedTwice(_ unit: UnitVersion) -> DomainError {
    DomainError(
      .badData,
      LocalizedText(
        vi: "\(unit.fullName) (\(unit.code)) được ghi hai lần",
        en: "\(unit.fullName) (\(unit.code)) is named twice"),
      advice: LocalizedText(vi: "Bỏ bớt một lần.", en: "Name it once."))
  }

  static func otherLevel(_ first: UnitVersion, _ second: UnitVersion) -> DomainError {
    DomainError(
      .badData,
      LocalizedText(
        vi: "\(first.fullName) (\(first.code)) và \(second.fullName) (\(second.code)) khác cấp",
        en:
          "\(first.fullName) (\(first.code)) and \(second.fullName) (\(second.code)) are of different levels"
      ),
      advice: LocalizedText(
        vi: "Ghi mã, hoặc thêm --province.", en: "Give codes, or add --province."))
  }

  static func isSo(_ field: String, _ value: String) -> DomainError {
    .invalid(field, value, vi: "trùng với hiện tại", en: "is what it is already")
  }

  /// - Parameter about: the new unit, or what may be chosen.
  static func missing(_ option: String, _ about: String) -> DomainError {
    let shown = about.shownInMessage
    return DomainError(
      .badData, field: option,
      LocalizedText(
        vi: "đơn vị mới cần \(option) (\(shown))", en: "the new unit needs \(option) (\(shown))"),
      advice: LocalizedText(vi: "Thêm \(option).", en: "Add \(option)."))
  }

  static func codeTaken(_ code: String, _ other: UnitVersion) -> DomainError {
    .invalid(
      "--code", code, vi: "là mã của \(other.fullName)", en: "is the code of \(other.fullName)",
      advice: LocalizedText(vi: "Dùng mã khác.", en: "Use another code."))
  }
}
