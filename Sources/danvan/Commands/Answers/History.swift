import ArgumentParser
import Messages
import Query
import Storage

/// `history`: who changed what, when and why.
struct HistoryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "history",
      abstract: text(
        vi: "Ai đã sửa gì, lúc nào, vì sao: trước và sau.",
        en: "Who changed what, when and why: before and after."),
      discussion: text(
        vi: """
          Ví dụ:
            danvan history                        các lần ghi gần nhất
            danvan history 57                     lần ghi số 57 đã đổi những gì
            danvan history model 22-2026-0001     mọi thay đổi của một mô hình
          """,
        en: """
          Examples:
            danvan history                        the last entries of the journal
            danvan history 57                     what entry 57 changed
            danvan history model 22-2026-0001     every change of a model
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var known: KnownOptions
  @OptionGroup var output: PageOptions

  @Argument(
    help: help(
      "Số của lần ghi, hoặc loại và mã: model 22-2026-0001.",
      "Number of an entry, or kind and code: model 22-2026-0001.", name: "what"))
  var what: [String] = []

  @Option(
    help: help("Bao nhiêu lần ghi gần nhất.", "How many of the last entries.", name: "number"))
  var last = 20

  func validate() throws {
    guard last > 0 else {
      throw ValueFault(String(last), .notPositive).error(in: "--last").asUsage
    }
    if what.count == 1, Int64(what[0]) == nil { throw Message.noCode(what[0]).asUsage }
    if what.count > 1 { _ = try subject() }
  }

  func run() throws {
    try globals.read(known) { reader in
      switch what.count {
      case 0: try output.print(.journal(last: last), reader, title: title)
      case 1: try printEntry(Int64(what[0]) ?? 0, reader)
      default: try printRecord(reader)
      }
    }
  }

  private var title: String { text(vi: "Nhật ký", en: "Journal") }

  private func printEntry(_ id: Int64, _ reader: Reader) throws {
    try reader.checkEntry(id)
    var history = History(reader)
    let changes = Table(History.changeHeadings, try history.rows(of: id))
    // A table of one row has no place for what the entry changed.
    guard try output.style().format.hasSections else {
      return try output.print(changes, reader, title: title)
    }
    let detail = RecordView(
      sheet: .journal(entry: id),
      sections: [("changed", LocalizedText(vi: "Đã đổi", en: "What it changed"), changes)])
    try output.print(detail, reader, title: "\(title) \(id)")
  }

  private func printRecord(_ reader: Reader) throws {
    let code = what.last ?? ""
    var history = History(reader)
    let rows = try history.rows(of: try subject(), code)
    try output.print(Table(History.headings, rows), reader, title: "\(title): \(code)")
  }

  private func subject() throws -> EntityKind {
    let words = what.dropLast().joined(separator: " ")
    guard let found = EntityKind.coded.first(where: { $0.command == words }) else {
      let known = EntityKind.coded.map { ValueFault.Known($0.command) }
      throw DomainError(ValueFault(words, .notOneOf(known)), field: .given("history")).asUsage
    }
    return found
  }
}

extension Message {
  fileprivate static func noCode(_ word: String) -> Message {
    .invalid(
      "history", word, vi: "không phải số của một lần ghi", en: "is not the number of an entry",
      advice: LocalizedText(
        vi: "Ghi số, hoặc loại và mã: danvan history model 22-2026-0001",
        en: "Give a number, or kind and code: danvan history model 22-2026-0001"))
  }
}
