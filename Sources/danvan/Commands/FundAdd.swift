import ArgumentParser
import Query
import Storage

extension FundCommand {
  /// `fund add`.
  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: text(vi: "Thêm một quỹ.", en: "Add a fund."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Option(help: help("Mã, ví dụ 22-VNN.", "Code, e.g. 22-VNN.", name: "code"))
    var code: String

    @Option(help: help("Tên quỹ.", "Name.", name: "name"))
    var name: String

    @Option(help: help("Của tỉnh, thành nào.", "Of which province.", name: "province"))
    var province: String

    @Option(help: help("Cơ quan quản lý.", "Who runs it.", name: "code"))
    var committee: String?

    @Option(help: help("Ghi chú.", "Note.", name: "text"))
    var note: String?

    @OptionGroup var writing: WriteOptions

    func run() throws {
      try output.printWritten {
        let added = try writing.write(globals, "fund add") { try add($0) }
        return Written(added.code, added.id, .added)
      }
    }

    private func add(_ writer: borrowing Writer) throws -> Fund {
      let reader = writer.reader
      try reader.checkFree(Fund.self, code: code)
      var fund = Fund()
      try fund.enter(
        [("code", code), ("name_vi", name), ("note", note)]
          + [("committee", committee)].notBlank(), Scope(reader))
      fund.unit = try option("--province") { try reader.unit(province, level: .province).unit }
      return try writer.insert(fund)
    }
  }
}
