import Foundation
import SQLite
import Storage

@testable import Query

/// Makes a random file and says where its answers are not those that are reckoned.
struct Judge {
  var office: Office
  let count = Count()

  /// How much was compared.
  final class Count {
    var answers = 0
    var cells = 0

    func add(_ rows: Int, of columns: Int) {
      (answers, cells) = (answers + 1, cells + rows * columns)
    }
  }

  init(_ random: Random) throws {
    let path = Thoroughness.shelf + "danvan-reckoning-" + UUID().uuidString + ".db"
    office = try Office(path, random)
  }

  /// Closes the file and removes it, too.
  mutating func differing() throws -> [String] {
    let path = office.path
    defer { for ending in ["", "-wal", "-shm"] { unlink(path + ending) } }
    var differing = try rates() + reports() + known()
    if Thoroughness.isSoak { differing += try worlds() }
    try office.store.close()
    return differing
  }

  /// Sixty questions of each file, and the list behind each of them.
  private mutating func rates() throws -> [String] {
    let reckoning = Reckoning(ledger: office.ledger, map: office.map)
    var differing: [String] = []
    for _ in 0..<60 {
      let asked = try office.asked()
      try office.store.read { reader in
        let question = try asked.question(reader)
        let found = try reader.rates(question)
        let rows = reckoning.rows(asked)
        differing += compare(found, rows, asked)
        differing += try lists(found, rows, asked, question, reader)
        differing += try reported(Hearing(reckoning: reckoning, asked: asked), question, reader)
      }
    }
    return differing
  }

  /// The same of reports: what places said, and the sums of those below.
  private func reported(
    _ hearing: Hearing, _ question: RateQuestion, _ reader: Reader
  ) throws -> [String] {
    try [(Basis.reported, hearing.reported()), (.below, hearing.below())].flatMap { basis, lines in
      var question = question
      question.basis = basis
      if basis == .below, hearing.asked.by.contains("commune") { return [String]() }
      let found = try reader.rates(question).map(\.line).sorted()
      let lines = lines.sorted()
      count.add(lines.count, of: 7)
      guard found != lines else { return [] }
      let (more, less) = (found.difference(from: lines), lines.difference(from: found))
      func texts(_ all: CollectionDifference<String>) -> [String] {
        all.insertions.map { if case .insert(_, let line, _) = $0 { line } else { "" } }
      }
      return ["\(basis): \(texts(more)), not \(texts(less)); \(hearing.asked)\n"]
    }
  }

  func compare(_ found: [Rate], _ rows: [[String]: Reckoning.Row], _ asked: Asked) -> [String] {
    let printed = Dictionary(
      found.map { ($0.named, $0.counted + " " + $0.sources.joined(separator: ",")) }
    ) { $0 + " and " + $1 }
    let reckoned = rows.mapValues { row in
      let sources = row.sources.compactMap { office.ledger.sources[$0] }.sorted()
      return row.counted + " " + sources.joined(separator: ",")
    }
    count.add(reckoned.count, of: 6)
    return Set(printed.keys).union(reckoned.keys).sorted { $0.lexicographicallyPrecedes($1) }
      .filter { printed[$0] != reckoned[$0] }
      .map { key in
        let decided = (rows[key]?.ids ?? []).map { office.ledger.decisions(on: $0) }
        return "\(key): \(printed[key] ?? "none"), not \(reckoned[key] ?? "none"); \(asked), "
          + "\(decided)\n"
      }
  }

  /// The list behind the whole answer, and behind a row of it that a word names.
  private func lists(
    _ found: [Rate], _ rows: [[String]: Reckoning.Row], _ asked: Asked, _ question: RateQuestion,
    _ reader: Reader
  ) throws -> [String] {
    var differing: [String] = []
    for number in RateNumber.allCases {
      for rate in [nil] + found.prefix(2).map(Optional.init) {
        let keys = rate.map { [$0.keys[0].code ?? "—"] } ?? []
        let like = rate.map { rate in
          found.filter { keys[0] == $0.keys[0].code ?? "—" || $0.named[0] == rate.named[0] }
        }
        let parts = (like ?? found).map(\.named)
        let ids = parts.reduce(into: Set<Int64>()) { ids, part in
          guard let row = rows[part] else { return }
          ids.formUnion(number == .registered ? row.ids : row.recognizedIds)
        }
        let isTime = rate.map { $0.keys[0].dimension.isTime } ?? false
        if isTime || rate?.keys[0].code == "unknown" { continue }
        let listed = try Table.counted(number, keys, question, reader).rows(reader)
        let names = listed.map { "\($0[0])".filter { $0 != "\"" } }.sorted()
        let codes = ids.compactMap { id in
          office.ledger.registrations[id].flatMap { office.ledger.models[$0.model] }
            .map { "\(Cell.text($0.code))".filter { $0 != "\"" } }
        }.sorted()
        count.add(codes.count, of: 1)
        if names != codes {
          differing.append(
            "list of \(number) \(keys): \(names.count) \(names), not \(codes.count) \(codes); "
              + "\(asked)\n")
        }
      }
    }
    return differing
  }

  /// A few rates as an earlier entry left the file.
  private mutating func known() throws -> [String] {
    let then = office.one(office.past)
    let folder = office.path + "-known"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let reckoning = Reckoning(ledger: then.ledger, map: office.map)
    let questions = try (0..<3).map { _ in try office.asked() }
    return try Store.read(
      office.path, knownOn: .entry(then.entry), keptIn: [folder], wait: 1000, begin: { _ in }
    ) { reader in
      try questions.flatMap { asked in
        compare(try reader.rates(asked.question(reader)), reckoning.rows(asked), asked)
          .map { "known on \(then.entry): \($0)" }
      }
    }
  }
}
