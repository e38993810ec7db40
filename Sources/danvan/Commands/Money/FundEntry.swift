import ArgumentParser
import Messages
import Query
import Storage

/// `fund entry edit|list|show|remove`.
struct FundEntryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "entry",
      abstract: text(vi: "Từng khoản tiền của quỹ.", en: "Single entries of funds."),
      subcommands: [
        EditCommand<FundEntryOptions>.self, ListCommand<FundEntry>.self,
        ShowCommand<FundEntry>.self, RemoveCommand<FundEntry>.self,
      ])
  }
}

struct FundEntryOptions: RecordOptions {
  @Option(
    help: help(
      "raised (vận động), spent (chi), disbursed (giải ngân), target (chỉ tiêu), balance (còn).",
      "target, raised, spent, disbursed or balance.", name: "kind"))
  var kind: String?

  @Option(help: help("Số tiền như đã nói.", "The amount as it was said.", name: "amount"))
  var amount: String?

  @Option(
    help: help(
      "Kỳ: 2024, 2024-S1, 2017/.. …", "Period: 2024, 2024-S1, 2017/.. …",
      name: "period"))
  var period: String?

  @Option(help: help("Đến ngày.", "As of which day.", name: "date"))
  var asOf: String?

  @Option(help: help("Số đã được hỗ trợ.", "How many were reached.", name: "number"))
  var beneficiaries: String?

  @Option(help: help("Trên tổng số cần hỗ trợ.", "Out of how many.", name: "number"))
  var of: String?

  @Option(
    help: help(
      "Đơn vị của hai số ấy: hộ, thôn …", "What those two numbers count: households, hamlets …",
      name: "name"))
  var beneficiaryKind: String?

  @OptionGroup var evidence: Evidence

  var typed: [Typed] {
    [
      ("kind", kind), ("amount", amount), ("period", period), ("as_of", asOf),
      ("beneficiaries", beneficiaries),
      ("target_beneficiaries", of), ("beneficiary_kind", beneficiaryKind),
    ] + evidence.fields
  }

  var columns: [Typed] { typed.filter { $0.column != "amount" } }

  func complete(_ entry: inout FundEntry) throws {
    guard let amount else { return }
    let quantity = try evidence.amount(amount, "--amount")
    guard quantity.value.scale == 0 else {
      throw Message.invalid("--amount", amount, vi: "lẻ dưới một đồng", en: "is less than a đồng")
    }
    entry.amount = quantity
  }
}

extension FundEntry: Listed {
  static var heading: LocalizedText { LocalizedText(vi: "Các khoản tiền", en: "Fund entries") }
  static var argument: LocalizedText { LocalizedText(vi: "Mã khoản.", en: "Code of the entry.") }

  static func list(in territory: Territory) -> Table { .funds(in: territory) }
}
