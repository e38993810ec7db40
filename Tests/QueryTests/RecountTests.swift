import Foundation
import SQLite
import Storage
import Testing

@testable import Query

/// What the file should hold, kept in memory the plain way.
private struct Book {
  struct Entry {
    let province: Int
    var standing: [RecognitionLevel: Day] = [:]
    var last: [RecognitionLevel: (Outcome, Day)] = [:]
  }

  var entries: [(code: String, entry: Entry)] = []

  func counts(_ province: Int) -> (registered: Int, recognized: Int) {
    let mine = entries.filter { $0.entry.province == province }
    return (mine.count, mine.filter { !$0.entry.standing.isEmpty }.count)
  }
}

@Suite("Rates against a recount")
struct RecountTests {
  @Test("after random registrations and decisions every rate is the recounted one")
  func recount() throws {
    let path = Thoroughness.shelf + "danvan-recount-" + UUID().uuidString + ".db"
    defer { for ending in ["", "-wal", "-shm"] { unlink(path + ending) } }
    let entry = Storage.JournalEntry(who: "tester", command: "test", isRepeatable: true)
    let provinces = try Store.create(path, office: 0) { store in
      try store.write(entry) { writer in
        try (1...4).map { number in
          var version = UnitVersion()
          version.unit = try writer.insert(Unit()).id
          version.code = "0\(number)"
          version.nameVi = "Tỉnh số \(number)"
          version.type = "Tỉnh"
          return try writer.insert(version)
        }
      }
    }
    let store = try Store.open(path, .write)
    var book = Book()
    var random = SystemRandomNumberGenerator()
    for step in 0..<400 {
      if book.entries.isEmpty || step % 3 == 0 {
        let place = Int.random(in: 0..<4, using: &random)
        let code = try store.write(entry) { writer in
          var model = Model()
          model.title = "Mô hình \(step)"
          var registration = Registration()
          registration.year = 2024
          return try writer.register(model, in: provinces[place], registration).code
        }
        book.entries.append((code, .init(province: place)))
      } else {
        try decide(step, &book, store, entry, &random)
      }
    }
    var question = RateQuestion()
    question.basis = .records
    let rates = try store.read { [question] in try $0.rates(question) }
    for (index, province) in provinces.enumerated() {
      let expected = book.counts(index)
      let rate = rates.first { $0.keys[0].code == province.code }
      #expect(rate?.registered == Interval(Int64(expected.registered)))
      #expect(rate?.recognized == Interval(Int64(expected.recognized)))
    }
    #expect(book.entries.contains { !$0.entry.standing.isEmpty })
  }

  /// One random decision, to the file and to the book; both accept or both refuse.
  private func decide(
    _ step: Int, _ book: inout Book, _ store: Store, _ entry: Storage.JournalEntry,
    _ random: inout SystemRandomNumberGenerator
  ) throws {
    let index = Int.random(in: 0..<book.entries.count, using: &random)
    let level = [RecognitionLevel.commune, .district, .province].randomElement(using: &random)
    let outcome = Outcome.allCases.randomElement(using: &random)
    let day = Day(year: 2024, month: Int.random(in: 1...12, using: &random), day: 1)
    guard let level, let outcome, let day else { return }
    var recognition = Recognition()
    recognition.level = level
    recognition.outcome = outcome
    recognition.decidedOn = day
    recognition.knownBy = day
    let last = book.entries[index].entry.last[level]
    let allowed =
      last.map { day >= $0.1 } ?? true
      && last?.0 != outcome
      && !(last?.0 == .recognized && outcome == .declined)
      && !(outcome == .withdrawn && last?.0 != .recognized)
    let accepted: Bool
    do {
      try store.write(entry) { [recognition] writer in
        let model = try writer.reader.named(Model.self, book.entries[index].code)
        _ = try writer.decide(recognition, on: model, year: nil)
      }
      accepted = true
    } catch is DomainError {
      accepted = false
    }
    #expect(accepted == allowed, "\(String(describing: last)) then \(outcome) on \(day)")
    guard accepted else { return }
    book.entries[index].entry.last[level] = (outcome, day)
    book.entries[index].entry.standing[level] = outcome == .recognized ? day : nil
  }
}
