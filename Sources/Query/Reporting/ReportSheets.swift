import Storage

/// The list of reports.
extension ReportFile {
  /// Over the cells of ``row(_:)``.
  public static let headings = [
    Heading("name", vi: "Tên", en: "Name"), Heading("title", vi: "Báo cáo", en: "Report"),
    Heading("parameters", vi: "Tham số", en: "Parameters"),
    Heading("file", vi: "Tệp", en: "File"), Heading("problem", vi: "Lỗi", en: "Problem"),
  ]

  /// A report of the list; one that cannot be read, or not be asked, says why.
  ///
  /// - Parameters:
  ///   - reader: of the file that would be asked; `nil` where there is none.
  ///   - say: puts into words what is wrong.
  public func row(_ reader: Reader?, _ say: (any Error) -> LocalizedText) -> [Cell] {
    var row: [Cell] = [.text(name), .null, .list([]), origin, .null]
    do {
      let report = try Report(self)
      (row[1], row[2]) = (.phrase(report.title), .list(report.parameters.map(\.name)))
      if let reader, !isShipped { try report.check(reader) }
    } catch {
      row[4] = .phrase(say(error))
    }
    return row
  }

  /// Of one whose file cannot even be read.
  public static func row(name: String, file: String, problem: LocalizedText) -> [Cell] {
    [.text(name), .null, .list([]), .text(file), .phrase(problem)]
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
