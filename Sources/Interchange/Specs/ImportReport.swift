import Query
import Storage

/// What became of a file.
public struct ImportReport: Sendable {
  /// A row, or a part of one, that somebody should know of.
  public struct Remark: Sendable, Equatable {
    public enum Kind: String, Sendable {
      case skipped, held, refused, ignored, noted

      var label: LocalizedText {
        switch self {
        case .skipped: LocalizedText(vi: "bỏ qua", en: "skipped")
        case .held: LocalizedText(vi: "giữ lại", en: "held back")
        case .refused: LocalizedText(vi: "từ chối", en: "refused")
        case .ignored: LocalizedText(vi: "không dùng", en: "not used")
        case .noted: LocalizedText(vi: "lưu ý", en: "note")
        }
      }
    }

    public let kind: Kind
    public let row: Int
    public let problem: DomainError
    /// The row as it reads, for one that is skipped.
    public let text: String
  }

  public let file: String
  /// Data rows.
  public internal(set) var rows = 0
  public internal(set) var added = 0
  public internal(set) var present = 0
  public internal(set) var held = 0
  public internal(set) var refused = 0
  public internal(set) var skipped = 0
  /// The first of them; a file of a million rows may have a million.
  public private(set) var remarks: [Remark] = []
  public private(set) var omitted = 0

  init(_ file: String) { self.file = file }

  public var isComplete: Bool { held + refused == 0 }

  mutating func remark(_ kind: Remark.Kind, _ row: Int, _ problem: DomainError, _ text: String = "") {
    if remarks.count < ImportReport.most {
      remarks.append(Remark(kind: kind, row: row, problem: problem, text: text))
    } else {
      omitted += 1
    }
  }

  private static let most = 1000
}

extension ImportReport {
  /// The counts, and every remark in a section.
  public func detail() -> RecordView {
    RecordView(
      sheet: Table(ImportReport.headings, [counts]),
      sections: [
        (
          "remarks", LocalizedText(vi: "Cần xem", en: "To look at"),
          Table(ImportReport.remarkHeadings, inOrder.map(\.cells) + more)
        )
      ])
  }

  /// The rows that were not stored, in words.
  public var complaints: [LocalizedText] {
    inOrder.filter { $0.kind == .held || $0.kind == .refused }.map { remark in
      let (what, advice) = (remark.problem.description, remark.problem.advice)
      return LocalizedText(
        vi: "Dòng \(remark.row): \(what.vietnamese)" + (advice.map { " → \($0.vietnamese)" } ?? ""),
        en: "Row \(remark.row): \(what.english)" + (advice.map { " → \($0.english)" } ?? ""))
    }
  }

  private var counts: [Cell] {
    [.text(file)] + [rows, added, present, held, refused, skipped].map { Cell($0) }
  }

  /// As they stand in the file; those of one row as they were made.
  private var inOrder: [Remark] {
    remarks.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
      .map(\.element)
  }

  private var more: [[Cell]] {
    guard omitted > 0 else { return [] }
    let phrase = LocalizedText(vi: "… và \(omitted) mục nữa", en: "… and \(omitted) more")
    return [[.null, .phrase(phrase), .null, .null, .null, .null, .null]]
  }

  private static let headings = [
    Heading("file", vi: "Tệp", en: "File"),
    Heading("rows", vi: "Dòng dữ liệu", en: "Data rows"),
    Heading("added", vi: "Thêm mới", en: "Added"),
    Heading("present", vi: "Đã có", en: "Already there"),
    Heading("held", vi: "Giữ lại (trùng)", en: "Held back (look-alikes)"),
    Heading("refused", vi: "Từ chối (lỗi)", en: "Refused (errors)"),
    Heading("skipped", vi: "Bỏ qua (không phải dữ liệu)", en: "Skipped (no data)"),
  ]

  private static let remarkHeadings = [
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
  fileprivate var cells: [Cell] {
    [
      Cell(row), .choice(kind.rawValue, kind.label), Cell(problem.field?.name),
      problem.violation.map { .choice($0.rawValue, $0.label) } ?? .null, .phrase(problem.what),
      problem.advice.map(Cell.phrase) ?? .null, Cell(text.isEmpty ? nil : text),
    ]
  }
}

extension Heading {
  fileprivate var hidden: Heading {
    Heading(name, vi: title.vietnamese, en: title.english, for: .machines)
  }
}
