import ArgumentParser
import Interchange
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
          en: "Write the amount as it was said: \"5.3 billion\", \"over 153 billion VND\"."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã hoặc tên quỹ.", "Code or name of the fund.", name: "fund"))
    var fund: String

    @Option(
      help: help(
        "raised (vận động), spent (chi), disbursed (giải ngân), target (chỉ tiêu), balance (còn).",
        "target, raised, spent, disbursed or balance.", name: "kind"))
    var kind: String

    @Option(help: help("Số tiền như đã nói.", "The amount as it was said.", name: "amount"))
    var amount: String

    @Option(
      help: help(
        "Kỳ: 2024, 2024-S1, 2017/.. …", "Period: 2024, 2024-S1, 2017/.. …",
        name: "period"))
    var period: String?

    @Option(help: help("Đến ngày.", "As of which day.", name: "date"))
    var asOf: String?

    @Option(help: help("Số đã được hỗ trợ.", "How many were reached.", name: "number"))
    var beneficiaries: Int?

    @Option(help: help("Trên tổng số cần hỗ trợ.", "Out of how many.", name: "number"))
    var of: Int?

    @OptionGroup var evidence: Evidence
    @OptionGroup var writing: WriteOptions

    func run() throws {
      let quantity = try evidence.amount(amount, "--amount")
      guard quantity.value.scale == 0 else {
        throw Problem.invalid("--amount", amount, vi: "lẻ dưới một đồng", en: "is less than a đồng")
      }
      try output.printWritten {
        let added = try writing.write(globals, "fund record") { try record(quantity, $0) }
        return Written(added.code, added.id, .added)
      }
    }

    private func record(_ quantity: Quantity, _ writer: borrowing Writer) throws -> FundEntry {
      var entry = FundEntry()
      let fund = try writer.reader.named(Fund.self, self.fund)
      entry.fund = fund.id
      entry.amount = quantity
      entry.kind = try FundEntryKind.parse(kind, field: "--kind")
      entry.beneficiaries = beneficiaries
      entry.targetBeneficiaries = of
      try entry.enter(
        [("period", period), ("as_of", asOf)] + evidence.fields, Scope(writer.reader))
      entry.code = try evidence.code(of: FundEntry.self, after: fund.code, writer)
      return try writer.insert(entry)
    }
  }
}
