import ArgumentParser
import Storage

/// Where a record is: a province, or a unit in it.
struct PlaceOptions: ParsableArguments {
  @Option(help: help("Tỉnh, thành (mã hoặc tên).", "Province (code or name).", name: "province"))
  var province: String?

  @Option(
    help: help(
      "Xã, phường hoặc đơn vị khác (thuộc --province nếu ghi).",
      "Commune or other unit (of --province where that is given).", name: "unit"))
  var unit: String?

  /// Where both are options, the unit goes by its own.
  static let names = ["unit": "--unit"]

  /// As one field, which can be emptied.
  var typed: [Typed] { [("unit", unit ?? province)] }

  var columns: [Typed] { [("province", province), ("unit", unit)] }
}
