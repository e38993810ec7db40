import ArgumentParser
import Interchange
import Storage

/// Where a number was read, and how it is written: the options of every command that records one.
struct Evidence: ParsableArguments {
  @Option(help: help("Mã nguồn (xem: source list).", "Source (see: source list).", name: "source"))
  var source: String?

  @Option(help: help("Dòng, trang của nguồn.", "Line or page of the source.", name: "place"))
  var locator: String?

  @Option(help: help("Nguyên văn câu có số ấy.", "The words the number stands in.", name: "text"))
  var quote: String?

  @Option(help: help("Ghi chú.", "Note.", name: "text"))
  var note: String?

  @Option(
    help: help(
      "Kiểu số: vi (1.234,5) hoặc en (1,234.5).", "Style of numbers: vi (1.234,5) or en (1,234.5).",
      name: "vi|en"))
  var numbers: String?

  @Option(
    help: help("Mã (không ghi thì tự cấp).", "Code (given out when left away).", name: "code"))
  var code: String?

  func validate() throws {
    if let numbers, Amount.Style(rawValue: numbers) == nil {
      throw DomainError.notOneOf("--numbers", numbers, Amount.Style.allCases.map(\.rawValue))
        .asUsage
    }
  }

  func amount(_ text: String, _ field: String) throws(DomainError) -> Quantity {
    let style = numbers.flatMap(Amount.Style.init(rawValue:))
    return try Amount(text, field: FieldRef(field), style: style).quantity
  }

  var fields: [Typed] {
    [("source", source), ("locator", locator), ("quote", quote), ("note", note), ("code", code)]
  }
}
