import Messages
import Query
import Storage
import Testing

/// Every fault of Query and Interchange has its words, in both languages.
@Suite struct WordsTests {
  @Test func faults() throws {
    for fault in QuerySamples.all + InterchangeSamples.all {
      let message = Message(fault.error)
      expectWords(message.what, "\(fault)")
      if let advice = message.advice { expectWords(advice, "\(fault)") }
      #expect(message.kind != .noInput && message.kind != .busy, "\(fault)")
    }
  }

  @Test func findings() {
    for flaw in FlawSamples.all { expectWords(flaw.text, "\(flaw)") }
    for check in Check.all + [.releaseSeal, .releaseFile] {
      expectWords(check.advice, check.name)
      expectWords(check.title, check.name)
    }
    #expect(
      Set(Check.all.map(\.id)).union([.releaseSeal, .releaseFile]) == Set(Check.Name.allCases))
  }

  /// A case that no sample has would be walked past.
  @Test func `Samples are of every case`() throws {
    let sampled = Set(
      (QuerySamples.all + InterchangeSamples.all).map { "\(type(of: $0)).\(caseName($0))" }
        + QuerySamples.heads.map { "ReportHeadMistake.\(caseName($0))" }
        + QuerySamples.selects.map { "ReportSelectMistake.\(caseName($0))" }
        + QuerySamples.mistakes.map { "SQLMistake.\(caseName($0))" }
        + FlawSamples.all.map { flaw in
          let inner = Mirror(reflecting: flaw).children.first?.value ?? flaw
          return "\(type(of: inner)).\(caseName(inner))"
        })
    let enums = try Sources.enums(in: ["Query", "Interchange"]) {
      $0.hasSuffix("Fault") || $0.hasSuffix("Flaw") || $0.hasSuffix("Mistake")
    }
    #expect(enums.count > 20)
    for (name, cases) in enums where name != "Flaw" && name != "ReportMistake" {
      for one in cases { #expect(sampled.contains("\(name).\(one)"), "\(name).\(one)") }
    }
  }

  private func caseName(_ value: Any) -> String {
    Mirror(reflecting: value).children.first?.label ?? "\(value)"
  }

  /// Both languages say something, and not the same; nothing of how values are made shows.
  private func expectWords(_ text: LocalizedText, _ of: String) {
    #expect(!text.vietnamese.isEmpty && !text.english.isEmpty, "\(of)")
    for words in [text.vietnamese, text.english] {
      for slip in ["Optional(", "nil", "Query.", "Storage.", "Interchange.", "\\("] {
        #expect(!words.contains(slip), "\(of): \(words)")
      }
    }
    let isOfNumbers = ["sum(", "percentage(", "differ("].contains { of.contains($0) }
    #expect(isOfNumbers || text.vietnamese != text.english, "\(of)")
  }
}
