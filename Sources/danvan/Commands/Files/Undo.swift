import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `undo`: takes back the last entries of the journal, or one that is named.
struct UndoCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "undo",
      abstract: text(
        vi: "Hoàn tác lần ghi gần nhất, hoặc một lần ghi theo số.",
        en: "Take back the last entry of the journal, or one by its number."),
      discussion: text(
        vi: """
          Không có gì mất: hoàn tác cũng là một lần ghi, và hoàn tác được bằng undo --entry. Khi \
          thay đổi sau đó dựa vào lần ghi ấy, chương trình liệt kê và không làm gì.
          Ví dụ:
            danvan undo --dry-run
            danvan undo --reason "Nhập nhầm tỉnh"
            danvan undo 3
            danvan undo --entry 57
          """,
        en: """
          Nothing is lost: an undo is an entry too, and is taken back by undo --entry. Where later \
          changes build on an entry they are listed, and nothing is done.
          Examples:
            danvan undo --dry-run
            danvan undo --reason "Wrong province"
            danvan undo 3
            danvan undo --entry 57
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions

  @Argument(
    help: help(
      "Bao nhiêu lần ghi gần nhất (mặc định: 1).", "How many of the last entries (default: 1).",
      name: "number"))
  var count: Int?

  @Option(
    help: help(
      "Chỉ lần ghi số này (xem: danvan history).", "Only this entry (see: danvan history).",
      name: "number"))
  var entry: Int64?

  @OptionGroup var writing: WriteOptions

  /// More changes than that are not printed one by one.
  private static let most = 200
  /// So many are taken back at once; only of more it is told how far it is.
  private static let many = 5000

  func validate() throws {
    if let count, count < 1 {
      throw DomainError(ValueFault(String(count), .notPositive), field: .given("undo")).asUsage
    }
    if count != nil, entry != nil { throw Message.countAndEntry.asUsage }
  }

  func run() throws {
    try output.withSink { sink in
      let taken = try takeBack()
      if writing.dryRun { Console.note(.nothingWritten) }
      let done = LocalizedText.undone(taken.entries, by: taken.undo)
      if !writing.dryRun { Console.note(done) }
      if let counts = taken.counts { Console.note(.onlyFirst(Self.most, of: counts)) }
      let list = taken.entries.map { String($0.id) }.joined(separator: ", ")
      do {
        try Printer.print(History.changeHeadings, taken.rows, output.style(title: list), to: sink)
      } catch where !writing.dryRun {
        throw error.after(done)
      }
    }
  }
}

extension UndoCommand {
  private func takeBack() throws -> TakenBack {
    let (stopping, status) = (Stopping(.nothingUndone), StatusLine())
    stopping.watch()
    defer { status.clear() }
    return try writing.onStore(globals, "undo") {
      try $0.takeBack(
        entry.map(WhichEntries.entry) ?? .last(count ?? 1), writing.entry(globals, "undo"),
        dryRun: writing.dryRun, most: Self.most
      ) {
        guard $0 > Self.many else { return }
        status.show(text(vi: "Đã hoàn tác \($0) thay đổi", en: "\($0) changes taken back"))
      } ending: {
        if !writing.dryRun { stopping.tell(.perhapsUndone) }
      }
    }
  }
}

extension LocalizedText {
  fileprivate static let nothingUndone = LocalizedText(
    vi: "Chưa hoàn tác gì: tệp như trước.", en: "Nothing was taken back: the file is as it was.")
  fileprivate static let perhapsUndone = LocalizedText(
    vi: "Có thể đã hoàn tác xong. Xem: danvan history",
    en: "It may have been taken back. See: danvan history")

  fileprivate static func undone(
    _ entries: [(id: Int64, command: String)], by undo: Int64
  ) -> LocalizedText {
    let list = entries.map { "\($0.id) (\($0.command.shownInMessage))" }.joined(separator: ", ")
    return LocalizedText(
      vi: "Đã hoàn tác mục \(list). Lấy lại: danvan undo --entry \(undo)",
      en: "Undone: entry \(list). To bring it back: danvan undo --entry \(undo)")
  }

  fileprivate static func onlyFirst(_ count: Int, of counts: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: \(counts.vietnamese). Chỉ in \(count) dòng đầu.",
      en: "Note: \(counts.english). Only the first \(count) rows are printed.")
  }
}

extension Message {
  fileprivate static let countAndEntry = Message(
    .usage,
    LocalizedText(
      vi: "Có cả số lần và --entry", en: "There is a number of entries and --entry as well"),
    advice: LocalizedText(vi: "Chỉ ghi một trong hai.", en: "Give only one of them."))
}
