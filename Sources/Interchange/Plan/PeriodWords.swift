import Storage

extension HeadingWords {
  /// The parts of years that a line names, as periods are stored: "Báo cáo 6 tháng đầu năm 2026",
  /// "Quý II/2026"; not the months of days.
  ///
  /// - Parameter year: of which a part is where a line names none, as the name of a sheet: "Quý I".
  static func parts(of text: String, in year: String?) -> [String] {
    let year = mentioned(in: text).isEmpty ? year : nil
    let words = text.split { $0.isWhitespace || ",;:()".contains($0) }.map(String.init)
    let keys = words.map(\.searchKey)
    if let span = span(keys) { return [span] }
    var (found, start): ([String], Int) = ([], 0)
    while start < words.count {
      guard beginsPart(keys, start), let (part, count) = part(words[start...], in: year) else {
        start += 1
        continue
      }
      found.append(part)
      start += count
    }
    return found
  }

  /// "Từ ngày 01/01/2026 đến hết ngày 30/6/2026": whole months of one year.
  private static func span(_ keys: [String]) -> String? {
    guard let start = keys.firstIndex(of: "tu"), let end = keys.lastIndex(of: "den"), start < end
    else { return nil }
    let days = [keys[start..<end], keys[end...]].map { part in
      part.lazy.compactMap { try? Day.parse($0, field: "") }.first
    }
    guard let first = days[0], let last = days[1], first.year == last.year, first.day == 1,
      Day(year: last.year, month: last.month, day: last.day + 1) == nil
    else { return nil }
    return try? Period.stored(
      "từ tháng \(first.month) đến tháng \(last.month) năm \(first.year)")
  }

  private static func beginsPart(_ keys: [String], _ start: Int) -> Bool {
    let isCounted = start > 0 && Int(keys[start - 1]) != nil
    switch keys[start] {
    case "quy": return true
    case "thang": return !isCounted
    case "tu": return start + 1 < keys.count && keys[start + 1] == "thang"
    default:
      return Int(keys[start]) != nil && start + 1 < keys.count && keys[start + 1] == "thang"
        && !(start > 0 && keys[start - 1] == "ngay")
    }
  }

  /// The longest that is a part of one year.
  private static func part(
    _ words: ArraySlice<String>, in year: String?
  ) -> (part: String, count: Int)? {
    for count in (2...9).reversed() where count <= words.count {
      let text = words.prefix(count).joined(separator: " ")
      for text in [text] + (year.map { [text + " " + $0] } ?? []) {
        if let part = try? Period.stored(text), part.utf8.count > 4 { return (part, count) }
      }
    }
    return nil
  }
}

extension HeadingWords {
  /// What heads rows of a year or a part of one, as it is stored.
  static func heading(of period: String) -> String {
    let (year, part) = (period.prefix(4), period.dropFirst(5))
    switch part.first {
    case nil where period.utf8.count == 4: return "Năm \(year)"
    case "Q": return "Quý \(part.dropFirst()) năm \(year)"
    case "S": return "6 tháng \(part == "S1" ? "đầu" : "cuối") năm \(year)"
    case _ where part.utf8.count == 2: return "Tháng \(part) năm \(year)"
    default:
      let (first, last) = (part.prefix(2), period.suffix(2))
      return "Từ tháng \(first) đến tháng \(last) năm \(year)"
    }
  }
}

extension HeadingWords {
  /// "Số liệu tính đến hết ngày 30/6/2026", "đến ngày 30 tháng 6 năm 2026".
  static func countedOn(_ text: String) -> Day? {
    let words = text.searchKey.split { $0.isWhitespace || ",;:()".contains($0) }.map(String.init)
    guard let end = words.indices.first(where: { words[$0] == "den" }) else { return nil }
    let rest = words[(end + 1)...].drop { ["het", "ngay"].contains($0) }
    // "Hạn gửi đến ngày …" is of something else.
    let isCount = end == 0 || words[..<end].contains { ["tinh", "lieu", "ke", "tu"].contains($0) }
    guard isCount, span(words) == nil, let first = rest.first else { return nil }
    if let day = try? Day.parse(first, field: "") { return day }
    let parts = Array(rest.prefix(5))
    guard parts.count == 5, parts[1] == "thang", parts[3] == "nam" else { return nil }
    return try? Day.parse("\(parts[0])/\(parts[2])/\(parts[4])", field: "")
  }
}
