import Storage

/// A year as a column of a file has it.
enum Year {
  /// `2026`, `năm 2026`, and `2026.0` as some spreadsheets save it.
  static func parse(_ text: String, field: FieldRef) throws(DomainError) -> Int {
    var digits = text.searchKey
    if digits.hasPrefix("nam ") { digits.removeFirst(4) }
    if digits.hasSuffix(".0") || digits.hasSuffix(",0") { digits.removeLast(2) }
    guard digits.utf8.count == 4, let year = Int(digits) else {
      throw RowFault.notYear(text).error(in: field, .type)
    }
    return year
  }
}

/// What was looked up last, by what was looked up; a file names the same units over and over.
struct Memo<Value, Key: Hashable> {
  private var values: [Key: Value] = [:]

  mutating func value(_ key: Key, _ find: () throws -> Value) throws -> Value {
    if let known = values[key] { return known }
    let found = try find()
    if values.count > 50_000 { values.removeAll() }
    values[key] = found
    return found
  }
}

extension String {
  /// The name of a group: without its number and what is counted behind it.
  var ofGroup: String {
    let name = withoutSectionNumber
    return String(name.prefix { !":(".contains($0) }).tidied
  }

  /// `I. Lĩnh vực kinh tế` without the number.
  var withoutSectionNumber: String {
    let mark = prefix { $0.isLetter || $0.isNumber }
    var rest = dropFirst(mark.count)
    if rest.first == " ", SectionNumbering(of: mark) != nil { rest.removeFirst() }
    guard mark.count <= 4, let next = rest.first, ".)-–/".contains(next) else { return self }
    let name = String(rest.dropFirst()).tidied
    // `I.1. …`
    if case .dotted? = SectionNumbering(of: self[...]), name.first?.isNumber ?? false {
      return name.withoutSectionNumber
    }
    return name
  }
}
