import Glibc
import SQLite

/// A calendar day, stored as ISO 8601 `2024-10-30`.
public struct Day: Sendable, Hashable, Comparable {
  /// Years have four digits; months and days begin at 1.
  public let year: Int, month: Int, day: Int

  /// `nil` where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1000...9999).contains(year), (1...12).contains(month),
      (1...Day.length(ofMonth: month, year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads exactly `yyyy-mm-dd`.
  public init?(iso text: String) {
    // Rows have thousands of them.
    var digits = 0
    guard text.utf8.count == 10 else { return nil }
    for (place, byte) in text.utf8.enumerated() {
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard (48...57).contains(byte) else { return nil }
        digits = 10 * digits + Int(byte - 48)
      }
    }
    self.init(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }

  /// Today where the user is; where the clock of SQL is stopped, the day on which it stands.
  public static var today: Day {
    Clock.stopped.map { of(Int($0 / 1000)) } ?? byTheClock
  }

  /// The day on which this is done, whatever day is asked about.
  public static var byTheClock: Day { of(time(nil)) }

  /// glibc: `localtime_r`.
  private static func of(_ moment: time_t) -> Day {
    var (seconds, parts) = (moment, tm())
    localtime_r(&seconds, &parts)
    return Day(
      unchecked: Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
  }

  /// When it ends by the clock of the place (`TZ`): seconds since 1970 of the first moment after.
  ///
  /// glibc: `mktime`.
  var end: Int {
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (
      Int32(year - 1900), Int32(month - 1), Int32(day + 1)
    )
    parts.tm_isdst = -1
    return mktime(&parts)
  }

  /// `2024-10-30`.
  public var iso: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }

  /// The day before, in another month or year if need be.
  public var before: Day {
    if day > 1 { return Day(unchecked: year, month, day - 1) }
    if month > 1 {
      return Day(unchecked: year, month - 1, Day.length(ofMonth: month - 1, year))
    }
    return Day(unchecked: year - 1, 12, 31)
  }

  /// A spreadsheet's number of a day: 1 is 31 December 1899, and 60 a day that never was.
  public init?(serial: Int) {
    guard (61...109_573).contains(serial) else { return nil }
    var (year, rest) = (1900, serial - 2)
    while true {
      let days = Day.length(ofMonth: 2, year) + 337
      if rest < days { break }
      (year, rest) = (year + 1, rest - days)
    }
    var month = 1
    while rest >= Day.length(ofMonth: month, year) {
      (month, rest) = (month + 1, rest - Day.length(ofMonth: month, year))
    }
    self.init(unchecked: year, month, rest + 1)
  }

  /// The same day of the year before; of 29 February the 28th.
  public var yearBefore: Day {
    Day(unchecked: year - 1, month, min(day, Day.length(ofMonth: month, year - 1)))
  }

  /// 1 January; the year is taken as it is.
  public static func first(of year: Int) -> Day { Day(unchecked: year, 1, 1) }
  /// 31 December; the year is taken as it is.
  public static func last(of year: Int) -> Day { Day(unchecked: year, 12, 31) }

  /// Earlier in the calendar.
  public static func < (lhs: Day, rhs: Day) -> Bool {
    (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
  }

  /// How many days a month of a year has.
  static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }
}

extension Day: CustomStringConvertible {
  /// As ``iso``.
  public var description: String { iso }
}

extension Day: Bindable, ColumnDecodable {
  /// As it is stored: the TEXT of ``iso``.
  public var sqlValue: Value { .text(iso) }

  /// Reads a TEXT that ``init(iso:)`` takes; anything else is an error.
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    guard let day = Day(iso: try row.get(column, as: String.self)) else {
      throw row.mismatch(column, wanted: "Day")
    }
    self = day
  }
}

/// This instant in UTC, ISO 8601 with milliseconds, e.g. `2026-11-21T02:00:00.000Z`.
///
/// glibc: `clock_gettime`.
public func timestamp() -> String {
  var now = timespec()
  clock_gettime(CLOCK_REALTIME, &now)
  return timestamp(of: now.tv_sec, milliseconds: now.tv_nsec / 1_000_000)
}

/// An instant, given in seconds since 1970, as ``timestamp()`` writes it.
///
/// glibc: `gmtime_r`.
func timestamp(of moment: time_t, milliseconds: Int = 0) -> String {
  var (seconds, parts) = (moment, tm())
  gmtime_r(&seconds, &parts)
  let day =
    "\(Int(parts.tm_year) + 1900)-\(Int(parts.tm_mon + 1).padded(2))"
    + "-\(Int(parts.tm_mday).padded(2))"
  let time =
    "\(Int(parts.tm_hour).padded(2)):\(Int(parts.tm_min).padded(2)):\(Int(parts.tm_sec).padded(2))"
  return "\(day)T\(time).\(milliseconds.padded(3))Z"
}

/// A moment of `timestamp()` by the clock of the place (`TZ`); `nil` where it is none.
package func localTime(of moment: String) -> (day: Day, hour: Int, minute: Int)? {
  guard moment.utf8.count >= 19, moment.utf8.last == UInt8(ascii: "Z"),
    let day = Day(iso: String(moment.prefix(10)))
  else { return nil }
  let clock = moment.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int32($0) }
  guard clock.count == 3 else { return nil }
  var utc = tm()
  (utc.tm_year, utc.tm_mon, utc.tm_mday) = (
    Int32(day.year - 1900), Int32(day.month - 1), Int32(day.day)
  )
  (utc.tm_hour, utc.tm_min, utc.tm_sec) = (clock[0], clock[1], clock[2])
  var seconds = timegm(&utc)
  var local = tm()
  localtime_r(&seconds, &local)
  let here = Day(
    year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
  return here.map { ($0, Int(local.tm_hour), Int(local.tm_min)) }
}

extension BinaryInteger {
  /// With leading zeros to at least `width` digits.
  public func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
