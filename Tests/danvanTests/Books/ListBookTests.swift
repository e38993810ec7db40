import Foundation
import Testing
import WrittenBook

/// What commands print, as workbooks: the same as in the other forms.
@Suite("Lists, records and reports as workbooks")
struct ListBookTests {
  private func book(_ folder: Folder, _ words: [String], _ tongue: Tongue) throws -> WrittenBook {
    let outcome = try folder.danvan(words + ["-o", "so.xlsx"], tongue)
    try #require(outcome.code == 0 && outcome.stdout == "", "\(outcome.stderr)")
    return try WrittenBook(try folder.read("so.xlsx"))
  }

  /// What people read in the same question's Markdown, a table of it after another.
  private func read(_ folder: Folder, _ words: [String], _ tongue: Tongue) throws -> [[String]] {
    let text = try folder.danvan(words + ["--format", "markdown"], tongue).stdout
    return text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ---") }
      .map { line in
        line.dropFirst(2).dropLast(2).components(separatedBy: " | ").map { cell in
          let plain = cell.replacing(/\\(.)/) { String($0.1) }
          let text = [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("<br>", "\n")].reduce(plain) {
            $0.replacing($1.0, with: $1.1)
          }
          return text == "—" ? "" : text
        }
      }
  }

  /// As it is read in Excel of that language.
  private func shown(_ cell: WrittenBook.Cell, _ tongue: Tongue) -> String {
    guard let number = cell.number else { return cell.text }
    let (group, mark) = tongue == .vi ? (".", ",") : (",", ".")
    func fixed(_ number: Double, _ digits: Int) -> String {
      String(format: "%.\(digits)f", number).replacing(".", with: mark)
    }
    switch cell.format {
    case "0", "": return cell.text.replacing(".", with: mark)
    case "0.0%": return fixed((number * 1000).rounded() / 10, 1) + " %"
    case "dd/mm/yyyy":
      let date = Date(timeIntervalSince1970: (number - 25_569) * 86_400)
      let day = date.formatted(.iso8601.year().month().day()).split(separator: "-")
      return day.reversed().joined(separator: "/")
    case let format:
      let digits = format.contains(".") ? format.count - "#,##0.".count : 0
      let text = fixed(number, digits)
      let whole = text.prefix { $0.isNumber }
      var groups = ""
      for (index, digit) in whole.reversed().enumerated() {
        groups = String(digit) + (index > 0 && index % 3 == 0 ? group : "") + groups
      }
      return groups + text.dropFirst(whole.count)
    }
  }

  @Test(
    arguments: [
      "rates", "rates --by field", "model list", "fund list", "figure list",
      "directive list", "source list", "report run rates-by-field", "report run fund-statement",
      "report run housing-progress", "report list", "unit list --level province",
      "sql select\u{A0}code,\u{A0}name_vi,\u{A0}1.5\u{A0}AS\u{A0}x\u{A0}from\u{A0}province",
    ], Tongue.allCases)
  func `A list has the rows and columns that people read`(_ line: String, _ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let words = CommandTableTests.words(line)
    let expected = try read(folder, words, tongue)
    let rows = try book(folder, words, tongue).rows()
    let head = try #require(rows.firstIndex { $0.first?.text == (tongue == .vi ? "STT" : "No.") })
    // What its numbers count may stand behind a title.
    for (title, wanted) in zip(rows[head].dropFirst(), expected[0]) {
      #expect(title.text == wanted || title.text.hasPrefix(wanted + " ("))
    }
    let body = rows[(head + 1)...].prefix { !$0.isEmpty }
    #expect(body.count == expected.count - 1)
    for (row, wanted) in zip(body, expected.dropFirst()) {
      #expect(row.dropFirst().map { shown($0, tongue) } == wanted)
    }
  }

  @Test func `Rates are numbers that can be reckoned with, and bounds are not`() throws {
    let folder = try Folder.seeded()
    let rows = try book(folder, ["rates"], .vi).rows()
    let rates = rows.compactMap { $0.count > 8 ? $0[8] : nil }
    let json = try folder.done("rates", "--format", "json").objects()
    let exact = json.compactMap { $0.text("rate_comparator") == "=" ? $0.number("rate") : nil }
    let numbers = rates.compactMap(\.number)
    #expect(!exact.isEmpty && numbers.count == exact.count + 1, "and the total")
    for (number, rate) in zip(numbers, exact) { #expect(abs(number - rate) < 0.000_001) }
    #expect(rates.contains { $0.text == "> 56,0 %" && $0.isText })
  }

  @Test(arguments: [
    ["directive", "show", "25-NQ/TW"], ["fund", "show", "04-VNN"], ["province", "show", "37"],
    ["why", "rate", "22"],
  ])
  func `A record has a sheet for each of its parts`(_ command: [String]) throws {
    let folder = try Folder.seeded()
    let book = try book(folder, command, .vi)
    let page = try folder.danvan(command + ["--format", "html"], .vi).stdout
    let titles = page.matches(of: /<h2>(.*)<\/h2>/).map { String($0.1) }
    #expect(try book.sheetNames().count == titles.count + 1 && !titles.isEmpty)
    for (index, title) in titles.enumerated() {
      #expect(try book.rows(of: index + 2)[0][0].text.hasSuffix(": \(title)"))
    }
    let body = page.components(separatedBy: "<tr>").count - 1
    let rows = try (1...titles.count + 1).flatMap { sheet in
      try book.rows(of: sheet).filter { $0.count > 1 && $0.contains { !$0.text.isEmpty } }
    }
    #expect(rows.count == body)
  }

  @Test(arguments: ["model", "committee", "directive", "fund", "figure", "unit", "source"])
  func `An export has every value of the CSV`(_ noun: String) throws {
    let folder = try Folder.seeded()
    let csv = CSV.rows(try folder.done("export", noun, "--format", "csv").stdout)
    let rows = try book(folder, ["export", noun], .vi).rows()
    #expect(rows.count == csv.count)
    for (row, wanted) in zip(rows, csv) {
      #expect(row.map(\.text) + Array(repeating: "", count: wanted.count - row.count) == wanted)
    }
  }

  @Test(arguments: Tongue.allCases)
  func `A screen is no place for a workbook; a pipe is`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.screen(["rates", "--format", "xlsx"], tongue)
    #expect(outcome.code == 64 && outcome.stderr.contains("-o "))
    #expect(!outcome.stderr.contains("PK"))
    let piped = try folder.danvan(["rates", "--format", "xlsx"], tongue)
    #expect(try piped.bytes == folder.danvan(["rates", "--format", "xlsx"], tongue).bytes)
    #expect(try WrittenBook(piped.bytes).rows().count > 5)
    let drawn = try folder.danvan(["rates", "--chart", "-o", "x.xlsx"], tongue)
    expectMessage(drawn, 64, tongue, contains: ["--chart", "xlsx"])
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `A text that no cell holds is refused; there is no file`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let question = "select printf('%.40000c', 'x') as x"
    let outcome = try folder.danvan(["sql", question, "-o", "x.xlsx"], tongue)
    expectMessage(outcome, 1, tongue, contains: ["40000", "32767", "B3"])
    try folder.expectUntouched()
  }

  @Test func `A release keeps a workbook byte for byte`() throws {
    let folder = try Folder.seeded()
    let printed = try folder.done("report", "run", "tasks", "--format", "xlsx").bytes
    _ = try folder.done("release", "make", "R", "--report", "tasks", "--format", "xlsx")
    _ = try folder.done("release", "show", "R", "--report", "tasks", "-o", "x.xlsx")
    #expect(try folder.read("x.xlsx") == printed)
    #expect(try folder.done("release", "verify", "R").code == 0)
    let screen = try folder.screen(["release", "show", "R", "--report", "tasks"])
    #expect(screen.code == 64 && !screen.stderr.contains("PK"))
  }

  /// As 100.0 % and 0.0 % they would be what they are not.
  @Test func `A rate that only rounds to all or none has its digits in a workbook`() throws {
    let folder = try Folder.reporting([
      "22 registered 10000 = 2024 - stock B1", "22 recognized 9996 = 2024 - stock B1",
      "04 registered 1000000 = 2024 - stock B1", "04 recognized 1 = 2024 - stock B1",
      "01 registered 5 = 2024 - stock B1", "01 recognized 0 = 2024 - stock B1",
    ])
    let rows = try book(folder, ["rates", "--basis", "reported"], .vi).rows()
    let rates = rows.flatMap { row in row.filter { $0.format.hasSuffix("%") } }
    #expect(rates.map(\.number) == [0, 0.000001, 0.9996])
    #expect(rates.map(\.format) == ["0.0%", "0.0#####%", "0.0#####%"])
  }
}
