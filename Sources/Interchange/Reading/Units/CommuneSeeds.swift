import Seeds
import Storage
import Threads
import Workbooks

/// The communes that come with danvan: those of today, those of before July 2025 with their
/// districts, and which went over into which. `Seeds/communes/NOTICE.md` says where they are from.
///
/// They go the road of a list that somebody imports. Each line begins with the province of today
/// that it is about, for those of one province are all that most files need; none names a unit of
/// another province.
struct CommuneSeeds {
  private let provinces: Set<String>?

  /// - Parameter provinces: codes of today's; `nil` = all.
  init(_ provinces: Set<String>?) { self.provinces = provinces }

  /// Stores what is not stored yet; rows that cannot be taken are told in the answers.
  func load(_ writer: borrowing Writer) throws -> [(file: String, result: UnitImport)] {
    let (before, today) = ("communes_before.csv", "communes_today.csv")
    let successions = "commune_successions.csv"
    let changes = lines(of: successions)
    let parting = parting(changes)
    guard let merged = Day(iso: "2025-07-01"), let listed = Day(iso: "2026-04-30")
    else { return [] }
    var results: [(String, UnitImport)] = []
    for (list, name) in [(Int64(1), before), (2, today)] {
      guard let file = file(name, lines(of: name)) else { continue }
      let shared = SharedUnits(list: list, parting: parting)
      let units =
        list == 1
        ? try UnitList(file, on: merged.before, until: merged, shared: shared)
        : try UnitList(file, on: listed, from: merged, shared: shared)
      results.append((name, try units.load(writer)))
    }
    if let file = file(successions, changes) {
      let list = try SuccessionList(file, on: merged, act: nil, isShared: true)
      results.append((successions, try list.load(writer)))
    }
    return results
  }

  /// The lines of a file that are wanted, without the province before each.
  private func lines(of name: String) -> [Substring] {
    let text = communeFiles[name] ?? ""
    var wanted: [Substring] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init) {
      guard let comma = line.utf8.firstIndex(of: UInt8(ascii: ",")) else { continue }
      let isHead = wanted.isEmpty
      guard isHead || provinces?.contains(String(line[..<comma])) ?? true else { continue }
      wanted.append(line[line.index(after: comma)...])
    }
    return wanted
  }

  /// `nil` where nothing of it is wanted.
  private func file(_ name: String, _ lines: [Substring]) -> ImportFile? {
    guard lines.count > 1 else { return nil }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    return ImportFile(name, sha256: "", bytes: WorkbookMemory(bytes)) {
      let pieces = Pieces(bytes)
      return { pieces.next() }
    }
  }

  /// Codes under which a unit does not simply go on: all that the successions name but for those
  /// that went over whole into themselves, with nothing else on either side.
  private func parting(_ lines: [Substring]) -> Set<String> {
    var (olds, news): ([Substring: Int], [Substring: Int]) = ([:], [:])
    var same: Set<Substring> = []
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count == 6 else { continue }
      let (old, new) = (cells[1], cells[3])
      olds[old, default: 0] += 1
      news[new, default: 0] += 1
      if old == new, cells[5] == "full" { same.insert(old) }
    }
    let all = Set(olds.keys).union(news.keys)
    return Set(
      all.filter { !(same.contains($0) && olds[$0] == 1 && news[$0] == 1) }.map { String($0) })
  }
}

/// Gives bytes once, and then none.
private final class Pieces: Sendable {
  private let rest: Lock<[UInt8]>

  init(_ bytes: [UInt8]) { rest = Lock(bytes) }

  func next() -> [UInt8] {
    rest.withLock { rest in
      defer { rest = [] }
      return rest
    }
  }
}
