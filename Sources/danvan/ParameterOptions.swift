import ArgumentParser
import Query
import Storage

/// Values of `:name`, and how long to wait for the answer.
struct ParameterOptions: ParsableArguments {
  @Option(
    name: .customShort("p"),
    help: help("Giá trị của tham số.", "Value of a parameter.", name: "name=value"))
  var parameters: [String] = []

  @Option(
    help: help(
      "Dừng sau bao nhiêu giây, không kể lúc in.",
      "Stop after so many seconds, printing not counted.", name: "seconds"))
  var timeout = Door.defaultTimeout

  func validate() throws {
    guard timeout > 0, timeout <= 86_400 else {
      throw Problem.invalid(
        "--timeout", "\(timeout)", vi: "phải lớn hơn 0 và không quá 86400",
        en: "must be above 0 and at most 86400"
      ).asUsage
    }
    _ = try values()
  }

  func values() throws -> [String: String] {
    var values: [String: String] = [:]
    for pair in parameters {
      guard let equals = pair.firstIndex(of: "=") else {
        throw Problem.invalid("-p", pair, vi: "cần tên=giá trị", en: "wants name=value").asUsage
      }
      values[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
    }
    return values
  }
}
