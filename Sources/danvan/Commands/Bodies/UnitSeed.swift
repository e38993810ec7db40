import ArgumentParser
import Interchange
import Messages
import Query
import Storage

extension UnitCommand {
  /// `unit seed --all|--province NAME`: the communes that come with danvan.
  struct Seed: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "seed",
        abstract: text(
          vi: "Nạp danh mục xã, phường có sẵn, nay và trước 1/7/2025.",
          en: "Load the communes that come with danvan, of today and of before 1/7/2025."),
        discussion: text(
          vi: """
            Có 3.321 đơn vị hiện nay, các xã, huyện trước 1/7/2025 và đơn vị nào thành đơn vị nào. \
            Không ghi gì thì nạp tỉnh của tệp. Nạp lại không thêm gì; đơn vị đã có được giữ \
            nguyên. Dòng không khớp được liệt kê.
            """,
          en: """
            3,321 units of today, the communes and districts of before 1/7/2025, and which became \
            which; of the file's own province where nothing is said. Again it adds nothing, and \
            units that are there stay as they are. Rows that match nothing are named.
            """))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Flag(help: help("Của mọi tỉnh.", "Of every province."))
    var all = false

    @Option(help: help("Của tỉnh này.", "Of that province.", name: "province"))
    var province: String?

    @OptionGroup var writing: WriteOptions

    func validate() throws {
      if all, province != nil { throw Message.both("--all", "--province").asUsage }
    }

    func run() throws {
      try output.withSink { sink in
        let result = try writing.onStore(globals, "unit seed") { store in
          let own = try store.read { try $0.ownProvince()?.code }
          guard let wanted = province ?? own ?? (all ? "" : nil) else { throw Message.whose }
          return try store.loadCommunes(
            writing.entry(globals, "unit seed", isRepeatable: true), of: all ? nil : wanted,
            dryRun: writing.dryRun)
        }
        if writing.dryRun { Console.note(.nothingWritten) }
        do {
          try Printer.print(
            [Heading("file", vi: "Tệp", en: "File")] + UnitImport.headings,
            result.communes.map { [.text($0.file)] + $0.result.row }, output.style(), to: sink)
        } catch {
          throw writing.dryRun ? error : error.after(.stored(globals.path))
        }
        for (file, communes) in result.communes { communes.tellRows(of: file) }
      }
    }
  }
}

extension Message {
  fileprivate static let whose = Message(
    .usage,
    LocalizedText(
      vi: "Cần --all hoặc --province: tệp chưa ghi là của tỉnh nào",
      en: "Either --all or --province: the file does not say whose it is"),
    advice: LocalizedText(
      vi: "Ghi tỉnh của tệp: danvan settings --province MÃ",
      en: "To say whose it is: danvan settings --province CODE"))
}
