import FoundationEssentials
import SQLite

// Types of Foundation as columns and parameters, for programs that use Foundation anyway. Each has
// one form and reads that alone: what was written in another would not be found by comparing.

extension Data: Bindable, ColumnDecodable {
  /// A BLOB.
  public var sqlValue: Value { .blob(Array(self)) }

  /// Reads a BLOB.
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    self.init(try row.get(column, as: [UInt8].self))
  }
}

extension UUID: Bindable, ColumnDecodable {
  /// A BLOB of 16 bytes. As text it is `uuidString`.
  public var sqlValue: Value { .blob(withUnsafeBytes(of: uuid) { Array($0) }) }

  /// Reads a BLOB of 16 bytes.
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    let bytes = try row.get(column, as: [UInt8].self)
    guard bytes.count == 16 else { throw row.mismatch(column, wanted: "UUID (16 bytes)") }
    self.init(uuid: bytes.withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) })
  }
}

extension Date: Bindable, ColumnDecodable {
  /// TEXT as SQLite's own functions read it, in UTC and to the millisecond:
  /// `2026-11-30 21:05:09.123`. A day before 1582-10-15, where Foundation and SQLite count by other
  /// calendars, or after the year 9999 is the error `notStorable`.
  /// https://sqlite.org/lang_datefunc.html
  public var sqlValue: Value {
    let milliseconds = (timeIntervalSince1970 * 1000).rounded()
    // A NaN is what nothing takes.
    guard Date.storable.contains(milliseconds) else { return .real(.nan) }
    // A little above, for what is printed is cut and not rounded.
    let moment = Date(timeIntervalSince1970: (milliseconds + 0.25) / 1000)
    return .text(moment.formatted(Date.style(withMilliseconds: true)))
  }

  /// Reads TEXT of that form; without milliseconds too, as `datetime()` writes it.
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    let text = try row.get(column, as: String.self)
    let style = Date.style(withMilliseconds: text.utf8.contains(UInt8(ascii: ".")))
    // The style reads more than it writes, days that are not among them.
    guard let date = try? style.parse(text), date.isWritten(text, style) else {
      throw row.mismatch(column, wanted: "Date (yyyy-mm-dd hh:mm:ss.sss)")
    }
    self = date
  }

  private func isWritten(_ text: String, _ style: Date.ISO8601FormatStyle) -> Bool {
    let nudged = Date(timeIntervalSince1970: timeIntervalSince1970 + 0.000_25)
    return nudged.formatted(style) == text
      && Date.storable.contains((timeIntervalSince1970 * 1000).rounded())
  }

  private static func style(withMilliseconds: Bool) -> Date.ISO8601FormatStyle {
    Date.ISO8601FormatStyle().year().month().day().dateTimeSeparator(.space)
      .time(includingFractionalSeconds: withMilliseconds)
  }

  /// 1582-10-15 00:00:00.000 to 9999-12-31 23:59:59.999, in milliseconds since 1970.
  private static let storable = -12_219_292_800_000.0...253_402_300_799_999.0
}
