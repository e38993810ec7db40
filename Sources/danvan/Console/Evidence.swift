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

  @OptionGroup var numbers: NumberOptions

  @Option(
    help: help("Mã (không ghi thì tự cấp).", "Code (given out when left away).", name: "code"))
  var code: String?

  func amount(_ text: String, _ field: String) throws(DomainError) -> Quantity {
    try Amount(text, field: FieldRef(field), style: numbers.style).quantity
  }

  var fields: [Typed] {
    [("source", source), ("locator", locator), ("quote", quote), ("note", note), ("code", code)]
  }
}
