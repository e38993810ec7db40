import Foundation
import Interchange
import SQLite
import Storage
import Testing

@testable import Query

@Suite("Rates in the units of any day")
struct TerritoryTests {
  private static let entry = Storage.JournalEntry(
    who: "tester", command: "test", isRepeatable: true)

  /// A store with the seeds, gone when the test is.
  private func withStore(_ body: (Store) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "danvan-" + UUID().uuidString + ".db"
    defer { for ending in ["", "-wal", "-shm"] { unlink(path + ending) } }
    try Store.create(path, office: 0) { _ = try $0.loadSeeds(Self.entry) }
    try body(try Store.open(path, .write))
  }

  private func question(
    _ by: Query.Dimension = .province, _ borders: TerritoryTime, asOf: Day = .today
  ) throws -> RateQuestion {
    var question = RateQuestion()
    question.basis = .records
    try question.set(by: [by])
    (question.borders, question.asOf) = (borders, asOf)
    return question
  }

  private func total(_ rates: [Rate]) -> [Interval] {
    [
      rates.reduce(.zero) { $0 + ($1.registered ?? .zero) },
      rates.reduce(.zero) { $0 + ($1.recognized ?? .zero) },
    ]
  }

  private func day(_ world: inout World, _ years: ClosedRange<Int>) -> Day {
    Day(year: world.pick(years), month: world.pick(1...12), day: world.pick(1...28)) ?? .today
  }

  /// Two hundred histories, in eight parts side by side; a thousand in a soak.
  @Test(
    "the national total is one in every territory, and no later merger changes an earlier report",
    arguments: 0..<8)
  func histories(_ part: Int) throws {
    try withStore { store in
      for _ in 0..<(Thoroughness.isSoak ? 125 : 25) {
        try store.write(Self.entry, dryRun: true) { writer in
          try history(writer.reader)
        }
      }
    }
  }

  private func history(_ reader: Reader) throws {
    // The seeds' own registrations would only be in the way.
    for table in ["recognition", "registration", "model"] {
      try reader.connection.run("DELETE FROM \(raw: table)")
    }
    // Renamed in April 2026, it could not go over into another before.
    try reader.connection.run("DELETE FROM unit_version WHERE valid_from = '2026-04-30'")
    try reader.connection.run(
      "UPDATE unit_version SET valid_to = NULL WHERE valid_to = '2026-04-30'")
    var world = try World(reader.connection, SystemRandomNumberGenerator())
    let early = Day(year: 2023, month: 1, day: 1) ?? .today
    try world.addCommunes(on: early)
    // After the real mergers, so that what is made up goes on from today's 34.
    let months = (1...7).compactMap { Day(year: 2026, month: $0, day: 15) }
    for month in months.prefix(3) { try world.change(on: month) }
    let spring = Day(year: 2026, month: 4, day: 1) ?? .today
    for _ in 0..<world.pick(5...30) { try world.register(on: day(&world, 2023...2025)) }
    for _ in 0..<world.pick(0...5) { try world.register(on: spring) }

    let before = try reports(on: spring, reader)
    for month in months.dropFirst(3) { try world.change(on: month) }
    #expect(try reports(on: spring, reader) == before)

    let counted = [
      Interval(Int64(world.entries.count)),
      Interval(Int64(world.entries.count { $0.isRecognized })),
    ]
    let any = day(&world, 2022...2026)
    for borders in [TerritoryTime.then, .on(.today), .on(any), .on(spring)] {
      for dimension in [Query.Dimension.country, .province, .district, .commune] {
        let rates = try reader.rates(question(dimension, borders))
        #expect(total(rates) == counted, "\(borders.stored) by \(dimension)")
        #expect(Set(rates.map(\.keys)).count == rates.count)
      }
    }
    try compare(world, reader)
  }

  /// Every row of a report on a day, as people read it.
  private func reports(on day: Day, _ reader: Reader) throws -> [[Cell]] {
    try [TerritoryTime.then, .on(day)].flatMap { borders in
      try RateTable(question(.province, borders, asOf: day), reader).rows(totals: true).map(\.cells)
    }
  }

  /// Today's provinces hold what a plain walk through the events puts there.
  private func compare(_ world: World, _ reader: Reader) throws {
    var expected: [Int64: Int64] = [:]
    var lost: Int64 = 0
    for entry in world.entries {
      if let province = world.province(of: entry, on: .today) {
        expected[province, default: 0] += 1
      } else {
        lost += 1
      }
    }
    var found: [Int64: Int64] = [:]
    var apart: Int64 = 0
    for rate in try reader.rates(question(.province, .on(.today))) {
      let count = rate.registered?.qualified?.value.units ?? -1
      if rate.reason == nil {
        found[rate.keys[0].order.id, default: 0] += count
      } else {
        apart += count
      }
    }
    #expect(found == expected)
    #expect(apart == lost)
  }

  @Test("today's Ninh Bình is the sum of its three; Quảng Ninh and Cao Bằng are themselves")
  func ninhBinh() throws {
    try withStore { store in
      try store.write(Self.entry, dryRun: true) { writer in
        for (code, count) in [("35", 3), ("36", 4), ("37", 5), ("22", 6), ("04", 7)] {
          let day = Day(year: 2024, month: 5, day: 1) ?? .today
          let province = try writer.reader.unit(code, level: .province, on: day)
          for number in 1...count {
            var model = Model()
            model.title = "Mô hình \(code) \(number)"
            var registration = Registration()
            (registration.year, registration.registeredOn) = (2024, day)
            model = try writer.register(model, in: province, registration)
            if number == 1 {
              var recognition = Recognition()
              (recognition.level, recognition.decidedOn) = (.commune, day)
              _ = try writer.decide(recognition, on: model, year: nil)
            }
          }
        }
        let reader = writer.reader
        let rows = { (borders: TerritoryTime) in try self.rows(borders, reader) }
        #expect(
          try rows(.then) == [
            "04 Cao Bằng 7 1", "22 Quảng Ninh 6 1", "35 Hà Nam 3 1", "36 Nam Định 4 1",
            "37 Ninh Bình 5 1",
          ])
        #expect(
          try rows(.on(.today)) == ["04 Cao Bằng 7 1", "22 Quảng Ninh 6 1", "37 Ninh Bình 12 3"])
        let old = Day(year: 2025, month: 6, day: 30) ?? .today
        #expect(try rows(.on(old)) == rows(.then))
      }
    }
  }

  /// Code, name, registered and recognized of 2024.
  private func rows(_ borders: TerritoryTime, _ reader: Reader) throws -> [String] {
    var question = try question(.province, borders)
    question.period = Period("2024")
    return try reader.rates(question).map { rate in
      let numbers = [rate.registered, rate.recognized].map { $0?.written(.english) ?? "?" }
      return ([rate.keys[0].code ?? "?", rate.keys[0].name ?? "?"] + numbers)
        .joined(separator: " ")
    }
  }

  @Test("what cannot be attributed is a row of its own, unless its commune says where it went")
  func partial() throws {
    try withStore { store in
      try store.write(Self.entry, dryRun: true) { writer in
        let day = Day(year: 2026, month: 1, day: 1) ?? .today
        let split = try UnitReform(on: day, act: "1/2026/QH")
        _ = try split.split(
          "Cao Bằng", into: ["Đông Khê", "Bảo Lạc"], codes: ["05", "07"], type: "Tỉnh", writer)
        let province = try writer.reader.unit("04", level: .province, on: day.before)
        for _ in 1...3 {
          var model = Model()
          model.title = "Mô hình \(UUID().uuidString)"
          var registration = Registration()
          registration.year = 2024
          _ = try writer.register(model, in: province, registration)
        }
        let rates = try writer.reader.rates(question(.province, .on(.today)))
        let apart = try #require(rates.first { $0.reason != nil && $0.keys[0].code == "04" })
        #expect(apart.registered == Interval(3))
        #expect(apart.keys[0].label.english == "Cao Bằng (came apart)")
        #expect(
          apart.reason?.english == "it is not known to which it belongs: Đông Khê, Bảo Lạc")
        #expect(try total(writer.reader.rates(question(.country, .on(.today))))[0] == Interval(8))
      }
    }
  }
}
