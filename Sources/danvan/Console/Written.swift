import Query
import Storage

/// What a writing command prints: the code and the id of what it wrote.
struct Written {
  let code: String
  private let id: Int64
  private let done: LocalizedText

  init<R: Record>(_ code: String, _ id: Id<R>, _ done: LocalizedText) {
    (self.code, self.id, self.done) = (code, id.rawValue, done)
  }

  static let headings = [
    Heading("code", vi: "Mã", en: "Code"),
    Heading("id", vi: "ID", en: "Id"),
    Heading("done", vi: "Việc", en: "Done"),
  ]

  var row: [Cell] { [Cell(code), .numeral(id), .phrase(done)] }
}

extension LocalizedText {
  static let added = LocalizedText(vi: "đã thêm", en: "added")

  /// What was removed, and how much went with it.
  static func removed(_ name: String, _ removal: Removal) -> LocalizedText {
    removed(LocalizedText(vi: name.visible, en: name.visible), removal)
  }

  static func removed(_ name: LocalizedText, _ removal: Removal) -> LocalizedText {
    func list(_ language: Language) -> String {
      removal.parts.map { "\(EntityKind.rows(of: $0.table)[language]): \($0.count)" }
        .joined(separator: ", ")
    }
    let isAlone = removal.parts.isEmpty
    return LocalizedText(
      vi: "đã xóa «\(name.vietnamese)»" + (isAlone ? "" : ", cùng \(list(.vietnamese))"),
      en: "removed “\(name.english)”" + (isAlone ? "" : ", with \(list(.english))"))
  }

  /// A day or year that has not come yet is no mistake for sure, but worth a second look.
  static func inFuture(_ what: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: \(what) chưa đến. Kiểm tra lại nếu gõ nhầm.",
      en: "Note: \(what) is still to come. Check it for a slip.")
  }

  static func lookAlikes(_ codes: [String]) -> LocalizedText {
    let list = codes.joined(separator: ", ")
    return LocalizedText(
      vi: "Lưu ý: cùng tên, cùng tỉnh, cùng năm với \(list). Kiểm tra xem có nhập hai lần không.",
      en: "Note: same title, province and year as \(list). Check that it was not entered twice.")
  }
}
