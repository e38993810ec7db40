import Query
import Storage

/// What a writing command prints: the code and the id of what it wrote.
struct Written {
  let code: String
  private let id: Int64
  private let done: Phrase

  init<R: Record>(_ code: String, _ id: Id<R>, _ done: Phrase) {
    (self.code, self.id, self.done) = (code, id.rawValue, done)
  }

  static let headings = [
    Heading("code", vi: "Mã", en: "Code"),
    Heading("id", vi: "ID", en: "Id"),
    Heading("done", vi: "Việc", en: "Done"),
  ]

  var row: [Cell] { [Cell(code), .numeral(id), .phrase(done)] }
}

extension Phrase {
  static let added = Phrase(vi: "đã thêm", en: "added")

  /// What was removed, and how much went with it.
  static func removed(_ name: String, _ removal: Removal) -> Phrase {
    removed(Phrase(vi: name.visible, en: name.visible), removal)
  }

  static func removed(_ name: Phrase, _ removal: Removal) -> Phrase {
    func list(_ language: Language) -> String {
      removal.parts.map { "\(Noun.rows(of: $0.table)[language]): \($0.count)" }
        .joined(separator: ", ")
    }
    let isAlone = removal.parts.isEmpty
    return Phrase(
      vi: "đã xóa «\(name.vietnamese)»" + (isAlone ? "" : ", cùng \(list(.vietnamese))"),
      en: "removed “\(name.english)”" + (isAlone ? "" : ", with \(list(.english))"))
  }

  /// A day or year that has not come yet is no mistake for sure, but worth a second look.
  static func inFuture(_ what: String) -> Phrase {
    Phrase(
      vi: "Lưu ý: \(what) chưa đến. Kiểm tra lại nếu gõ nhầm.",
      en: "Note: \(what) is still to come. Check it for a slip.")
  }

  static func lookAlikes(_ codes: [String]) -> Phrase {
    let list = codes.joined(separator: ", ")
    return Phrase(
      vi: "Lưu ý: cùng tên, cùng tỉnh, cùng năm với \(list). Kiểm tra xem có nhập hai lần không.",
      en: "Note: same title, province and year as \(list). Check that it was not entered twice.")
  }
}
