import ArgumentParser
import Query
import Storage

/// `restore`: goes back to a backup.
struct RestoreCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "restore",
      abstract: text(
        vi: "Quay về một bản sao lưu; tệp hiện nay được giữ bên cạnh.",
        en: "Go back to a backup; the present file is kept beside it."),
      discussion: text(
        vi: """
          Bản sao lưu được kiểm tra trước. Số đã cấp sau bản sao lưu không cấp lại. Xem trước sẽ \
          mất gì: --dry-run.
          """,
        en: """
          The backup is checked first. Numbers given out since are not given again. To see first \
          what would be lost: --dry-run.
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions

  @Argument(help: help("Bản sao lưu.", "The backup.", name: "file"))
  var file: String

  @Flag(
    help: help(
      "Cho phép thay bằng bản sao của tệp dữ liệu khác.",
      "Let it be a backup of another database."))
  var other = false

  @OptionGroup var checking: CheckingOptions
  @OptionGroup var writing: WriteOptions

  func run() throws {
    let outcome = try globals.onFile { path in
      try Restore(file, over: path, wait: globals.milliseconds, allowsOther: other).run(
        writing.entry(globals, "restore"), dryRun: writing.dryRun,
        finish: globals.mapSeeds("restore")
      ) {
        _ = try $0.checkFlaws(of: file, anyway: checking.anyway, tell: checking.tell)
      }
    }
    if !outcome.migrated.isEmpty { Console.note(.migrated(outcome.migrated, writing.dryRun)) }
    if let lost = outcome.lost, lost.count > 0 {
      Console.note(.lost(lost, outcome.kept))
      if let gained = outcome.gained, gained.count > 0 { Console.note(.otherLine(gained)) }
    }
    if writing.dryRun { Console.note(.nothingWritten) }
    try output.print(
      RestoreCommand.headings, [outcome.row(file)], title: text(vi: "Khôi phục", en: "Restore"),
      after: writing.dryRun ? nil : .restored(outcome))
  }

  private static let headings = [
    Heading("path", vi: "Tệp", en: "File"),
    Heading("backup", vi: "Bản sao lưu", en: "Backup"),
    Heading("entries", vi: "Mục nhật ký", en: "Journal entries"),
    Heading("last_entry_at", vi: "Mục cuối", en: "Last entry"),
    Heading("lost", vi: "Mục không còn", en: "Entries gone"),
    Heading("gained", vi: "Mục thêm", en: "Entries more"),
    Heading("kept_as", vi: "Tệp cũ giữ ở", en: "Old file kept as"),
  ]
}

extension Restore.Restoration {
  fileprivate func row(_ backup: String) -> [Cell] {
    [
      Cell(path), Cell(backup), Cell(entries), lastEntryAt.map(Cell.moment) ?? .null,
      Cell(lost?.count), Cell(gained?.count), Cell(kept),
    ]
  }
}

extension LocalizedText {
  fileprivate static func restored(_ outcome: Restore.Restoration) -> LocalizedText {
    let (shown, kept) = (outcome.path.visible, outcome.kept?.visible)
    return LocalizedText(
      vi: "Đã khôi phục «\(shown)»." + (kept.map { " Tệp cũ ở «\($0)»." } ?? ""),
      en: "“\(shown)” is restored." + (kept.map { " The old file is “\($0)”." } ?? ""))
  }

  fileprivate static func migrated(_ names: [String], _ isTrial: Bool) -> LocalizedText {
    let list = names.joined(separator: ", ")
    return isTrial
      ? LocalizedText(
        vi: "Bản sao lưu có cấu trúc cũ; sẽ được nâng cấp: \(list).",
        en: "The backup has older tables; they would be brought up to date: \(list).")
      : LocalizedText(
        vi: "Bản sao lưu có cấu trúc cũ; tệp khôi phục đã được nâng cấp: \(list).",
        en: "The backup has older tables; the restored file was brought up to date: \(list).")
  }

  fileprivate static func otherLine(_ part: JournalPart) -> LocalizedText {
    let at = part.lastAt?.visible ?? "?"
    return LocalizedText(
      vi: """
        Hai tệp đã tách ra: bản sao lưu có \(part.count) lần ghi mà tệp này không có, lần cuối lúc \
        \(Language.vietnamese.written(moment: at)). Đó là bản sao của một tệp chép tay.
        """,
      en: """
        The two have gone apart: the backup has \(part.count) entries that this file lacks, the \
        last of \(Language.english.written(moment: at)). It is of a file that was copied by hand.
        """)
  }

  fileprivate static func lost(_ part: JournalPart, _ kept: String?) -> LocalizedText {
    let (vi, en) = (Language.vietnamese, Language.english)
    let at = part.lastAt?.visible ?? "?"
    let shown = kept?.visible ?? ""
    return LocalizedText(
      vi: """
        Lưu ý: số lần ghi của tệp hiện nay mà bản sao lưu không có: \(part.count), lần cuối lúc \
        \(vi.written(moment: at)).
        """
        + (kept == nil ? "" : " Chúng còn ở «\(shown)»."),
      en: """
        Note: entries of the present file that the backup lacks: \(part.count), the last of \
        \(en.written(moment: at)).
        """
        + (kept == nil ? "" : " They are still in “\(shown)”."))
  }
}
