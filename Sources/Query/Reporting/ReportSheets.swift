import Storage

/// The list of reports.
extension ReportFile {
  /// Over the cells of ``row(_:)``.
  public static let headings = [
    Heading("name", vi: "Tên", en: "Name"), Heading("title", vi: "Báo cáo", en: "Report"),
    Heading("parameters", vi: "Tham số", en: "Parameters"),
    Heading("file", vi: "Tệp", en: "File"), Heading("problem", vi: "Lỗi", en: "Problem"),
  ]

  /// One that cannot be read says why.
  ///
  /// - Parameter say: puts that into words.
  public func row(_ say: (DomainError) -> LocalizedText) -> [Cell] {
    do throws(DomainError) {
      let report = try Report(self)
      let names = report.parameters.map(\.name)
      return [.text(name), .phrase(report.title), .list(names), origin, .null]
    } catch {
      return [.text(name), .null, .list([]), origin, .phrase(say(error))]
    }
  }

  /// The user's file; nothing for one that is shipped.
  fileprivate var origin: Cell { isShipped ? .null : .text(file) }
}

extension RecordView {
  /// A report: what it is asked with and what it answers.
  public static func report(_ report: Report) -> RecordView {
    RecordView(
      sheet: Table(
        [
          Heading("name", vi: "Tên", en: "Name"), Heading("title", vi: "Báo cáo", en: "Report"),
          Heading("description", vi: "Nội dung", en: "What it says"),
          Heading("file", vi: "Tệp", en: "File"),
        ],
        [
          [
            .text(report.file.name), .phrase(report.title), .phrase(report.description),
            report.file.origin,
          ]
        ]),
      sections: [
        section("parameters", vi: "Tham số", en: "Parameters", .parameters(report)),
        section("columns", vi: "Các cột", en: "Columns", .columns(report)),
      ])
  }
}

extension Table {
  fileprivate static func parameters(_ report: Report) -> Table {
    Table(
      [
        Heading("name", vi: "Tên", en: "Name"), Heading("kind", vi: "Kiểu", en: "Kind"),
        Heading("title", vi: "Nghĩa", en: "Meaning"),
        Heading("default", vi: "Mặc định", en: "Default"),
      ],
      report.parameters.map {
        [.text($0.name), .text($0.kind.rawValue), .phrase($0.title), Cell($0.fallback)]
      })
  }

  fileprivate static func columns(_ report: Report) -> Table {
    Table(
      [
        Heading("name", vi: "Tên", en: "Name"), Heading("kind", vi: "Kiểu", en: "Kind"),
        Heading("title", vi: "Tên cột", en: "Title"),
      ],
      report.columns.map { [.text($0.name), .text($0.kind.rawValue), .phrase($0.title)] })
  }
}
