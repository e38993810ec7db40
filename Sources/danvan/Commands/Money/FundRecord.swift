import ArgumentParser
import Query
import Storage

extension FundCommand {
  /// `fund record FUND`: money of a fund, as it was said.
  struct RecordEntry: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "record",
        abstract: text(vi: "Ghi một khoản của quỹ.", en: "Record money of a fund."),
        discussion: text(
          vi: "Ghi số tiền như đã nói: \"5,3 tỷ\", \"341.113 triệu\", \"trên 153 tỷ đồng\".",
          en: "Write the amount as it was said: \"5.3 billion\", \"over 153 billion VND\".")
          + " " + FundEntry.neededInWords)
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã hoặc tên quỹ.", "Code or name of the fund.", name: "fund"))
    var fund: String

    @OptionGroup var options: FundEntryOptions
    @OptionGroup var writing: WriteOptions

    func validate() throws {
      try FundEntry.checkNeeded(options.typed, "fund record")
    }

    func run() throws {
      try output.printWritten {
        let added = try writing.write(globals, "fund record") {
          try $0.add(FundEntry.self, to: fund, options.columns, complete: options.complete)
        }
        return Written(added.code, added.id, .added)
      }
    }
  }
}
