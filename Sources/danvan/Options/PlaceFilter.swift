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

  /// A province of today with all it was formed from; one of another day alone.
  func territory(_ reader: Reader) throws -> Territory {
    guard let name = province else { return .everywhere }
    let unit = try option("--province") { try reader.unit(name, level: .province) }
    return try territory(unit, name, reader)
  }

  /// A unit of that province, where one is named.
  func territory(of name: String, _ reader: Reader) throws -> Territory {
    let over = try province.map { try reader.unit($0, level: .province).unit }
    let unit = try option("--unit") { try reader.unit(name, within: over) }
    return try territory(unit, name, reader)
  }

  private func territory(_ unit: UnitVersion, _ name: String, _ reader: Reader) throws -> Territory
  {
    name.contains("@") ? try .only(unit.unit, reader) : try .of(unit.unit, reader)
  }
}
