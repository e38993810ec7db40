import Query
import Storage

/// What a writing command prints: the code and the id of what it wrote.
enum Written {
  static let headings = [
    Heading("code", vi: "Mã", en: "Code"),
    Heading("id", vi: "Số hiệu", en: "Id"),
    Heading("done", vi: "Việc", en: "Done"),
  ]

  static func row<R: Record>(_ code: String, _ id: Id<R>, _ done: Phrase) -> [Cell] {
    [Cell(code), .numeral(id.rawValue), .phrase(done)]
  }
}

extension Phrase {
  static let added = Phrase(vi: "đã thêm", en: "added")
}
