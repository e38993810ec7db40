import Foundation
import SQLite
import Testing

@testable import Storage

/// Rows by table and id, each by column: what the file should hold, kept the plain way.
private struct Book {
  typealias Row = [String: String]

  /// What one entry of the journal did, a row each; `nil` where there is no row.
  struct Entry {
    let id: Int64
    let changes: [(row: RecordName, before: Row?, after: Row?)]
    var undoes: Int?
    var isUndone = false
  }

  var rows: [RecordName: Row] = [:]
  var entries: [Entry] = []

  mutating func enter(_ id: Int64, _ changes: [(row: RecordName, before: Row?, after: Row?)]) {
    for change in changes { rows[change.row] = change.after }
    entries.append(Entry(id: id, changes: changes))
  }

  /// Whether an entry can be taken back: what it left is as it left it, nothing else names what
  /// would go, and no code is taken that would come back.
  func canUndo(_ index: Int) -> Bool {
    let entry = entries[index]
    guard !entry.isUndone else { return false }
    let going = Set(entry.changes.filter { $0.before == nil }.map(\.row))
    for change in entry.changes {
      let now = rows[change.row]
      switch (change.before, change.after) {
      case (nil, let after): if now != after { return false }
      case (.some(let before), nil):
        if now != nil { return false }
        let isTaken = rows.contains {
          $0.key.table == change.row.table && $0.value["code"] != nil
            && $0.value["code"] == before["code"]
        }
        if isTaken { return false }
        if let owner = before["committee"], !isThere(owner, returning: entry) { return false }
      case (.some(let before), .some(let after)):
        guard let now else { return false }
        if after.keys.contains(where: { before[$0] != after[$0] && now[$0] != after[$0] }) {
          return false
        }
      }
    }
    return !rows.contains { row, values in
      guard let owner = values["committee"].flatMap(Int64.init), !going.contains(row) else {
        return false
      }
      return going.contains(RecordName(table: "committee", id: owner))
    }
  }

  private func isThere(_ id: String, returning entry: Entry) -> Bool {
    let row = RecordName(table: "committee", id: Int64(id) ?? 0)
    return rows[row] != nil || entry.changes.contains { $0.row == row && $0.after == nil }
  }

  mutating func undo(_ index: Int, as id: Int64) {
    var changes: [(row: RecordName, before: Row?, after: Row?)] = []
    for change in entries[index].changes {
      var after = change.before
      if let before = change.before, let left = change.after, var now = rows[change.row] {
        for column in before.keys where before[column] != left[column] {
          now[column] = before[column]
        }
        after = now
      }
      changes.append((change.row, rows[change.row], after))
    }
    enter(id, changes)
    entries[entries.count - 1].undoes = index
    entries[index].isUndone = true
    if let restored = entries[index].undoes { entries[restored].isUndone = false }
  }
}

@Suite("Random operations against a model in memory")
struct OperationsTests {
  private struct Crash: Error {}

  /// Some of the operations end by a crash: the file as it lies on the disk at that moment, with
  /// its log, is what goes on being used. Ten thousand in a soak.
  @Test func `Thousands of operations, with undo, crashes and reopenings, leave no difference`()
    throws
  {
    let seed = Thoroughness.seed
    var random = Random(state: seed)
    let folder = Thoroughness.shelf + "danvan-operations-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var path = folder + "/0.db"
    try Store.create(path, office: 0) { _ in }
    var store = try Store.open(path, .write)
    var book = Book()
    var seen: [String: Int] = [:]
    for step in 1...Thoroughness.steps {
      let kind =
        ["add", "add", "edit", "edit", "alias", "remove", "undo", "undo", "crash", "reopen"]
        .randomElement(using: &random) ?? "add"
      seen[kind, default: 0] += 1
      switch kind {
      case "crash" where step % 4 == 0:
        let next = folder + "/\(step).db"
        do {
          try store.write(entry) { writer in
            try writer.insert(committee("CRASH", step))
            try writer.cutJournal()
            for ending in ["", "-wal"] {
              try? FileManager.default.copyItem(atPath: path + ending, toPath: next + ending)
            }
            throw Crash()
          }
        } catch is Crash {}
        try store.close()
        try FileManager.default.removeItem(atPath: path)
        path = next
        store = try Store.open(path, .write)
      case "reopen" where step % 4 == 0:
        try store.close()
        store = try Store.open(path, .write)
      case "undo": try undo(&book, store, &random, seed)
      default: try write(kind, step, &book, store, &random)
      }
      if step % 500 == 0 { try compare(book, store, "step \(step), seed \(seed)") }
    }
    try compare(book, store, "seed \(seed)")
    #expect(book.entries.contains { $0.undoes != nil } && book.entries.contains { $0.isUndone })
    #expect((seen["crash"] ?? 0) > Thoroughness.steps / 20)
    let outside = try store.read { try Replay($0).differences(from: $0) }
    #expect(outside.isEmpty, "seed \(seed)")
    let integrity = try store.read {
      try $0.connection.value("PRAGMA integrity_check", as: String.self)
    }
    #expect(integrity == "ok")
    try store.close()
  }

  private let entry = JournalEntry(who: "tester", command: "test", isRepeatable: true)

  private func committee(_ code: String, _ step: Int) -> Committee {
    var committee = Committee()
    committee.code = code
    committee.nameVi = "Ban số \(step)"
    committee.kind = .other
    return committee
  }

  private func row(_ committee: Committee) -> (RecordName, Book.Row) {
    (
      RecordName(table: "committee", id: committee.id.rawValue),
      ["code": committee.code, "name": committee.nameVi, "note": committee.note ?? ""]
    )
  }

  /// One writing transaction, to the file and to the book.
  private func write(
    _ kind: String, _ step: Int, _ book: inout Book, _ store: Store, _ random: inout Random
  ) throws {
    let code = "C\(Int.random(in: 1...40, using: &random))"
    let isNote = Bool.random(using: &random)
    var changes: [(row: RecordName, before: Book.Row?, after: Book.Row?)] = []
    var id: Int64 = 0
    do {
      try store.write(entry) { writer in
        let reader = writer.reader
        let known = try reader.find(Committee.self, code: code)
        switch (kind, known) {
        case (_, nil):
          let (name, values) = row(try writer.insert(committee(code, step)))
          changes = [(name, nil, values)]
        case ("add", .some): try reader.checkFree(Committee.self, code: code)
        case ("alias", let owner?):
          var alias = CommitteeAlias()
          alias.committee = owner.id
          alias.name = "Tên \(step)"
          let stored = try writer.insert(alias)
          changes = [
            (
              RecordName(table: "committee_alias", id: stored.id.rawValue), nil,
              ["name": alias.name, "committee": String(owner.id.rawValue)]
            )
          ]
        case ("remove", let gone?):
          let (name, values) = row(gone)
          let own = String(gone.id.rawValue)
          changes = [(name, values, nil)]
          for (alias, row) in book.rows where row["committee"] == own {
            changes.append((alias, row, nil))
          }
          _ = try writer.remove(gone)
        case (_, var edited?):
          let (name, before) = row(edited)
          if isNote { edited.note = "ghi \(step)" } else { edited.nameVi = "Ban sửa \(step)" }
          try writer.update(edited)
          changes = [(name, before, row(edited).1)]
        }
        id = try writer.entryId()
      }
    } catch is DomainError {
      return
    }
    book.enter(id, changes)
  }

  /// Takes back one of the last entries; both do it, or both refuse.
  private func undo(
    _ book: inout Book, _ store: Store, _ random: inout Random, _ seed: UInt64
  ) throws {
    guard !book.entries.isEmpty else { return }
    let index = Int.random(in: max(0, book.entries.count - 12)..<book.entries.count, using: &random)
    let target = book.entries[index]
    var id: Int64?
    do {
      id = try store.undo(entry, { _ in [target.id] }) { _, undo in undo }
    } catch is UndoRefusal {
    } catch is DomainError {
    }
    #expect((id != nil) == book.canUndo(index), "entry \(target.id), seed \(seed)")
    if let id { book.undo(index, as: id) }
  }

  private func compare(_ book: Book, _ store: Store, _ place: String) throws {
    var stored: [RecordName: Book.Row] = [:]
    try store.read { reader in
      for committee in try reader.list(Committee.self) {
        let (name, values) = row(committee)
        stored[name] = values
      }
      for alias in try reader.list(CommitteeAlias.self) {
        stored[RecordName(table: "committee_alias", id: alias.id.rawValue)] = [
          "name": alias.name, "committee": String(alias.committee.rawValue),
        ]
      }
    }
    #expect(stored == book.rows, "\(place)")
    // Every entry that was acknowledged, and no other.
    let ids = try store.read { reader in
      try reader.connection.all("SELECT id FROM journal ORDER BY id") {
        row throws(SQLiteError) in try row[0] as Int64
      }
    }
    #expect(ids == book.entries.map(\.id), "\(place)")
  }
}

/// SplitMix64: the same numbers for the same seed.
struct Random: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
