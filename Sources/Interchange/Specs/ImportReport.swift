import Storage

/// What became of a file.
public struct ImportReport: Sendable {
  /// A row, or a part of one, that somebody should know of.
  public struct Remark: Sendable, Equatable {
    public enum Kind: String, Sendable {
      case skipped, held, refused, ignored, noted

      /// What people read.
      public var label: LocalizedText {
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
