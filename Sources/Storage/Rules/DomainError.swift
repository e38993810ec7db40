import SQLite

/// Something that cannot be done: what was wrong, where, and what to do about it.
public struct DomainError: Error, Sendable, Equatable {
  /// The sort of trouble, one for each exit code of the command line contract.
  public enum Kind: Sendable, Hashable {
    case failure, usage, badData, noInput, cannotCreate, busy, notPermitted
  }

  /// Which rule of a table of data is broken, in Frictionless's words.
  /// https://framework.frictionlessdata.io/docs/errors/
  public enum Violation: String, Sendable, Hashable {
    /// It cannot be read as what its column holds.
    case type = "type-error"
    /// It can be read, and may not be.
    case constraint = "constraint-error"
    /// It names what is not there, or several things.
    case reference = "foreign-key"
    /// It is there already.
    case duplicate = "duplicate-row"
    case missingLabel = "missing-label"
    case duplicateLabel = "duplicate-label"
    case extraCell = "extra-cell"
    case encoding = "encoding-error"

    public var label: LocalizedText {
      switch self {
      case .type: LocalizedText(vi: "sai kiểu (\(rawValue))", en: rawValue)
      case .constraint: LocalizedText(vi: "trái quy tắc (\(rawValue))", en: rawValue)
      case .reference: LocalizedText(vi: "không có trong danh mục (\(rawValue))", en: rawValue)
      case .duplicate: LocalizedText(vi: "trùng (\(rawValue))", en: rawValue)
      case .missingLabel: LocalizedText(vi: "thiếu cột (\(rawValue))", en: rawValue)
      case .duplicateLabel: LocalizedText(vi: "hai cột trùng (\(rawValue))", en: rawValue)
      case .extraCell: LocalizedText(vi: "ô thừa (\(rawValue))", en: rawValue)
      case .encoding: LocalizedText(vi: "sai mã chữ (\(rawValue))", en: rawValue)
      }
    }
  }

  public let kind: Kind
  /// `nil` = whatever the step that found it looks for.
  public var violation: Violation?
  /// The column or option it is about, where it is about one.
  public var field: String?
  public let what: LocalizedText
  public let advice: LocalizedText?
  /// What may have been meant; the code to type, up to the first space, and its name.
  public private(set) var choices: [String] = []

  public init(
    _ kind: Kind, violation: Violation? = nil, field: String? = nil, _ what: LocalizedText,
    advice: LocalizedText? = nil
  ) {
    self.kind = kind
    self.violation = violation
    self.field = field
    self.what = what
    self.advice = advice
  }

  private func among(_ choices: [String]) -> DomainError {
    var problem = self
    problem.choices = choices
    return problem
  }

  /// Where and what.
  public var description: LocalizedText {
    guard let field else { return what }
    return LocalizedText(vi: "\(field): \(what.vietnamese)", en: "\(field): \(what.english)")
  }
}

/// A value that breaks a rule of its field.
extension DomainError {
  /// - Parameters:
  ///   - field: the field's name as it is typed, e.g. `--year`.
  ///   - value: what was given; shown shortened and without control characters.
  public static func invalid(
    _ field: String, _ value: String, vi: String, en: String, advice: LocalizedText? = nil
  ) -> DomainError {
    let shown = value.shownInMessage
    return DomainError(
      .badData, field: field,
      LocalizedText(vi: "«\(shown)» \(vi)", en: "“\(shown)” \(en)"), advice: advice)
  }

  /// A number that begins at 1 was wanted.
  public static func notPositive(_ field: String, _ value: Int) -> DomainError {
    .invalid(field, String(value), vi: "phải từ 1 trở lên", en: "must be 1 or more")
  }

  /// One of a closed list was wanted.
  public static func notOneOf(
    _ field: String, _ value: String, _ known: [String], vietnamese: [String]? = nil
  ) -> DomainError {
    let list = known.joined(separator: ", ")
    let listed = vietnamese?.joined(separator: ", ") ?? list
    return invalid(
      field, value, vi: "không có trong danh mục", en: "is not known",
      advice: LocalizedText(vi: "Chọn một trong: \(listed)", en: "Use one of: \(list)")
    ).among(known)
  }

  /// Nothing goes by that code or name.
  public static func notFound(_ entityKind: EntityKind, _ text: String, like: [String] = []) -> DomainError {
    let shown = text.shownInMessage
    let list = like.joined(separator: "; ")
    let advice =
      like.isEmpty
      ? LocalizedText(
        vi: "Xem danh sách: danvan \(entityKind.command) list",
        en: "See the list: danvan \(entityKind.command) list")
      : LocalizedText(vi: "Có phải: \(list)?", en: "Did you mean: \(list)?")
    return DomainError(
      .badData, violation: .reference,
      LocalizedText(
        vi: "Không tìm thấy \(entityKind.vietnamese) «\(shown)»", en: "No \(entityKind.english) “\(shown)”"),
      advice: advice
    ).among(like)
  }

  /// Several go by that name.
  public static func ambiguous(_ entityKind: EntityKind, _ text: String, _ candidates: [String]) -> DomainError {
    let list = candidates.joined(separator: "; ")
    let shown = text.shownInMessage
    return DomainError(
      .badData, violation: .reference,
      LocalizedText(
        vi: "Có nhiều \(entityKind.vietnamese) tên «\(shown)»: \(list)",
        en: "More than one \(entityKind.english) is called “\(shown)”: \(list)"),
      advice: LocalizedText(vi: "Ghi mã thay cho tên.", en: "Give the code instead of the name.")
    ).among(candidates)
  }

  /// The table has no column of that name.
  public static func noColumn(_ header: String, _ table: String) -> DomainError {
    DomainError(
      .badData,
      LocalizedText(
        vi: "Không có cột «\(header.shownInMessage)» cho \(table)",
        en: "\(table) has no column “\(header.shownInMessage)”"))
  }

  /// The code is taken.
  public static func exists(_ entityKind: EntityKind, _ code: String) -> DomainError {
    let shown = code.shownInMessage
    return DomainError(
      .badData,
      LocalizedText(
        vi: "Mã \(entityKind.vietnamese) «\(shown)» đã có",
        en: "\(entityKind.english) “\(shown)” exists already"),
      advice: LocalizedText(
        vi: "Xem: danvan \(entityKind.command) show \(shown) — hoặc dùng mã khác.",
        en: "See: danvan \(entityKind.command) show \(shown) — or use another code."))
  }
}

extension String {
  /// At most 60 characters, on one line, safe to print to a terminal.
  public var shownInMessage: String {
    let line = visible
    if line.count <= 60, line.utf8.count <= 400 { return line }
    // A letter may have thousands of marks.
    var short = String(line.prefix(57))
    while short.utf8.count > 400 { short.unicodeScalars.removeLast() }
    return short + "…"
  }
}
