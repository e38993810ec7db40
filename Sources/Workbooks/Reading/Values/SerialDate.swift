/// Days as Excel counts them, and times as fractions of a day.
struct SerialDate {
  /// Whether day 0 is 1904-01-01, as in old workbooks of the Macintosh.
  var isFrom1904 = false

  private static let day = 86_400_000

  /// What a number shown in such a format is; nil where it is no date that there could be.
  func value(_ number: String, _ kind: CellFormat.Kind) -> SheetValue? {
    guard let serial = Double(number), serial >= 0, serial < 2_958_466 else { return nil }
    let thousandths = Int((serial * Double(Self.day)).rounded())
    let (days, time) = thousandths.quotientAndRemainder(dividingBy: Self.day)
    if kind == .duration { return .time(Self.time(thousandths)) }
    // In the system of 1900 day 0 is none.
    if days == 0, kind == .time || !isFrom1904 { return .time(Self.time(time)) }
    guard let date = date(days) else { return nil }
    return .date(time == 0 ? date : "\(date)T\(Self.time(time))")
  }

  private func date(_ days: Int) -> String? {
    // Excel counts a 29 February 1900, which never was, so days before it are one lower.
    if !isFrom1904, days == 60 { return "1900-02-29" }
    let epoch = isFrom1904 ? -24_107 : days < 60 ? -25_568 : -25_569
    return Self.civil(days + epoch)
  }

  /// The day that many days after 1970-01-01; nil after the year 9999.
  /// https://howardhinnant.github.io/date_algorithms.html#civil_from_days
  static func civil(_ days: Int) -> String? {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let ofEra = shifted % 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return year > 9999 ? nil : "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  static func time(_ thousandths: Int) -> String {
    let seconds = thousandths / 1000
    let rest = thousandths % 1000
    return padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":"
      + padded(seconds % 60, 2) + (rest == 0 ? "" : ".\(padded(rest, 3))")
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// What an ISO 8601 date or time is, as strict workbooks and OpenDocument have it: a time of 0:00
  /// is not said. Nil for what is none.
  static func value(iso text: String) -> SheetValue? {
    var text = text
    if text.hasSuffix("Z") { text.removeLast() }
    let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    if halves.count == 1, isDate(halves[0]) { return .date(text) }
    guard let time = halves.last.flatMap({ clock($0) }) else { return nil }
    if halves.count == 1 || halves[0].isEmpty { return .time(time) }
    guard isDate(halves[0]) else { return nil }
    return .date(time == "00:00:00" ? String(halves[0]) : "\(halves[0])T\(time)")
  }

  private static func isDate(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 10
      && bytes.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == UInt8(ascii: "-") : byte &- 0x30 < 10
      }
  }

  /// `14:30:00` of `14:30`, `14:30:00.25` or `14:30:00.0000`.
  private static func clock(_ text: Substring) -> String? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = Int(parts[0]), let minute = Int(parts[1]),
      let second = parts.count == 3 ? Double(parts[2]) : 0,
      (0..<24).contains(hour), (0..<60).contains(minute), second >= 0, second < 61
    else { return nil }
    return time((hour * 60 + minute) * 60_000 + Int((second * 1000).rounded()))
  }

  /// `37:30:00` of `PT37H30M00S`, as OpenDocument has durations.
  static func value(duration text: String) -> SheetValue? {
    guard text.hasPrefix("PT") || text.hasPrefix("P") else { return nil }
    let units: [Character: Double] = ["D": 86_400, "H": 3600, "M": 60, "S": 1]
    var (seconds, number) = (0.0, "")
    for letter in text.dropFirst() where letter != "T" {
      if let unit = units[letter] {
        guard let count = Double(number.replacing(",", with: ".")) else { return nil }
        seconds += count * unit
        number = ""
      } else {
        number.append(letter)
      }
    }
    guard number.isEmpty, seconds >= 0, seconds < 1e11 else { return nil }
    return .time(time(Int((seconds * 1000).rounded())))
  }
}
