import ArgumentParser
import Query
import Storage

/// When and by which act units change; the options of every command that records it.
struct UnitReformOptions: ParsableArguments {
  @Option(help: help("Ngày có hiệu lực.", "The day it takes effect.", name: "date"))
  var on: String

  @Option(
    help: help("Số văn bản, ví dụ 202/2025/QH15.", "Number of the legal act.", name: "number"))
  var act: String

  @Option(help: help("Trong tỉnh, thành nào.", "In which province.", name: "province"))
  var province: String?

  func reform(_ reader: Reader) throws -> UnitReform {
    let day = try Day.parse(on, field: "--on")
    if day > .today { Console.note(.inFuture(text(vi: "ngày", en: "the day"))) }
    return try UnitReform(on: day, act: act, in: province, reader)
  }
}

extension UnitCommand {
  /// `unit merge A B --into C`.
  struct Merge: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "merge",
        abstract: text(vi: "Ghi việc sáp nhập đơn vị.", en: "Record that units merged."),
        discussion: text(
          vi: """
            Đơn vị sau sáp nhập là đơn vị khác, kể cả khi giữ tên và mã cũ. Đơn vị mới hẳn thì \
            thêm --code, và --type khi tên không kèm loại.
            """,
          en: """
            What they merge into is another unit, also when it keeps the name and code of one of \
            them. One that is wholly new needs --code, and --type where its name has none.
            """))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Các đơn vị (mã hoặc tên).", "The units (code or name).", name: "unit"))
    var units: [String]

    @Option(
      help: help(
        "Thành đơn vị nào (mã, tên cũ hoặc tên mới).",
        "What they become (code, or a name old or new).",
        name: "unit"))
    var into: String

    @Option(help: help("Mã của đơn vị mới.", "Code of the new unit.", name: "code"))
    var code: String?

    @Option(help: help("Loại của đơn vị mới.", "Type of the new unit.", name: "type"))
    var type: String?

    @Option(
      help: help(
        "Đơn vị cấp trên, khi khác nhau.", "The unit above, where theirs differ.", name: "unit"))
    var parent: String?

    @OptionGroup var reform: UnitReformOptions
    @OptionGroup var writing: WriteOptions

    func run() throws {
      try output.printWritten {
        let change = try writing.write(globals, "unit merge") { writer in
          try reform.reform(writer.reader).merge(
            units, into: .init(into, code: code, type: type, parent: parent), writer)
        }
        return Written(
          change.code, change.id, LocalizedText(vi: "đã ghi sáp nhập", en: "merger recorded"))
      }
    }
  }

  /// `unit split A --into X --into Y`.
  struct Split: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "split",
        abstract: text(vi: "Ghi việc chia tách một đơn vị.", en: "Record that a unit was split."),
        discussion: text(
          vi: """
            Ghi --into cho từng đơn vị; mỗi đơn vị mới hẳn cần một --code, theo cùng thứ tự.
            Ví dụ: danvan unit split "Xã A" --into "Xã A" --into "Xã B" --code 01234 --on 1/1/2027 \
            --act 1/NQ
            """,
          en: """
            Give --into for each; one that is wholly new needs a --code, in the same order.
            Example: danvan unit split 01230 --into 01230 --into 01235 --on 2027-01-01 --act 1/NQ
            """))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Đơn vị (mã hoặc tên).", "The unit (code or name).", name: "unit"))
    var unit: String

    @Option(
      help: help(
        "Thành đơn vị nào; ghi nhiều lần.", "What it becomes; may be repeated.", name: "unit"))
    var into: [String]

    @Option(
      help: help("Mã của từng đơn vị mới.", "Code of each new unit.", name: "code"))
    var code: [String] = []

    @Option(help: help("Loại của các đơn vị mới.", "Type of the new units.", name: "type"))
    var type: String?

    @OptionGroup var reform: UnitReformOptions
    @OptionGroup var writing: WriteOptions

    func run() throws {
      try output.printWritten {
        let change = try writing.write(globals, "unit split") { writer in
          let reform = try reform.reform(writer.reader)
          return try reform.split(unit, into: into, codes: code, type: type, writer)
        }
        return Written(
          change.code, change.id, LocalizedText(vi: "đã ghi chia tách", en: "split recorded"))
      }
    }
  }

  /// `unit rename A --name N`.
  struct Rename: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "rename",
        abstract: text(vi: "Ghi việc đổi tên một đơn vị.", en: "Record that a unit was renamed."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Đơn vị (mã hoặc tên).", "The unit (code or name).", name: "unit"))
    var unit: String

    @Option(help: help("Tên mới, không kèm loại.", "Its new name, without the type.", name: "name"))
    var name: String

    @OptionGroup var reform: UnitReformOptions
    @OptionGroup var writing: WriteOptions

    func run() throws {
      try writing.alter(globals, output, "unit rename") { writer in
        try reform.reform(writer.reader).renamed(unit, to: name, writer)
      }
    }
  }

  /// `unit retype A --type Phường`.
  struct Retype: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "retype",
        abstract: text(
          vi: "Ghi việc đổi loại một đơn vị, như xã thành phường.",
          en: "Record that a unit changed its type."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Đơn vị (mã hoặc tên).", "The unit (code or name).", name: "unit"))
    var unit: String

    @Option(help: help("Loại mới.", "Its new type.", name: "type"))
    var type: String

    @OptionGroup var reform: UnitReformOptions
    @OptionGroup var writing: WriteOptions

    func run() throws {
      try writing.alter(globals, output, "unit retype") { writer in
        try reform.reform(writer.reader).retyped(unit, to: type, writer)
      }
    }
  }
}

extension WriteOptions {
  /// Writes a new version of a unit, and prints what differs from the one before.
  fileprivate func alter(
    _ globals: Globals, _ output: OutputOptions, _ command: String,
    _ body: (borrowing Writer) throws -> AlteredUnit
  ) throws {
    let altered = try write(globals, command, body)
    let title = altered.unit.fullName
    try output.printChanges(altered.changes, title: title, stored: dryRun ? nil : title)
  }
}
