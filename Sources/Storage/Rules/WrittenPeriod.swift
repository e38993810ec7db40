/// Periods as people write them.
extension Period {
  /// Reads a stored form, or `năm 2024`, `6 tháng đầu năm 2024`, `quý III/2024`, `tháng 7/2024`,
  /// `9 tháng năm 2024`, `2020-2024`, `giai đoạn 2021–2025`, `từ 2017 đến nay`.
  init?(written text: String) {
    if let stored = Period(text.tidied) {
      self = stored
      return
    }
    let words = text.searchKey.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter {
        !["nam", "giai", "doan", "period", "the", "of", "year", "nhiem", "ky"].contains($0)
      }
    guard let form = Period.stored(words), let period = Period(form) else { return nil }
    self = period
  }

  /// The stored form of what is said in those words.
  private static func stored(_ words: [String]) -> String? {
    let years = words.filter { $0.utf8.count == 4 && Int($0) != nil }
    let rest = words.filter { !years.contains($0) }
    switch (rest, years.count) {
    case ([], 1): return years[0]
    case ([], 2), (["tu", "den"], 2), (["from", "to"], 2): return "\(years[0])/\(years[1])"
    case (["tu", "den", "nay"], 1), (["from", "to", "present"], 1), (["from", "to", "date"], 1):
      return "\(years[0])/.."
    case (["6", "thang", "dau"], 1), (["first", "6", "months"], 1), (["6", "thang"], 1):
      return "\(years[0])-S1"
    case (["6", "thang", "cuoi"], 1), (["last", "6", "months"], 1): return "\(years[0])-S2"
    default: break
    }
    guard rest.count == 2, let year = years.first, years.count == 1 else { return nil }
    switch (rest[0], number(rest[1]), Int(rest[0]), rest[1]) {
    case ("quy", let quarter?, _, _), ("quarter", let quarter?, _, _):
      return (1...4).contains(quarter) ? "\(year)-Q\(quarter)" : nil
    case ("thang", let month?, _, _): return "\(year)-\(month.padded(2))"
    case (_, _, let months?, "thang"), (_, _, let months?, "months"):
      return (1...12).contains(months) ? "\(year)-01/\(year)-\(months.padded(2))" : nil
    default: return nil
    }
  }

  /// In digits, or Roman from I to IV.
  private static func number(_ word: String) -> Int? {
    Int(word) ?? ["i", "ii", "iii", "iv"].firstIndex(of: word).map { $0 + 1 }
  }
}
