import ArgumentParser
import Query
import Storage

/// Rows of one province only.
struct PlaceFilter: ParsableArguments {
  @Option(
    help: help(
      "Chỉ một tỉnh, thành (mã hoặc tên; 37@2024-07-05 = mã của ngày ấy).",
      "Only that province (code or name; 37@2024-07-05 = the code of that day).", name: "province"))
  var province: String?

  /// The province that is named, or everywhere.
  func territory(_ reader: Reader) throws -> Territory {
    try option("--province") { try .province(province, reader) }
  }

  /// A unit of that province, where one is named.
  func territory(of unit: String, _ reader: Reader) throws -> Territory {
    try option("--unit") { try .unit(unit, in: province, reader) }
  }
}
