import Foundation
import SQLite
import Storage
import Testing

@testable import Query

/// A file with models of three provinces, registered and decided upon in every way.
private struct MixedFile {
  let path = NSTemporaryDirectory() + "danvan-" + UUID().uuidString + ".db"
  let store: Store
  private let entry = Storage.JournalEntry(who: "tester", command: "test", isRepeatable: true)

  private let fates: [[Outcome]] = [
    [], [.recognized], [.declined], [.recognized, .withdrawn],
    [.recognized, .withdrawn, .recognized],
  ]

  init() throws {
    let entry = entry
    let provinces = try Store.create(path, office: 0) { store in
      try store.write(entry) { writer in
        try (1...3).map { number in
          var version = UnitVersion()
          version.unit = try writer.insert(Unit()).id
          version.code = "0\(number)"
          version.nameVi = "Tỉnh số \(number)"
          version.type = "Tỉnh"
          return try writer.insert(version)
        }
      }
    }
    store = try Store.open(path, .write)
    for number in 0..<60 {
      try register(number, provinces[number % 3], fates[number * number / 7 % fates.count])
    }
  }

  private func register(_ number: Int, _ province: UnitVersion, _ outcomes: [Outcome]) throws {
    try store.write(entry) { writer in
      var model = Model()
      model.title = "Mô hình \(number)"
      model.ownerKind = OwnerKind.allCases[number % OwnerKind.allCases.count]
      model.kind = ModelKind.allCases[number % ModelKind.allCases.count]
      var registration = Registration()
      registration.year = 2020 + number % 5
      let registered = try writer.register(model, in: province, registration)
      for (month, outcome) in outcomes.enumerated() {
        var decision = Recognition()
        decision.registration = try #require(
          try writer.reader.registration(of: registered, year: registration.year)?.id)
        decision.level = RecognitionLevel.allCases[number % RecognitionLevel.allCases.count]
        decision.outcome = outcome
        decision.decidedOn = Day(iso: "\(registration.year + 1)-0\(month + 1)-15")
        _ = try writer.insert(decision)
      }
    }
  }

  func end() throws {
    try store.close()
    for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
  }
}

@Suite("Inputs of a report's row")
struct InputTests {
  @Test(
    "what counts adds up to the cell, in every row",
    arguments: [
      "rates-by-province", "rates-by-field", "rates-by-owner-kind", "rates-by-level",
      "rates-by-year", "funnel",
    ], ["2026-01-01", "2023-01-01"])
  func sums(_ name: String, _ day: String) throws {
    let file = try MixedFile()
    defer { try? file.end() }
    let report = try Report(try #require(ReportFile.shipped.first { $0.name == name }))
    let counts = report.columns.filter { $0.kind == .count || $0.kind == .range }
      .map(\.name)
    #expect(report.listsInputs && !counts.isEmpty)
    try file.store.read { reader in
      let run = try ReportRun(report, ["as_of": day], reader)
      var rows: [ReportRow] = []
      try run.forEachRow { rows.append($0) }
      #expect(!rows.isEmpty)
      for row in rows {
        let inputs = try run.inputs(of: row)
        for (heading, cell) in zip(report.headings, row.cells) where counts.contains(heading.name) {
          let sum = inputs.flatMap(\.parts).filter { $0.column == heading.name }
            .reduce(0) { $0 + $1.sign }
          // What is counted only perhaps stands behind the cell, and is not added.
          guard case .quantity(let most, _) = cell else {
            #expect(cell == .integer(Int64(sum)), "\(name) \(row.cells)")
            continue
          }
          let perhaps = inputs.count { input in
            input.entityKind == .registration && input.reason == nil
              && input.parts.contains { $0.column == heading.name && $0.sign == 0 }
          }
          #expect(perhaps > 0 && most == Decimal(Int64(sum + perhaps)), "\(name) \(row.cells)")
        }
        #expect(inputs.allSatisfy { $0.reason == nil || $0.parts.allSatisfy { $0.sign == 0 } })
        #expect(inputs.allSatisfy { $0.reason.map { $0.word != $0.label.vietnamese } ?? true })
        #expect(Set(inputs).count == inputs.count)
      }
    }
  }
}
