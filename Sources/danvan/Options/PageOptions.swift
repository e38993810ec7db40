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
    if chart, !style.format.isForPeople { throw Message.noChart(style.format) }
    style.hasChart = chart
    style.asked = asked
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
        vi: "không vẽ được trong «\(format.rawValue)», là dạng cho máy đọc",
        en: "cannot be drawn in “\(format.rawValue)”, which is for machines"),
      advice: LocalizedText(
        vi: "Dùng --format table, markdown hoặc html.", en: "Use --format table, markdown or html.")
    )
  }
}
