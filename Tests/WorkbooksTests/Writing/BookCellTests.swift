import Testing
import WrittenBook

@testable import Workbooks

/// What cells hold, as the file has it.
struct BookCellTests {
  private func cell(_ value: BookValue) throws -> WrittenBook.Element? {
    try WrittenBook([[value]]).elements("c").first
  }

  @Test(arguments: [
    ("Quảng Ninh", "Quảng Ninh"), ("=1+1", "=1+1"), ("@SUM(A1)", "@SUM(A1)"), ("", ""),
    ("a<b>&\"c\"", "a<b>&\"c\""), ("hai\ndòng\tmột", "hai\ndòng\tmột"), (" hở ", " hở "),
    ("\u{0}\u{1B}[2J\u{1F}", "_x0000__x001B_[2J_x001F_"), ("a\r\nb", "a_x000D_\nb"),
    ("\u{FFFE}\u{FFFF}\u{FFFD}", "_xFFFE__xFFFF_\u{FFFD}"), ("\u{7F}\u{85}", "\u{7F}\u{85}"),
    ("_x0041_", "_x005F_x0041_"), ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"),
    ("_x00G1_", "_x00G1_"), ("_x0041", "_x0041"), ("👩‍🌾 e\u{301}", "👩‍🌾 e\u{301}"),
  ])
  func `Text is text, and what XML cannot hold is escaped`(text: String, held: String) throws {
    let cell = try cell(.text(text))
    #expect(cell?.text == held)
    #expect(cell?.attributes["t"] == "inlineStr")
  }

  @Test func `No cell is a formula`() throws {
    let book = try WrittenBook([["=1+1", "+1", "-1", "@A", "\t=1"].map(BookValue.text)])
    #expect(try book.elements("f").isEmpty)
    #expect(try book.elements("c").count == 5)
  }

  @Test(arguments: [
    (BookValue.integer(0), "0"), (.integer(-999_999_999_999_999), "-999999999999999"),
    (.decimal(units: 775, scale: 1), "77.5"), (.decimal(units: -5, scale: 3), "-0.005"),
    (.decimal(units: 100, scale: 2), "1.00"), (.real(0.1), "0.1"), (.real(1e300), "1e+300"),
    (.day(45_595), "45595"),
  ])
  func `Numbers are what was given`(value: BookValue, held: String) throws {
    let cell = try cell(value)
    #expect(cell?.text == held)
    #expect(cell?.attributes["t"] == nil)
  }

  @Test(arguments: [
    (BookValue.integer(1_000_000_000_000_000), "1000000000000000"),
    (.integer(.min), "-9223372036854775808"), (.real(.infinity), "inf"), (.real(.nan), "nan"),
    (.decimal(units: 1_234_567_890_123_456_789, scale: 3), "1234567890123456.789"),
  ])
  func `A number that Excel would round is text`(value: BookValue, held: String) throws {
    let cell = try cell(value)
    #expect(cell?.text == held)
    #expect(cell?.attributes["t"] == "inlineStr")
  }

  @Test func `Truth and nothing`() throws {
    let cells = try WrittenBook([[.empty, .truth(true), .empty, .truth(false)]]).elements("c")
    #expect(cells.map(\.attributes["r"]) == ["B1", "D1"])
    #expect(cells.map(\.text) == ["1", "0"])
    #expect(cells.map(\.attributes["t"]) == ["b", "b"])
  }

  @Test func `Days are numbered as Excel does, from when it knows them`() {
    #expect(BookValue.serial(year: 1900, month: 3, day: 1) == 61)
    #expect(BookValue.serial(year: 2024, month: 2, day: 29) == 45_351)
    #expect(BookValue.serial(year: 2024, month: 10, day: 30) == 45_595)
    #expect(BookValue.serial(year: 9999, month: 12, day: 31) == 2_958_465)
    #expect(BookValue.serial(year: 1900, month: 2, day: 28) == nil)
    #expect(BookValue.serial(year: 1899, month: 12, day: 31) == nil)
    #expect(BookValue.serial(year: 10_000, month: 1, day: 1) == nil)
  }

  @Test func `A text that is too long is refused, one that just fits is whole`() throws {
    let most = BookFault.mostCharacters
    #expect(try cell(.text(String(repeating: "ệ", count: most)))?.text.count == most)
    let long = BookFault.longText(sheet: "A", row: 2, column: 3, characters: most + 1)
    #expect(throws: long) {
      let text = String(repeating: "ệ", count: most - 1) + "😀"
      _ = try WrittenBook([[], [.empty, .empty, .text(text)]])
    }
  }

  @Test func `Too many columns are refused`() throws {
    let row = Array(repeating: BookValue.truth(true), count: BookFault.mostColumns)
    #expect(try WrittenBook([row]).elements("c").last?.attributes["r"] == "XFD1")
    #expect(throws: BookFault.manyColumns(sheet: "A", columns: 16_385)) {
      _ = try WrittenBook([row + [.empty]])
    }
  }

  @Test func `Too many rows are refused`() throws {
    #expect(throws: BookFault.manyRows(sheet: "A")) {
      _ = try WrittenBook(Array(repeating: [], count: BookFault.mostRows + 1))
    }
  }
}
