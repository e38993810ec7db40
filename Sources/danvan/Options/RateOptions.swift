import ArgumentParser
import Messages
import Query
import Storage

/// What is asked of the rates.
struct RateOptions: ParsableArguments {
  @OptionGroup var place: PlaceFilter

  @Option(
    help: help(
      """
      Căn cứ: records (sổ theo dõi), reported (báo cáo), both, below (cộng từ báo cáo của cấp \
      dưới) hoặc all.
      """,
      """
      Basis: records, reported, both, below (summed from what those below reported) or all.
      """, name: "basis"))
  var basis = "both"

  @Option(
    help: help(
      """
      Theo: province, district, commune, committee, field, own-field, owner-kind, level, year, \
      period (6 tháng), quarter, month, country; ghi hai lần để chéo hai chiều \
      (mặc định: province).
      """,
      """
      By: province, district, commune, committee, field, own-field, owner-kind, level, year, \
      period (half-years), quarter, month, country; twice to cross two (default: province).
      """, name: "dimension"))
  var by: [String] = []

  @Option(
    help: help("Chỉ xã, phường hoặc huyện này.", "Only that commune or district.", name: "unit"))
  var unit: String?

  @Option(help: help("Chỉ năm này.", "Only that year.", name: "year"))
  var year: Int?

  @Option(
    help: help(
      "Chỉ kỳ này: 2024, 2024-S1, 2024-Q3, 2024-07, 2021/2025.",
      "Only that period: 2024, 2024-S1, 2024-Q3, 2024-07, 2021/2025.", name: "period"))
  var period: String?

  @Option(
    help: help(
      "Kỳ tính theo: registered (năm đăng ký) hoặc decided (ngày quyết định).",
      "Periods go by: registered (year of registration) or decided (day of decision).",
      name: "cohort"))
  var cohort = "registered"

  @Option(
    help: help(
      "Đếm: registrations (lượt đăng ký) hoặc models (mỗi mô hình một lần).",
      "Count: registrations, or models (each of them once).", name: "what"))
  var count = "registrations"

  @Option(
    help: help(
      "Đăng ký và quyết định đến ngày này (mặc định: hôm nay).",
      "Registered and decided by that day (default: today).", name: "date"))
  var asOf: String?

  @Option(
    help: help(
      "Chỉ tính công nhận từ cấp này trở lên: commune, district, province.",
      "Only recognitions at that level or above: commune, district, province.", name: "level"))
  var level: String?

  @Option(
    help: help(
      "Đơn vị hành chính: then (khi đó), now (34 tỉnh, thành nay), hoặc của một ngày.",
      "In the units of: then (the time), now (today's 34), or a day.", name: "then|now|date"))
  var territory = "then"

  @Flag(
    help: help(
      "Đặt báo cáo cạnh sổ cùng kỳ, kèm chênh lệch và phần đã ghi sổ.",
      "Set reports beside the records of their period, with the gap and the coverage."))
  var compare = false

  func question(_ reader: Reader) throws -> RateQuestion {
    var question = RateQuestion()
    question.basis = try Basis.parse(basis, field: "--basis")
    if !by.isEmpty {
      let names = by.flatMap { $0.split(separator: ",").map(String.init) }
      let dimensions = try names.map { try Dimension.parse($0, field: "--by") }
      do { try question.set(by: dimensions) } catch { throw error.asUsage }
    }
    do { try question.checkBelow() } catch { throw error.asUsage }
    question.borders = try TerritoryTime.parse(territory, field: "--territory")
    question.territory = try place.territory(reader)
    if let unit { question.units = try place.territory(of: unit, reader) }
    question.cohort = try Cohort.parse(cohort, field: "--cohort")
    question.counting = try Counting.parse(count, field: "--count")
    if let asOf { question.asOf = try Day.parse(asOf, field: "--as-of") }
    question.level = try level.map { try RecognitionLevel.parse($0, field: "--level") }
    question.period = try askedPeriod()
    // Beside reports there are records then.
    if !compare { do { try question.checkReported() } catch { throw error.asUsage } }
    return question
  }

  /// What the answer is limited to, for the head of a page.
  func asked(_ question: RateQuestion, _ reader: Reader) throws -> [String] {
    let basis = text(vi: "Căn cứ: ", en: "Basis: ") + question.basis.label[language]
    return try place.asked(reader) + [unit].compactMap(\.self) + [basis]
      + question.limits.map { $0[language] }
  }

  private func askedPeriod() throws -> Period? {
    guard let text = period ?? year.map(String.init) else { return nil }
    let name = period == nil ? "--year" : "--period"
    if period != nil, year != nil {
      throw Message.invalid(
        "--period", text, vi: "và --year cùng nói về thời gian", en: "and --year both say when",
        advice: LocalizedText(vi: "Chỉ ghi một.", en: "Give one of them.")
      ).asUsage
    }
    return try option(name) { Period(try Period.stored(text)) }
  }
}
