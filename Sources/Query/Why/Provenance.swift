import Storage

/// A record that stands behind a number, or is left out of it.
public struct Provenance: Sendable, Hashable {
  /// What it is, and so in which table.
  public let entityKind: EntityKind
  /// In its table.
  public let id: Int64
  /// The columns it enters; none = the row as a whole.
  public let parts: [Part]
  /// Why it is left out; `nil` = it is not.
  public let reason: Reason?

  init(_ entityKind: EntityKind, _ id: Int64, _ parts: [Part] = [], reason: Reason? = nil) {
    (self.entityKind, self.id, self.parts, self.reason) = (entityKind, id, parts, reason)
  }

  /// The names of the columns it enters.
  public var columns: [String] { parts.map(\.column) }

  /// How a record enters a column: `+registered`, `-registered_change`, `recognized`.
  public struct Part: Sendable, Hashable {
    /// By its name in the answer.
    public let column: String
    /// 1 where the cell adds it, one for a count and its value elsewhere; -1 where that is taken
    /// away; 0 where it stands behind the cell without being added.
    public let sign: Int

    init(_ column: String, sign: Int = 0) { (self.column, self.sign) = (column, sign) }

    init(_ text: Substring) {
      let sign = text.hasPrefix("+") ? 1 : text.hasPrefix("-") ? -1 : 0
      self.init(String(text.dropFirst(abs(sign))), sign: sign)
    }
  }

  /// Why a record is left out: a stored word, and what people read for it.
  public struct Reason: Sendable, Hashable {
    /// For machines, the same in every language.
    public let word: String
    /// For people.
    public let label: LocalizedText

    init(_ word: String, _ label: LocalizedText) { (self.word, self.label) = (word, label) }
  }
}

extension EntityKind {
  /// What inputs are records of, by their tables.
  static let provenance: [EntityKind] = [
    .registration, .recognition, .selection, .model, .figure, .fund, .task, .directive, .source,
    .committee, .unit, .entry, .programme, .mention, .link,
  ]

  /// What one is called, and several after a number: Vietnamese does not tell them apart.
  public func counted(_ number: Int) -> LocalizedText {
    let words = inputWords
    return number == 1 ? words.one : LocalizedText(vi: words.one.vietnamese, en: words.many)
  }

  private var inputWords: (one: LocalizedText, many: String) {
    func words(_ vietnamese: String, _ one: String, _ many: String) -> (LocalizedText, String) {
      (LocalizedText(vi: vietnamese, en: one), many)
    }
    return switch self {
    case .registration: words("lượt đăng ký", "registration", "registrations")
    case .recognition: words("quyết định", "decision", "decisions")
    case .selection:
      words("quyết định chọn điển hình", "selection as typical", "selections as typical")
    case .model: words("mô hình", "model", "models")
    case .figure: words("số liệu báo cáo", "reported figure", "reported figures")
    case .fund: words("quỹ", "fund", "funds")
    case .task: words("nhiệm vụ", "task", "tasks")
    case .directive: words("văn bản", "document", "documents")
    case .source: words("nguồn", "source", "sources")
    case .committee: words("cơ quan", "body", "bodies")
    case .unit: words("đơn vị", "unit", "units")
    case .entry: words("khoản của quỹ", "fund entry", "fund entries")
    case .programme: words("chương trình phối hợp", "task programme", "task programmes")
    case .mention: words("chỗ nhắc đến văn bản", "mention of a document", "mentions of documents")
    case .link: words("quan hệ văn bản", "link of documents", "links of documents")
    default: (label, label.english)
    }
  }
}
