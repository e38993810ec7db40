import Foundation
import Testing

/// Every structured fact of the source articles, listed independently of the seeds in
/// Fixtures/section_a.csv, is found by the command that lists its kind.
@Suite struct SectionATests {
  struct Fact: Sendable, CustomTestStringConvertible {
    let list, source, line, needle, value, comparator, note: String

    /// A number printed after a stroke, as the 33 of 8/33.
    var isDenominator: Bool { note.contains("denominator") }
    var testDescription: String { "\(source):\(line) \(needle)" }

    init?(_ row: [String]) {
      guard row.count == 7 else { return nil }
      (list, source, line, needle) = (row[0], row[1], row[2], row[3])
      (value, comparator, note) = (row[4], row[5], row[6])
    }
  }

  static let facts: [Fact] = {
    let file = Product.package.appendingPathComponent("Tests/Fixtures/section_a.csv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return CSV.rows(text).dropFirst().compactMap(Fact.init)
  }()

  private func facts(_ list: String) -> [Fact] { Self.facts.filter { $0.list == list } }

  /// What a command lists, in an instance made for this test.
  private func listed(_ arguments: String...) throws -> [[String: String]] {
    try Folder.seeded().danvan(arguments + ["--format", "csv"]).records()
  }

  private func key(_ fact: Fact) -> [String] {
    [fact.source, fact.line, fact.value, fact.comparator]
  }

  private func key(_ row: [String: String]) -> [String] {
    ["source", "locator", "value", "comparator"].map { row[$0] ?? "" }
  }

  @Test func `The list of facts is there`() {
    let kinds = Dictionary(grouping: Self.facts, by: \.list).mapValues(\.count)
    #expect(kinds == ["figure": 77, "task": 6, "fund": 8, "directive": 41, "model": 10])
  }

  @Test(arguments: ["figure", "fund"])
  func `Every number is listed with its source, line, value and qualifier`(_ list: String) throws {
    let rows = try listed(list, "list")
    for fact in facts(list) {
      let same = rows.filter { key($0) == key(fact) }
      #expect(!same.isEmpty, "\(fact.testDescription) = \(fact.comparator)\(fact.value)")
      guard !fact.isDenominator else { continue }
      let isQuoted = same.contains { $0["quote"]?.contains(fact.needle) == true }
      #expect(isQuoted, "\(fact.testDescription): \(same.map { $0["quote"] ?? "" })")
    }
  }

  /// 8/8 districts is two facts of one value: two rows. A denominator that several numbers share
  /// (30/119, 14/119) may be one row.
  @Test func `Different facts of one value are different rows`() throws {
    let rows = Dictionary(grouping: try listed("figure", "list"), by: key).mapValues(\.count)
    for (key, facts) in Dictionary(grouping: facts("figure"), by: key) {
      let wanted =
        facts.filter { !$0.isDenominator }.count
        + (facts.contains(where: \.isDenominator) ? 1 : 0)
      #expect(rows[key, default: 0] >= wanted, "\(key): \(facts.map(\.note))")
    }
  }

  @Test func `A number out of a total points to that total`() throws {
    let rows = try listed("figure", "list")
    let byCode = Dictionary(grouping: rows) { $0["code"] ?? "" }
    for fact in facts("figure") where fact.note.contains("numerator") {
      let parts = fact.needle.split(separator: "/").last ?? ""
      let total = parts.prefix { $0.isNumber || $0 == "," }.filter(\.isNumber)
      guard !total.isEmpty, fact.needle.contains("/") else { continue }
      let ofTotal = rows.filter { key($0) == key(fact) }.contains {
        byCode[$0["out_of"] ?? ""]?.first?["value"] == total
      }
      #expect(ofTotal, "\(fact.testDescription) out of \(total)")
    }
  }

  @Test func `The tasks listed add up to the counts the article gives`() throws {
    let tasks = try listed("task", "list")
    #expect(tasks.allSatisfy { $0["source"] == "S0" && $0["locator"] == "6" })
    func count(_ kind: String, _ state: String?) -> Int {
      tasks.filter { $0["kind"] == kind && (state == nil || $0["state"] == state) }.count
    }
    let counts = [
      "common tasks implemented (numerator)": count("common", "under_way"),
      "common tasks in total (denominator)": count("common", nil),
      "registered tasks completed (numerator)": count("member", "done"),
      "registered tasks in total (denominator)": count("member", nil),
      "registered tasks under way (numerator)": count("member", "under_way"),
    ]
    for fact in facts("task") {
      let counted = try #require(counts[fact.note], "\(fact.note)")
      #expect(String(counted) == fact.value, "\(fact.note)")
    }
    #expect(tasks.filter { $0["state"] == "unknown" }.count == 1 + 16)
  }

  @Test func `Every document is listed at the place that names it, under its right number`() throws
  {
    let folder = try Folder.seeded()
    let documents = try folder.done("directive", "list", "--format", "csv").records()
    let mentions = try folder.done(
      "sql",
      """
      select d.code, s.code as source, m.locator, m.number_printed, m.quote
        from directive_mention as m join directive as d on d.id = m.directive
        join source as s on s.id = m.source
      """, "--format", "csv"
    ).records()
    for fact in facts("directive") {
      let named = mentions.filter {
        $0["source"] == fact.source && $0["locator"] == fact.line
          && ($0["quote"]?.contains(fact.needle) == true || $0["number_printed"] == fact.needle)
      }
      let codes = Set(named.compactMap { $0["code"] })
      let right = documents.filter { document in
        let places = document["sources"]?.split(separator: " ").map(String.init) ?? []
        return codes.contains(document["code"] ?? "")
          && places.contains("\(fact.source):\(fact.line)")
          && (fact.value.isEmpty || number(of: document) == fact.value)
      }
      #expect(!right.isEmpty, "\(fact.testDescription) = \(fact.value): \(codes.sorted())")
    }
  }

  /// As it is cited: 08-NQ/TU.
  private func number(of document: [String: String]) -> String {
    let digits = document["number"] ?? ""
    let padded = digits.count == 1 ? "0" + digits : digits
    let parts = ["suffix", "type_code", "issuer_code"].map { document[$0] ?? "" }
    return "\(padded)\(parts[0])-\(parts[1])/\(parts[2])"
  }

  @Test func `A document without a number has none`() throws {
    let documents = try listed("directive", "list")
    let numberless = documents.filter { $0["number"] == "" }
    #expect(Set(numberless.compactMap { $0["code"] }).count == 6)
  }

  @Test func `Every named model is listed with its place and its words`() throws {
    let folder = try Folder.seeded()
    let listed = try folder.done("model", "list", "--format", "csv").records()
    let words = try folder.done(
      "sql", "select code, title_en, quote from model", "--format", "csv"
    ).records()
    for fact in facts("model") {
      let codes = words.filter {
        $0["title_en"]?.contains(fact.needle) == true || $0["quote"]?.contains(fact.needle) == true
      }.compactMap { $0["code"] }
      #expect(codes.count == 1, "\(fact.testDescription): \(codes)")
      let row = listed.first { $0["code"] == codes.first }
      #expect(row?["source"] == fact.source && row?["locator"] == fact.line, "\(codes)")
    }
  }
}
