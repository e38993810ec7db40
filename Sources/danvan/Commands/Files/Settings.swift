import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `settings`: whose the file is.
struct SettingsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "settings",
      abstract: text(
        vi: "Tệp là của tỉnh, cơ quan nào; đặt lại tỉnh.",
        en: "Whose the file is; says which province it is of."),
      discussion: text(
        vi: """
          Tỉnh của tệp là mặc định khi đăng ký, nhập và ghi mà không nói tỉnh nào, và tên xã được \
          tìm trong tỉnh ấy trước. Danh sách, tỷ lệ và báo cáo vẫn gồm tất cả. Đặt lại có trong \
          nhật ký (ai, lúc nào), không hoàn tác bằng undo.
          """,
        en: """
          The file's province is taken where something is registered, imported or recorded and no \
          province is said, and names of communes are looked for there first. Lists, rates and \
          reports still have all there is. Who set it and when stands in the journal; undo does \
          not take it back.
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions

  @Option(
    help: help(
      "Tỉnh của tệp (mã hoặc tên).", "The file's province (code or name).", name: "province"))
  var province: String?

  @OptionGroup var writing: WriteOptions

  func run() throws {
    guard let province else { return try globals.read { try print(SettingsCommand.row($0)) } }
    try output.withSink { sink in
      let row = try writing.write(globals, "settings", isRepeatable: true) { writer in
        _ = try writer.setProvince(province)
        return try SettingsCommand.row(writer.reader)
      }
      do {
        try Printer.print(
          SettingsCommand.headings, [row], output.style(title: SettingsCommand.title), to: sink)
      } catch {
        throw writing.dryRun ? error : error.after(.stored(globals.path))
      }
    }
  }

  private func print(_ row: [Cell]) throws {
    try output.print(SettingsCommand.headings, [row], title: SettingsCommand.title)
  }

  private static var title: String { text(vi: "Tệp", en: "The file") }

  private static let headings = [
    Heading("office", vi: "Số cơ quan", en: "Office"),
    Heading("province_code", vi: "Mã tỉnh", en: "Code"),
    Heading("province", vi: "Tỉnh, thành", en: "Province"),
    Heading("uuid", vi: "Mã tệp", en: "UUID"),
    Heading("created_at", vi: "Lập lúc", en: "Made"),
    Heading("schema_version", vi: "Cấu trúc", en: "Schema"),
    Heading("tool_version", vi: "Bản danvan", en: "danvan"),
  ]

  private static func row(_ reader: Reader) throws -> [Cell] {
    let office = try reader.office()
    let province = try office?.province.flatMap { try reader.version(of: $0) }
    return [
      Cell(office?.number), Cell(province?.code), Cell(province?.nameVi), Cell(office?.uuid),
      office.map { Cell.moment($0.createdAt) } ?? .null, Cell(Migration.latest),
      Cell(toolVersion),
    ]
  }
}
