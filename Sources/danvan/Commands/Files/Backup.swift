import ArgumentParser
import Messages
import Query
import SQLite
import Storage

/// `backup`: a copy of the file that can be gone back to.
struct BackupCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "backup",
      abstract: text(
        vi: "Sao lưu tệp dữ liệu, kể cả khi người khác đang ghi.",
        en: "Copy the database, even while others write."),
      discussion: text(
        vi: """
          Bản sao được kiểm tra trước khi có tên; không ghi đè tệp nào. Với --keep thì chỉ thư \
          mục: mỗi bản sao mang tên theo giờ, các bản cũ nhất của tệp này bị xóa.
            danvan backup ban-sao.db
            danvan backup --keep 7 /media/usb/danvan
          """,
        en: """
          The copy is checked before it gets its name; no file is overwritten. With --keep, name a \
          folder: each copy is named by the time, and the oldest copies of this file are removed.
            danvan backup copy.db
            danvan backup --keep 7 /media/usb/danvan
          """))
  }

  @OptionGroup var globals: ReadGlobals
  @OptionGroup var output: OutputOptions

  @Argument(
    help: help(
      "Tệp mới; với --keep: thư mục.", "A new file; with --keep: a folder.", name: "path"))
  var path: String

  @Option(
    help: help("Giữ bao nhiêu bản gần nhất.", "How many of the latest to keep.", name: "number"))
  var keep: Int?

  @OptionGroup var checking: CheckingOptions

  func validate() throws {
    if let keep, keep < 1 {
      throw ValueFault(String(keep), .notPositive).error(in: "--keep").asUsage
    }
  }

  func run() throws {
    if keep == nil, Files.isFolder(path) { throw Message.isFolder(path) }
    let (copy, removed) = try globals.onFile { file in
      do {
        return try Store.backUp(
          file, to: path, keeping: keep, wait: globals.milliseconds, anyway: checking.anyway,
          tell: checking.tell)
      } catch SQLiteError.Code.corrupt {
        throw Message.cannotBeRead(file)
      }
    }
    try output.print(
      BackupCommand.headings, [copy.row(removed)], title: text(vi: "Sao lưu", en: "Backup"),
      after: .copied(copy.path))
  }

  private static let headings = [
    Heading("path", vi: "Tệp", en: "File"),
    Heading("bytes", vi: "Byte", en: "Bytes"),
    Heading("entries", vi: "Mục nhật ký", en: "Journal entries"),
    Heading("last_entry_at", vi: "Mục cuối", en: "Last entry"),
    Heading("removed", vi: "Đã xóa bản cũ", en: "Old ones removed"),
    Heading("sha256", vi: "SHA-256", en: "SHA-256"),
  ]
}

/// Whether a copy with flaws is used all the same.
struct CheckingOptions: ParsableArguments {
  @Flag(
    help: help(
      "Vẫn dùng bản sao không đạt kiểm tra.", "Use the copy even if it does not pass the check."))
  var anyway = false

  /// Says what is wrong with a copy that is used all the same.
  func tell(_ flaws: DomainError) { Console.note(Message(flaws).what) }
}

extension Copy {
  fileprivate func row(_ removed: [String]) -> [Cell] {
    [
      Cell(path), Cell(bytes), Cell(entries), lastEntryAt.map(Cell.moment) ?? .null, .list(removed),
      Cell(sha256),
    ]
  }
}

extension LocalizedText {
  fileprivate static func copied(_ path: String) -> LocalizedText {
    let shown = path.visible
    return LocalizedText(
      vi: "Bản sao lưu đã xong: «\(shown)».", en: "The copy is complete: “\(shown)”.")
  }
}

extension Message {
  /// SQLite finds no pages to copy.
  fileprivate static func cannotBeRead(_ path: String) -> Message {
    let (shown, file) = (path.visible, path.asTyped)
    return Message(
      .badData,
      LocalizedText(
        vi: "Tệp «\(shown)» hỏng đến mức không sao lưu được",
        en: "“\(shown)” is too damaged to be copied by danvan"),
      advice: LocalizedText(
        vi: """
          Chép nguyên tệp, và tệp -wal nếu có, sang nơi khác bằng cp. Rồi quay về bản sao lưu: \
          danvan --db \(file) restore BẢN-SAO --other
          """,
        en: """
          Keep the file as it is, and its -wal if there is one: copy it elsewhere by cp. Then go \
          back to a backup: danvan --db \(file) restore COPY --other
          """))
  }

  fileprivate static func isFolder(_ path: String) -> Message {
    let shown = path.visible
    return Message(
      .cannotCreate,
      LocalizedText(vi: "«\(shown)» là thư mục", en: "“\(shown)” is a folder"),
      advice: LocalizedText(
        vi: "Ghi tên tệp mới, hoặc thêm --keep SỐ để danvan tự đặt tên trong thư mục.",
        en: "Name a new file, or add --keep NUMBER and danvan names it in the folder."))
  }
}
