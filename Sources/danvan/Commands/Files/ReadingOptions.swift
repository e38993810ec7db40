import ArgumentParser
import Interchange
import Messages
import Storage

/// How the files of an import are read.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: help(
      "Giá trị cho dòng nào không ghi, ví dụ --set province=22 --set year=2026.",
      "What holds for rows that do not say, e.g. --set province=22 --set year=2026.",
      name: "column=value"))
  var set: [String] = []

  @OptionGroup var numbers: NumberOptions

  @Option(
    help: help(
      "Ngày viết ngày trước (dmy) hay tháng trước (mdy).", "Days are written dmy or mdy.",
      name: "dmy|mdy"))
  var dates: String?

  @Option(
    help: help(
      "Đơn vị tiền khi tệp không ghi, ví dụ --unit \"triệu đồng\".",
      "What money is counted in that the file does not say, e.g. --unit \"triệu đồng\".",
      name: "unit"))
  var unit: String?

  @Option(
    help: help(
      "Cột gộp ô: ô trống lấy giá trị ở trên; lặp lại cho nhiều cột.",
      "A column of merged cells: blank ones have what stands above; may be repeated.",
      name: "column"))
  var fillDown: [String] = []

  @Option(
    help: help(
      "Cột có ô trống thật sự, không phải gộp ô.", "A column whose blank cells are really blank.",
      name: "column"))
  var blank: [String] = []

  @Option(
    help: help(
      "Đầu cột của tệp hiểu là cột nào, ví dụ --map \"Đơn vị=unit\".",
      "Which column a header of the file means, e.g. --map \"Đơn vị=unit\".",
      name: "header=column"))
  var map: [String] = []

  @Option(
    help: help(
      "Cột không đọc, theo đầu cột.", "A column not to be read, by its header.", name: "header"))
  var ignore: [String] = []

  @OptionGroup var profiles: ProfileOptions

  @Option(
    help: help(
      "Trang tính cần đọc, theo tên; lặp lại cho nhiều trang. Không ghi: mọi trang có bảng.",
      "A sheet to be read, by its name; may be repeated. Without it: every one with the table.",
      name: "name"))
  var sheet: [String] = []

  @Flag(
    help: help(
      "Nhập cả chính tệp đã nhập cho nơi hay kỳ khác.",
      "Store the same file that was stored for another place or time, too."))
  var sameFile = false

  func validate() throws {
    if let dates, Day.Order(rawValue: dates) == nil {
      throw DomainError.notOneOf("--dates", dates, Day.Order.allCases.map(\.rawValue)).asUsage
    }
    if let unit, case .power? = Amount.Unit(unit) {
    } else if let unit {
      throw AmountFault.unknownUnit(unit).error(in: "--unit").asUsage
    }
  }

  /// What was typed, with the columns of a form by their plain names.
  func settings<F: ImportSpec>(_: F.Type) throws -> ImportSettings {
    var settings = ImportSettings()
    settings.numbers = numbers.style
    settings.dates = dates.flatMap(Day.Order.init(rawValue:))
    settings.unit = unit
    for pair in set {
      // A value may have the sign in it, and begin with a mark that combines with the sign.
      let (label, value) = try split(
        pair, "--set", at: pair.unicodeScalars.firstIndex(of: "="),
        vi: "cần cột=giá trị", en: "wants column=value")
      settings.defaults[try F.column(label, "--set")] = value
    }
    for pair in map {
      let (header, label) = try split(
        pair, "--map", at: pair.unicodeScalars.lastIndex(of: "="),
        vi: "cần đầu cột=cột", en: "wants header=column")
      let column = try F.column(label, "--map")
      if ImportSettings.isCaption(header), !F.captioned.contains(column) {
        throw DomainError.notOneOf("--map", label, F.captioned).asUsage
      }
      settings.mean(header, column)
    }
    settings.ignored = ignore
    settings.profile = try profiles.choice()
    settings.sheets = sheet
    settings.takesAgain = sameFile
    settings.filledDown = Set(try fillDown.map { try F.column($0, "--fill-down") })
    settings.blank = Set(try blank.map { try F.column($0, "--blank") })
    return settings
  }

  private func split(
    _ pair: String, _ option: String, at sign: String.Index?, vi: String, en: String
  ) throws -> (String, String) {
    guard let sign else { throw Message.invalid(option, pair, vi: vi, en: en) }
    let scalars = pair.unicodeScalars
    let value = scalars[scalars.index(after: sign)...]
    return (String(scalars[..<sign]).tidied, String(value).tidied)
  }
}

extension ImportSpec {
  /// The form's column of a plain name or of one that heads it.
  fileprivate static func column(_ label: String, _ option: String) throws -> String {
    guard let name = labels.column(headed: label) else {
      throw DomainError.notOneOf(option, label, columns.map(\.name))
    }
    return name
  }
}
