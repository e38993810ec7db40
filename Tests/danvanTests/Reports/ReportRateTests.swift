import Testing

/// Reports that count registrations, against a recount of generated ones in Swift.
@Suite("Reports that count registrations")
struct ReportRateTests {
  static let day = "2026-11-21"
  /// The parameters of a question, and what they leave of the registrations.
  struct Question: Sendable, CustomTestStringConvertible {
    var day = ReportRateTests.day
    var year: Int?
    var provinces: (name: String, codes: [String])?

    var parameters: [String: String] {
      var parameters = ["as_of": day]
      parameters["year"] = year.map(String.init)
      parameters["province"] = provinces?.name
      return parameters
    }
    var testDescription: String { "\(parameters)" }
    func known(_ data: Generated) -> [Generated.Registration] {
      data.known(by: day, year: year, in: provinces?.codes)
    }
  }

  static let questions = [
    Question(), Question(year: 2024), Question(day: "2024-06-30"),
    Question(provinces: ("37", ["35", "36", "37"])), Question(provinces: ("Quang Ninh", ["22"])),
    Question(provinces: ("35@30/6/2025", ["35"])),
    Question(day: "2025-03-31", year: 2024, provinces: ("cao bang", ["04"])),
    Question(year: 1999),
  ]

  @Test(arguments: questions) func `Rates by province`(_ question: Question) throws {
    let data = Generated()
    let found = try data.folder().report(
      "rates-by-province", question.parameters,
      columns: "province_code", "registered", "recognized")
    #expect(found == question.known(data).rates(by: question.day) { $0.model.province })
  }

  @Test(arguments: questions) func `Rates by field, a local one under its standard one`(
    _ question: Question
  ) throws {
    let data = Generated()
    let found = try data.folder().report(
      "rates-by-field", question.parameters, columns: "field", "registered", "recognized")
    let wanted = question.known(data).rates(by: question.day) {
      $0.model.field == "gardens" ? "economy" : $0.model.field ?? "unknown"
    }
    #expect(found.sorted() == wanted)
  }

  @Test(arguments: questions) func `Rates by owner`(_ question: Question) throws {
    let data = Generated()
    let found = try data.folder().report(
      "rates-by-owner-kind", question.parameters, columns: "owner_kind", "registered", "recognized")
    #expect(found == question.known(data).rates(by: question.day) { $0.model.owner })
  }

  @Test(arguments: questions) func `Rates by level`(_ question: Question) throws {
    let data = Generated()
    let found = try data.folder().report(
      "rates-by-level", question.parameters, columns: "level", "registered", "recognized",
      "recognized_comparator")
    let known = question.known(data)
    let wanted = ["commune", "district", "province", "unknown"].map { level in
      let sure = known.count { $0.isRecognized(by: question.day, at: level) }
      // A recognition whose level is not stated may be at any.
      let most = known.count { one in
        [level, "unknown"].contains { one.isRecognized(by: question.day, at: $0) }
      }
      return "\(level) \(known.count) \(most) \(most > sure ? "<=" : "=")"
    }
    #expect(found == wanted)
  }

  @Test(arguments: questions.filter { $0.year == nil }) func `Rates by year`(
    _ question: Question
  ) throws {
    let data = Generated()
    let found = try data.folder().report(
      "rates-by-year", question.parameters, columns: "year", "registered", "recognized")
    #expect(found == question.known(data).rates(by: question.day) { "\($0.year)" })
  }

  @Test(arguments: questions) func `Registered and not yet decided`(_ question: Question) throws {
    let data = Generated()
    let found = try data.folder().report(
      "undecided", question.parameters, columns: "code", "year", "registered_on")
    let wanted = question.known(data).filter { !$0.decisions.contains { $0.day <= question.day } }
      .map { "\($0.model.code) \($0.year) \($0.on ?? "")" }
    #expect(found.sorted() == wanted.sorted())
  }

  @Test(arguments: questions) func `The funnel narrows`(_ question: Question) throws {
    let data = Generated()
    let found = try data.folder().report(
      "funnel", question.parameters,
      columns: "province_code", "registered", "recognized", "typical", "typical_comparator")
    let known = question.known(data)
    let wanted = known.rates(by: question.day) { $0.model.province }.map { line in
      let own = known.filter { line.hasPrefix($0.model.province) }
      let sure = own.count { $0.isTypical(on: question.day) == true }
      let perhaps = own.count { $0.isTypical(on: question.day) == nil }
      return "\(line) \(sure + perhaps) \(perhaps == 0 ? "=" : "<=")"
    }
    #expect(found == wanted)
  }

  @Test(arguments: questions.filter { $0.year == nil }) func `Typical models`(
    _ question: Question
  ) throws {
    let data = Generated()
    let found = try data.folder().report(
      "typical-models", question.parameters, columns: "code", "year", "level", "selection")
    let known = question.known(data)
    let typical = known.filter { $0.isTypical(on: question.day) != false }
    let wanted = Dictionary(grouping: typical, by: \.model.number).map { number, group in
      let levels = ["province", "district", "commune", "unknown"].filter { level in
        known.contains {
          $0.model.number == number && $0.isRecognized(by: question.day, at: level)
        }
      }
      let last = group.max { $0.year < $1.year }
      return "G-\(number) \(last?.year ?? 0) " + levels.prefix(1).joined()
        + (last?.isTypical(on: question.day) == true ? " sure" : " perhaps")
    }
    #expect(found.sorted() == wanted.sorted())
  }

  @Test(arguments: [(2025, "2025-09-30"), (2026, "2026-11-21"), (2024, "2026-11-21")])
  func `The same period of last year`(_ year: Int, _ day: String) throws {
    let data = Generated()
    let found = try data.folder().report(
      "same-period", ["year": "\(year)", "as_of": day],
      columns: "province_code", "registered", "registered_before", "registered_change",
      "recognized", "recognized_before", "recognized_change")
    let before = String(Int(day.prefix(4))! - 1) + day.dropFirst(4)
    let now = data.known(by: day, year: year)
    let then = data.known(by: before, year: year - 1)
    let wanted = Set((now + then).map(\.model.province)).sorted().map { code in
      let sides = [(now, day), (then, before)].map { side, day in
        let own = side.filter { $0.model.province == code }
        return (
          all: own.count, certain: own.count { $0.isCertain(by: day) },
          good: own.count { $0.isRecognized(by: day) }
        )
      }
      let (new, old) = (sides[0], sides[1])
      return "\(code) \(new.all) \(old.all) \(new.all - old.certain) "
        + "\(new.good) \(old.good) \(new.good - old.good)"
    }
    #expect(found == wanted)
  }

  @Test(arguments: [
    ("2023/2025", "2026-11-21"), ("2020/2030", "2025-05-01"), ("2024", "2026-11-21"),
  ])
  func `Cumulative through a term`(_ term: String, _ day: String) throws {
    let data = Generated()
    let found = try data.folder().report(
      "cumulative", ["term": term, "as_of": day],
      columns: "year", "registered", "recognized", "new_models", "registered_total",
      "recognized_total", "models_total")
    let years = term.split(separator: "/").compactMap { Int($0) }
    let all = data.known(by: day)
    let known = all.filter {
      years[0] <= $0.year && $0.year <= years[years.count - 1]
    }
    var seen: Set<Int> = []
    var (registered, recognized) = (0, 0)
    let wanted = Set(known.map(\.year)).sorted().map { year in
      let own = known.filter { $0.year == year }
      let good = own.count { $0.isRecognized(by: day) }
      let new = own.count { one in
        !all.contains { $0.model.number == one.model.number && $0.year < one.year }
      }
      seen.formUnion(own.map(\.model.number))
      (registered, recognized) = (registered + own.count, recognized + good)
      return "\(year) \(own.count) \(good) \(new) \(registered) \(recognized) \(seen.count)"
    }
    #expect(found == wanted)
  }

  @Test func `The records of a report are those of rates`() throws {
    let data = Generated()
    let folder = try data.folder()
    let rates = try folder.done("rates", "--basis", "records", "--format", "csv").records()
    let found = try folder.report(
      "rates-by-province", columns: "province_code", "registered", "recognized", "rate")
    #expect(
      found
        == rates.map { row in
          ["province_code", "registered", "recognized", "rate"].map { row[$0] ?? "?" }
            .joined(separator: " ")
        })
  }
}
