import Interchange
import Query
import Storage

extension ImportReport {
  /// The counts, and every remark in a section.
  public func detail() -> RecordView {
    RecordView(
      sheet: Table(ImportReport.headings, [counts]),
      sections: [
        (
          "remarks", LocalizedText(vi: "Cần xem", en: "To look at"),
          Table(ImportReport.remarkHeadings, remarkRows)
        ),
        (
          "columns", LocalizedText(vi: "Cách đọc các cột", en: "How the columns are read"),
          Table(ImportReport.columnHeadings, columns.map(\.cells))
        ),
      ])
  }

  /// The rows that were not stored, in words; where rows were put that said no place, and by which
  /// profile columns were read.
  public var complaints: [LocalizedText] {
    let (profiles, others) = (
      inOrder.filter { $0.problem.fault is ProfileFault },
      inOrder.filter { !($0.problem.fault is ProfileFault) }
    )
    let told = others.filter { remark in
      switch remark.problem.fault as? RowFault {
      case .inOwnProvince, .underCaption: return true
      default: break
      }
      return [.held, .refused, .asked, .ignored].contains(remark.kind)
    }
    return (told + profiles).map(\.complaint)
  }

  /// What keeps the file out: what is asked, or the first row that is refused.
  var cause: LocalizedText? {
    let remarks = inOrder
    let first = remarks.first { $0.kind == .asked } ?? remarks.first { $0.kind == .refused }
    return (first ?? remarks.first)?.complaint
  }

  private var counts: [Cell] {
    [.text(file)] + [rows, added, present, held, refused, skipped].map { Cell($0) }
      + [Cell(profile)]
  }

  /// Every remark as a row of its section.
  var remarkRows: [[Cell]] { inOrder.map(\.cells) + more }

  /// As they stand in the file; those of one row as they were made.
  var inOrder: [Remark] {
    let sheets = columns.isEmpty ? [] : remarks.map(\.row?.sheet)
    let order = remarks.enumerated().map { index, remark in
      (sheets.firstIndex(of: remark.row?.sheet) ?? 0, remark.row?.number ?? 0, index)
    }
    return order.sorted(by: <).map { remarks[$0.2] }
  }

  private var more: [[Cell]] {
    guard omitted > 0 else { return [] }
    let phrase = LocalizedText(vi: "… và \(omitted) mục nữa", en: "… and \(omitted) more")
    return [[.null, .null, .phrase(phrase), .null, .null, .null, .null, .null]]
  }

  private static let headings =
    [Heading("file", vi: "Tệp", en: "File")] + countHeadings + [profileHeading]

  static let profileHeading = Heading("profile", vi: "Mẫu đọc", en: "Profile").hidden

  static let countHeadings = [
    Heading("rows", vi: "Dòng dữ liệu", en: "Data rows"),
    Heading("added", vi: "Thêm mới", en: "Added"),
    Heading("present", vi: "Đã có", en: "Already there"),
    Heading("held", vi: "Giữ lại (trùng)", en: "Held back (look-alikes)"),
    Heading("refused", vi: "Từ chối (lỗi)", en: "Refused (errors)"),
    Heading("skipped", vi: "Bỏ qua (không phải dữ liệu)", en: "Skipped (no data)"),
  ]

  static let columnHeadings = [
    Heading("label", vi: "Đầu cột", en: "Header"),
    Heading("use", vi: "Cách dùng", en: "Use"),
    Heading("column", vi: "Cột của mẫu", en: "Column"),
    Heading("reading", vi: "Cách đọc", en: "Read as"),
    Heading("from", vi: "Theo", en: "By").hidden,
  ]

  static let remarkHeadings = [
    Heading("sheet", vi: "Trang tính", en: "Sheet").hidden,
    Heading("row", vi: "Dòng", en: "Row"),
    Heading("outcome", vi: "Xử lý", en: "Outcome"),
    Heading("column", vi: "Cột", en: "Column"),
    Heading("error", vi: "Loại", en: "Error"),
    Heading("what", vi: "Nội dung", en: "What"),
    Heading("advice", vi: "Cách sửa", en: "What to do"),
    Heading("text", vi: "Dòng ấy ghi", en: "The row reads").hidden,
  ]
}

extension ImportReport.Remark {
  /// Where, and what.
  var told: LocalizedText {
    let what = Message(problem).description
    return LocalizedText(in: { place[$0] + what[$0] })
  }

  /// With what to do.
  fileprivate var complaint: LocalizedText {
    let advice = Message(problem).advice
    return LocalizedText(in: { language in
      told[language] + (advice.map { " → \($0[language])" } ?? "")
    })
  }

  /// Where it is, before what is said of it.
  private var place: LocalizedText {
    guard let row else { return LocalizedText("") }
    let sheet =
      row.sheet.map { ("Trang «\($0)», dòng", "Sheet “\($0)”, row") } ?? ("Dòng", "Row")
    return LocalizedText(vi: "\(sheet.0) \(row.number): ", en: "\(sheet.1) \(row.number): ")
  }

  fileprivate var cells: [Cell] {
    let message = Message(problem)
    return [
      Cell(row?.sheet), row.map { Cell($0.number) } ?? .null,
      .choice(kind.rawValue, kind.label), Cell(message.field),
      message.violation.map { .choice($0.rawValue, $0.label) } ?? .null, .phrase(message.what),
      message.advice.map(Cell.phrase) ?? .null, Cell(text.isEmpty ? nil : text),
    ]
  }
}

extension ColumnReading {
  var cells: [Cell] {
    let (name, label, column) = words
    return [
      Cell(self.label), .choice(name, label), Cell(column),
      ways.isEmpty
        ? .null
        : .choice(
          ways.map(\.0).joined(separator: " "),
          LocalizedText(
            vi: ways.map(\.1.vietnamese).joined(separator: ", "),
            en: ways.map(\.1.english).joined(separator: ", "))),
      Cell(origin?.rawValue),
    ]
  }

  private var ways: [(String, LocalizedText)] {
    var ways: [(String, LocalizedText)] = []
    if isFilledDown {
      ways.append(("fill-down", LocalizedText(vi: "lấy ô trên", en: "from above")))
    }
    if let dates {
      ways.append((dates.rawValue, LocalizedText(vi: "tháng/ngày/năm", en: "month/day/year")))
    }
    if let numbers {
      ways.append((numbers.rawValue, LocalizedText(numbers == .english ? "1,234.5" : "1.234,5")))
    }
    if let unit { ways.append((unit, LocalizedText(unit))) }
    return ways
  }

  private var words: (name: String, LocalizedText, column: String?) {
    switch use {
    case .column(let column): ("column", LocalizedText(vi: "đọc", en: "read"), column)
    case .compared(let column):
      ("compared", LocalizedText(vi: "chỉ đối chiếu", en: "only compared"), column)
    case .tick(let column, let value):
      ("tick", LocalizedText(vi: "đánh dấu x", en: "ticked"), "\(column)=\(value)")
    case .counting: ("counting", LocalizedText(vi: "đơn vị tính", en: "what it counts in"), nil)
    case .serial: ("serial", LocalizedText(vi: "số thứ tự", en: "number of the row"), nil)
    case .instead(let label):
      (
        "other", LocalizedText(vi: "không dùng: đã có «\(label)»", en: "not used: “\(label)” is"),
        nil
      )
    case .unknown:
      ("unknown", LocalizedText(vi: "không dùng: không rõ", en: "not used: unknown"), nil)
    case .ignored: ("ignored", LocalizedText(vi: "không dùng", en: "not used"), nil)
    }
  }
}

extension Heading {
  fileprivate var hidden: Heading {
    Heading(name, vi: title.vietnamese, en: title.english, for: .machines)
  }
}
