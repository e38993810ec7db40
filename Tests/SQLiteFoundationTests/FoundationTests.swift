import Foundation
import SQLite
import SQLiteFoundation
import Testing

@Suite struct FoundationTests {
  let connection: Connection

  init() throws { connection = try Connection.memory() }

  private func back<T: Bindable & ColumnDecodable>(_ value: T) throws -> T? {
    try connection.value("select \(value)")
  }

  private func refused<T: ColumnDecodable>(_ sql: SQL, as type: T.Type) -> SQLiteError.Kind? {
    do {
      _ = try connection.value(sql, as: type)
      return nil
    } catch {
      return error.kind
    }
  }

  @Test func `Bytes and identifiers come back, and nothing else is read as one`() throws {
    for data in [Data(), Data([0]), Data((0...255).map { UInt8($0) })] {
      #expect(try back(data) == data)
      #expect(try back(data.dropFirst()) == data.dropFirst())
    }
    let id = UUID()
    #expect(try back(id) == id)
    let hex = id.uuidString.replacing("-", with: "")
    #expect(try connection.value("select hex(\(id))") == hex)
    #expect(try back(id as UUID?) == .some(id))
    #expect(try connection.value("select \(nil as Data?)", as: Data?.self) == .some(nil))
    for sql: SQL in [
      "select x'00'", "select \(id.uuidString)", "select zeroblob(17)", "select null",
    ] {
      #expect(refused(sql, as: UUID.self) != nil)
    }
    #expect(refused("select 'text'", as: Data.self) != nil)
  }

  @Test(arguments: [
    ("2026-11-30 21:05:09.123", 1_796_072_709.123), ("1970-01-01 00:00:00.000", 0),
    ("1969-12-31 23:59:59.999", -0.001), ("2000-02-29 12:00:00.001", 951_825_600.001),
    ("9999-12-31 23:59:59.999", 253_402_300_799.999), ("1582-10-15 00:00:00.000", -12_219_292_800),
  ])
  func `A date is what SQLite's own functions take it for`(
    _ text: String, _ seconds: Double
  ) throws {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(try connection.value("select \(date)") == text)
    let sql: SQL = "select (julianday(\(date)) - 2440587.5) * 86400.0"
    let own = try connection.value(sql, as: Double.self)
    #expect(abs(try #require(own) - seconds) < 0.001)
    let read = try #require(try back(date))
    #expect(abs(read.timeIntervalSince1970 - seconds) < 0.000_01)
    #expect(try back(read) == read, "the second time nothing is lost")
  }

  @Test func `Every millisecond keeps its place`() throws {
    for milliseconds in 0..<1000 {
      let date = Date(timeIntervalSince1970: 1_796_072_709 + Double(milliseconds) / 1000)
      let text = try connection.value("select \(date)", as: String.self)
      let digits = "00\(milliseconds)".suffix(3)
      #expect(text == "2026-11-30 21:05:09.\(digits)")
    }
    let rounded = Date(timeIntervalSince1970: 1_796_072_709.9996)
    #expect(try connection.value("select \(rounded)") == "2026-11-30 21:05:10.000")
  }

  @Test func `What datetime() writes is read, and no other form`() throws {
    let read = try connection.value("select datetime('2026-11-30 21:05:09')", as: Date.self)
    #expect(read == Date(timeIntervalSince1970: 1_796_072_709))
    for text in [
      "2026-11-30", "2026-11-30T21:05:09Z", "2026-11-30 21:05", "2026-02-30 00:00:00",
      "2026-11-30 24:00:00", "2026-11-30 21:05:60", "2026-11-30 21:05:09.1", "",
      "2026-11-30 21:05:09+07:00", " 2026-11-30 21:05:09", "1582-10-04 00:00:00",
      "2026-11-30 21:05:09.123x",
    ] {
      #expect(refused("select \(text)", as: Date.self) != nil, "\(text)")
    }
    #expect(refused("select 1796072709", as: Date.self) != nil)
  }

  @Test(arguments: [253_402_300_800, -12_219_292_801, .infinity, .nan])
  func `A day that others count otherwise is stored nowhere`(_ seconds: Double) throws {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(refused("select \(date)", as: Value.self) == .notStorable)
    let statement = try connection.prepare("select ?")
    #expect(throws: SQLiteError.self) { try statement.bindAll(date) }
  }
}
