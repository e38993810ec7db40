import ArgumentParser
import Interchange
import Messages
import Storage

/// How numbers are written.
struct NumberOptions: ParsableArguments {
  @Option(
    help: help(
      "Kiểu số: vi (1.234,5) hoặc en (1,234.5).", "Style of numbers: vi (1.234,5) or en (1,234.5).",
      name: "vi|en"))
  var numbers: String?

  func validate() throws {
    if let numbers, style == nil {
      throw DomainError.notOneOf("--numbers", numbers, Amount.Style.allCases.map(\.rawValue))
        .asUsage
    }
  }

  var style: Amount.Style? { numbers.flatMap(Amount.Style.init(rawValue:)) }
}
