import ArgumentParser
import Messages
import Query
import Storage

/// Values of `:name`, and what the answer may use up.
struct ParameterOptions: ParsableArguments {
  @Option(
    name: .customShort("p"),
    help: help("Giá trị của tham số.", "Value of a parameter.", name: "name=value"))
  var parameters: [String] = []

  @OptionGroup var limits: QueryLimitOptions

  func validate() throws { _ = try values() }

  func values() throws -> [String: String] {
    var values: [String: String] = [:]
    for pair in parameters {
      guard let equals = pair.firstIndex(of: "=") else {
        throw Message.invalid("-p", pair, vi: "cần tên=giá trị", en: "wants name=value").asUsage
      }
      values[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
    }
    return values
  }
}
