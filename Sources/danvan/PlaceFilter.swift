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

  func unit(_ reader: Reader) throws -> Id<Unit>? {
    try province.map { name in
      try option("--province") { try reader.unit(name, level: .province).unit }
    }
  }
}
