/// What is recorded, by the word that people type for it: what it is called in messages and
/// commands, and the table it stands in.
public enum EntityKind: String, Choice {
  case province, unit, change, committee, alias, field, source, model, registration, recognition
  case selection
  case directive, mention, link, fund, entry, figure, measure, programme, task, release, report
  case profile
  /// The database itself.
  case file

  /// What goes before the verb: `danvan fund entry show`.
  public var command: String {
    switch self {
    case .change: "unit"
    case .registration, .recognition, .selection: "model"
    case .entry: "fund entry"
    case .measure: "figure measure"
    case .programme: "task programme"
    case .profile: "import profile"
    default: rawValue
    }
  }

  /// Where its records stand; that of a unit is its number alone, see ``UnitVersion``.
  public var table: String {
    switch self {
    case .province: "unit"
    case .change: "unit_change"
    case .alias: "committee_alias"
    case .mention: "directive_mention"
    case .link: "directive_link"
    case .entry: "fund_entry"
    case .programme: "task_programme"
    default: rawValue
    }
  }

  /// What it is called within a sentence.
  public var vietnamese: String { label.vietnamese }
  /// What it is called within a sentence, without an article.
  public var english: String { label.english }

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .province: LocalizedText(vi: "tỉnh, thành phố", en: "province")
    case .unit: LocalizedText(vi: "đơn vị", en: "unit")
    case .change: LocalizedText(vi: "thay đổi đơn vị", en: "change of units")
    case .committee: LocalizedText(vi: "cơ quan", en: "committee")
    case .alias: LocalizedText(vi: "tên gọi khác", en: "other name")
    case .field: LocalizedText(vi: "lĩnh vực", en: "field")
    case .source: LocalizedText(vi: "nguồn", en: "source")
    case .model: LocalizedText(vi: "mô hình", en: "model")
    case .registration: LocalizedText(vi: "lần đăng ký", en: "registration")
    case .recognition: LocalizedText(vi: "quyết định", en: "decision")
    case .selection: LocalizedText(vi: "quyết định chọn điển hình", en: "selection as typical")
    case .directive: LocalizedText(vi: "văn bản", en: "directive")
    case .mention: LocalizedText(vi: "chỗ nhắc văn bản", en: "mention of a document")
    case .link: LocalizedText(vi: "liên kết văn bản", en: "link of documents")
    case .fund: LocalizedText(vi: "quỹ", en: "fund")
    case .entry: LocalizedText(vi: "khoản tiền", en: "fund entry")
    case .figure: LocalizedText(vi: "số liệu", en: "figure")
    case .measure: LocalizedText(vi: "chỉ tiêu", en: "measure")
    case .programme: LocalizedText(vi: "chương trình phối hợp", en: "task programme")
    case .task: LocalizedText(vi: "nhiệm vụ", en: "task")
    case .release: LocalizedText(vi: "bản công bố", en: "release")
    case .report: LocalizedText(vi: "báo cáo", en: "report")
    case .profile: LocalizedText(vi: "mẫu đọc", en: "profile")
    case .file: LocalizedText(vi: "tệp", en: "file")
    }
  }

  /// For `search`, where provinces are units and programmes stand with tasks.
  public var synonyms: [String] {
    switch self {
    case .unit: ["tỉnh", "xã", "phường", "huyện", "province", "commune"]
    case .task: ["chương trình", "programme"]
    default: []
    }
  }
}
