import ArgumentParser
import Query
import Storage

/// `rates`: recognition rates per province.
struct RatesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rates",
      abstract: text(
        vi: "Tỷ lệ mô hình được công nhận theo tỉnh, thành.",
        en: "Recognition rates per province."),
      discussion: text(
        vi: "Số theo sổ và số theo báo cáo đứng cạnh nhau, không cộng vào nhau.",
        en: "What is recorded and what is reported stand side by side, never added."))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: PageOptions
  @OptionGroup var charts: ChartOptions
  @OptionGroup var place: PlaceFilter

  @Option(
    help: help(
      "Căn cứ: records (sổ theo dõi), reported (báo cáo) hoặc both.",
      "Basis: records, reported or both.", name: "basis"))
  var basis = "both"

  func run() throws {
    let basis = try Basis.parse(basis, field: "--basis")
    try globals.read { reader in
      let rates = try reader.rates(basis, in: try place.territory(reader))
      try output.print(
        RatesCommand.headings, rates.map(\.cells), reader,
        title: text(vi: "Tỷ lệ mô hình được công nhận", en: "Recognition rates"),
        asked: try place.asked(reader) + [basis.asked, asOf(.today)], chart: charts.chart)
    }
  }

  private static let models = Phrase(vi: "mô hình", en: "models")

  private static let headings = [
    Heading("province_code", vi: "Mã", en: "Code"),
    Heading("province", vi: "Tỉnh, thành", en: "Province"),
    Heading("basis", vi: "Căn cứ", en: "Basis"),
    Heading("period", vi: "Kỳ", en: "Period"),
    Heading("as_of", vi: "Đến ngày", en: "As of"),
    Heading("registered", vi: "Đăng ký", en: "Registered", unit: models),
    Heading("registered_comparator", vi: "", en: "", for: .machines),
    Heading("recognized", vi: "Công nhận", en: "Recognized", unit: models),
    Heading("recognized_comparator", vi: "", en: "", for: .machines),
    Heading("rate", vi: "Tỷ lệ", en: "Rate"),
    Heading("rate_comparator", vi: "", en: "", for: .machines),
    Heading("reason", vi: "Ghi chú", en: "Reason"),
    Heading("sources", vi: "Nguồn", en: "Sources"),
  ]
}

extension Basis {
  fileprivate var asked: String { text(vi: "Căn cứ: ", en: "Basis: ") + label[language] }
}

extension Rate {
  private var provinceName: Phrase {
    isFormer
      ? Phrase(vi: "\(province) (cũ)", en: "\(province) (former)")
      : Phrase(vi: province, en: province)
  }

  fileprivate var cells: [Cell] {
    [
      Cell(provinceCode), .choice(province, provinceName), .choice(basis.rawValue, basis.label),
      period.isEmpty ? .null : Cell(period), Cell(asOf), registered.cell, registered.comparator,
      recognized.cell, recognized.comparator,
      ratio.map { .share($0.value, $0.comparator) } ?? .null,
      ratio.map { .text($0.comparator.rawValue) } ?? .null, reason.map(Cell.phrase) ?? .null,
      .list(sources),
    ]
  }
}

extension Counted? {
  fileprivate var cell: Cell { map { .quantity($0.value, $0.comparator) } ?? .null }
  fileprivate var comparator: Cell { map { .text($0.comparator.rawValue) } ?? .null }
}
