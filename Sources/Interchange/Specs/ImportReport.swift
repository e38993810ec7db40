import Storage

/// What became of a file.
public struct ImportReport: Sendable {
  /// A row, or a part of one, that somebody should know of.
  public struct Remark: Sendable, Equatable {
    /// What became of a row. A column that is of no use is `ignored`; what is worth a second look
    /// in a row that was stored is `noted`.
    /// What has to be answered before anything is stored is `asked`.
    public enum Kind: String, Sendable {
      case asked, skipped, held, refused, ignored, noted

      /// What people read.
      public var label: LocalizedText {
        switch self {
        case .asked: LocalizedText(vi: "hỏi lại", en: "asked")
        case .skipped: LocalizedText(vi: "bỏ qua", en: "skipped")
        case .held: LocalizedText(vi: "giữ lại", en: "held back")
        case .refused: LocalizedText(vi: "từ chối", en: "refused")
        case .ignored: LocalizedText(vi: "không dùng", en: "not used")
        case .noted: LocalizedText(vi: "lưu ý", en: "note")
        }
      }
    }

    /// What became of it.
    public let kind: Kind
    /// Its place in the file; for a column that of its header; `nil` for a whole sheet.
    public let row: RowPlace?
    /// Why.
    public let problem: DomainError
    /// The row as it reads, for one that is skipped.
    public let text: String
  }

  /// Its name without its folder.
  public let file: String
  /// The profile it was read by, or what was said of it is kept as.
  public internal(set) var profile: String?
  /// How each of its columns is read.
  public internal(set) var columns: [ColumnReading] = []
  /// Data rows: the sum of the next four.
  public internal(set) var rows = 0
  /// Rows of which something was stored.
  public internal(set) var added = 0
  /// Of those, rows that named no place and were put in the file's own province.
  var inOwnProvince = 0
  /// Rows that say nothing new, or were stored from this file before.
  public internal(set) var present = 0
  /// Rows that look like something stored; nothing of them was stored.
  public internal(set) var held = 0
  /// Those of them that are held back for having nothing but a name.
  public internal(set) var bare = 0
  /// Those of them that say otherwise than the record they name.
  public internal(set) var contrary = 0
  /// Rows that break a rule; nothing of them was stored.
  public internal(set) var refused = 0
  /// Rows that are no data: titles, headings, totals, blank ones.
  public internal(set) var skipped = 0
  /// The first of them; a file of a million rows may have a million.
  public private(set) var remarks: [Remark] = []
  /// How many more there were.
  public private(set) var omitted = 0

  init(_ file: String) { self.file = file }

  /// Whether something has to be answered before anything is stored.
  public var isAsking: Bool { remarks.contains { $0.kind == .asked } }

  /// Whether no data row was held back or refused.
  public var isComplete: Bool { held + refused == 0 }

  /// Whether what was said of its columns becomes a profile that was not there.
  public var keepsProfile: Bool {
    remarks.contains { remark in
      guard case .kept(_, _, let keeping, _) = remark.problem.fault as? ProfileFault else {
        return false
      }
      return keeping.isNew
    }
  }

  /// Whether everything below the head was taken for what is no row.
  var isSkippedWhole: Bool {
    remarks.contains { remark in
      guard case .skipped(let why, _) = remark.problem.fault as? RowFault else { return false }
      return [.footer, .unnumbered, .total].contains(why)
    }
  }

  mutating func remark(
    _ kind: Remark.Kind, _ row: RowPlace?, _ problem: DomainError, _ text: String = ""
  ) {
    if remarks.count < ImportReport.most {
      remarks.append(Remark(kind: kind, row: row, problem: problem, text: text))
    } else {
      omitted += 1
    }
  }

  mutating func keep(_ kept: ProfileFault) {
    if case .kept(let name, _, _, _) = kept { profile = name }
    // Never among those that there are too many of.
    remarks.insert(
      Remark(kind: .noted, row: nil, problem: kept.error, text: ""),
      at: remarks.firstIndex { !($0.problem.fault is ProfileFault) } ?? remarks.count)
  }

  private static let most = 1000
}
