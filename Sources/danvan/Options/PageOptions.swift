import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// The options of every command that prints what is asked of the file: the form, and what makes a
/// page of it that can be signed.
struct PageOptions: ParsableArguments {
  @OptionGroup var form: OutputOptions
  @OptionGroup var paper: PaperOptions

  func validate() throws {
    guard let option = paper.given, form.chosenFormat != .html else { return }
    throw Message.onlyHTML(option).asUsage
  }

  /// Whether somebody asked for a form or a file.
  var isChosen: Bool { form.isChosen }

  /// - Parameters:
  ///   - reader: gives the sources that a page lists.
  ///   - asked: what the answer is limited to.
  ///   - chart: whether bars are wanted; a form nobody chose is then a table.
  func style(
    title: String = "danvan", _ reader: Reader? = nil, asked: [String] = [], chart: Bool = false
  ) throws -> Style {
    var style = form.style(title: title)
    if chart, form.chosenFormat == nil { style.format = .table }
    if chart, !style.format.hasCharts { throw Message.noChart(style.format) }
    style.hasChart = chart
    style.asked = asked + [reader?.known?.words[language]].compactMap(\.self)
    try style.makePage(paper.paper, reader)
    return style
  }

  func withSink(_ body: (Sink) throws -> Void) throws { try form.withSink(body) }

  func print(
    _ table: Table, _ reader: Reader, title: String = "danvan", asked: [String] = [],
    chart: Bool = false
  ) throws {
    let style = try style(title: title, reader, asked: asked, chart: chart)
    try withSink { try table.print(reader, style, to: $0) }
  }

  func print(_ detail: RecordView, _ reader: Reader, title: String) throws {
    let style = try style(title: title, reader)
    try withSink { try detail.print(reader, style, to: $0) }
  }

  func print(
    _ headings: [Heading], _ rows: [[Cell]], _ reader: Reader? = nil, title: String,
    asked: [String] = [], chart: Bool = false
  ) throws {
    let style = try style(title: title, reader, asked: asked, chart: chart)
    try withSink { try Printer.print(headings, rows, style, to: $0) }
  }
}

extension PlaceFilter {
  /// The province the answer is limited to, as people read it.
  func asked(_ reader: Reader) throws -> [String] {
    guard let name = province else { return [] }
    let unit = try option("--province") { try reader.unit(name, level: .province) }
    let day = unit.validTo.map {
      text(vi: " (trước ", en: " (before ") + language.written($0) + ")"
    }
    return [text(vi: "Tỉnh, thành phố: ", en: "Province: ") + unit.fullName + (day ?? "")]
  }
}

/// What is printed, and until when it holds.
func asOf(_ day: Day) -> String { text(vi: "Đến ngày ", en: "As of ") + language.written(day) }

extension Message {
  fileprivate static func onlyHTML(_ option: String) -> Message {
    Message(
      .usage,
      LocalizedText(vi: "\(option) chỉ dùng khi in HTML", en: "\(option) is for HTML only"),
      advice: LocalizedText(
        vi: "Thêm: -o bao-cao.html, hoặc --format html", en: "Add: -o report.html or --format html"
      ))
  }

  fileprivate static func noChart(_ format: Format) -> Message {
    Message(
      .usage, field: "--chart",
      LocalizedText(
        vi: "không vẽ được trong «\(format.rawValue)»",
        en: "cannot be drawn in “\(format.rawValue)”"),
      advice: LocalizedText(
        vi: "Dùng --format table, markdown hoặc html.", en: "Use --format table, markdown or html.")
    )
  }
}

/// What an office puts around an HTML page before it is signed. What is not given is a dotted line.
struct PaperOptions: ParsableArguments {
  @Option(
    help: help(
      """
      Chỉ HTML: cơ quan lập báo cáo, cấp trên ghi trước dấu chấm phẩy (mặc định: $DANVAN_AGENCY).
      """,
      """
      HTML only: the body that reports, the one above it before a semicolon (default: \
      $DANVAN_AGENCY).
      """, name: "name"))
  var agency: String?

  @Option(
    help: help(
      "Chỉ HTML: nơi lập (mặc định: $DANVAN_PLACE).",
      "HTML only: the place (default: $DANVAN_PLACE).", name: "place"))
  var place: String?

  @Option(
    help: help(
      "Chỉ HTML: người lập biểu (mặc định: $DANVAN_PREPARER).",
      "HTML only: who made the table (default: $DANVAN_PREPARER).", name: "name"))
  var preparer: String?

  @Option(
    help: help(
      """
      Chỉ HTML: ký với tư cách gì, mỗi dòng cách nhau bằng dấu chấm phẩy, ví dụ «T/M BAN THƯỜNG \
      VỤ; \
      PHÓ BÍ THƯ» (mặc định: $DANVAN_POSITION).
      """,
      """
      HTML only: what the signer signs as, lines with semicolons between (default: \
      $DANVAN_POSITION).
      """, name: "position"))
  var position: String?

  @Option(
    help: help(
      "Chỉ HTML: người ký (mặc định: $DANVAN_SIGNER).",
      "HTML only: who signs (default: $DANVAN_SIGNER).", name: "name"))
  var signer: String?

  /// The first option that somebody gave.
  var given: String? {
    let all = [
      ("--agency", agency), ("--place", place), ("--preparer", preparer),
      ("--position", position), ("--signer", signer),
    ]
    return all.first { $0.1 != nil }?.0
  }

  var paper: Paper {
    var paper = Paper()
    paper.agency = lines(agency ?? environment("DANVAN_AGENCY"))
    paper.place = said(place ?? environment("DANVAN_PLACE"))
    paper.preparer = said(preparer ?? environment("DANVAN_PREPARER"))
    paper.position = lines(position ?? environment("DANVAN_POSITION"))
    paper.signer = said(signer ?? environment("DANVAN_SIGNER"))
    return paper
  }

  private func said(_ text: String?) -> String? {
    text.map(\.tidied).flatMap { $0.isEmpty ? nil : $0 }
  }

  private func lines(_ text: String?) -> [String] {
    (text ?? "").split(separator: ";").map { String($0).tidied }.filter { !$0.isEmpty }
  }
}

/// Whether a column is drawn; for commands that print lists.
struct ChartOptions: ParsableArguments {
  @Flag(
    help: help(
      """
      Vẽ biểu đồ thanh của cột tỷ lệ cuối cùng, không có thì cột số đầu tiên (table, markdown, \
      html).
      """,
      """
      Draw bars of the last column of rates, else of the first that counts something (table, \
      markdown, html).
      """))
  var chart = false
}

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
