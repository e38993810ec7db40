import Query
import Storage

/// A column of the files that offices send.
public struct ImportColumn: Sendable {
  /// The plain name, which always works as a header.
  public let name: String
  /// How a template heads it.
  public let title: LocalizedText
  /// What else heads it, compared without accents, case and what stands in brackets.
  public let synonyms: [String]
  /// Whether a file must say it.
  let need: Need

  enum Need: Sendable {
    /// Tells a table's header from other lines; every row needs it.
    case key
    case required
    case optional
  }

  init(_ name: String, _ title: LocalizedText, _ synonyms: [String], _ need: Need = .optional) {
    (self.name, self.title, self.synonyms, self.need) = (name, title, synonyms, need)
  }

  /// The columns of a kind of file; what heads them stands in the dictionary.
  static func all(
    of form: String, keys: Set<String>, required: Set<String> = [], _ names: [String]
  ) -> [ImportColumn] {
    names.map { name in
      ImportColumn(
        name, ColumnWords.header(form, name), ColumnWords.synonyms(form, name),
        keys.contains(name) ? .key : required.contains(name) ? .required : .optional)
    }
  }
}

/// A column that is ticked: its header is the value, e.g. "Tập thể".
public struct TickColumn: Sendable {
  let column: String
  let value: String
  let synonyms: [String]

  /// A column of a kind of file for each value; what heads them stands in the dictionary.
  static func all(of form: String, _ column: String, _ values: [String]) -> [TickColumn] {
    values.map { value in
      TickColumn(
        column: column, value: value, synonyms: ColumnWords.ticks(form, column, value))
    }
  }

  var meaning: ImportHeaders.Meaning { .mark(column: column, value: value) }

  /// Whether a cell is ticked, or is not; `nil` for any other text.
  static func isTicked(_ text: String) -> Bool? {
    switch text.searchKey {
    case "x", "✓", "✔", "v", "1", "co", "yes", "+": true
    case "", "0", "-", "khong", "no": false
    default: nil
    }
  }
}

/// What the headers of one kind of file mean.
public struct ImportHeaders: Sendable {
  enum Meaning: Equatable, Sendable {
    case column(String)
    case mark(column: String, value: String)
    /// A serial number and the like.
    case serial
    /// Why a row was refused before.
    case reasons
    case ignored
    case unknown
    case blank
  }

  let columns: [ImportColumn]
  let marks: [TickColumn]
  private let exact: [String: Meaning]
  /// Of three words and more; a longer header may begin with them. Two do not tell enough: "Kết quả
  /// thực hiện" is no outcome and "Đơn vị phối hợp" no owner.
  private let beginnings: [(key: String, meaning: Meaning)]

  init(_ columns: [ImportColumn], _ marks: [TickColumn]) {
    self.columns = columns
    self.marks = marks
    var exact: [String: Meaning] = [:]
    for label in ["STT", "TT", "Số TT", "Số thứ tự", "No", "No.", "#"] {
      exact[label.labelKey] = .serial
    }
    for label in ImportHeaders.ignored { exact[label.labelKey] = .ignored }
    exact[ImportHeaders.reasons.labelKey] = .reasons
    for mark in marks {
      for label in mark.synonyms {
        exact[label.labelKey] = mark.meaning
      }
    }
    for column in columns {
      let labels = [column.name, column.title.vietnamese, column.title.english] + column.synonyms
      for label in labels { exact[label.labelKey] = .column(column.name) }
    }
    self.exact = exact
    beginnings = exact.filter { $0.key.count { $0 == " " } > 1 }.map { ($0.key + " ", $0.value) }
      .sorted { $0.0.utf8.count > $1.0.utf8.count }
  }

  func meaning(of label: String) -> Meaning {
    let key = label.labelKey
    if key.isEmpty { return .blank }
    if let known = exact[key] { return known }
    // "Số quyết định khen thưởng" is about the award.
    if key.contains("khen thuong") { return .unknown }
    return beginnings.first { key.hasPrefix($0.key) }?.meaning ?? .unknown
  }

  /// Of a label below another one, which may complete it: "Ngày" below "Kết quả".
  func meaning(of label: String, below parent: String) -> Meaning {
    let own = meaning(of: label)
    return own == .unknown ? exact[(parent + " " + label).labelKey] ?? .unknown : own
  }

  /// The column that goes by that header.
  public func column(headed label: String) -> String? { meaning(of: label).column }

  /// What forms have for people only.
  private static let ignored = ["Đơn vị tính", "ĐVT", "Ký nhận", "Ký tên", "Chữ ký"]

  /// Heads the reasons in a file of refused rows.
  static let reasons = "Lỗi khi nhập (import error)"
}

extension String {
  /// A header as it is compared: folded, without what stands in brackets, letters and digits only.
  var labelKey: String {
    var depth = 0
    var key = ""
    for character in searchKey {
      switch character {
      case "(", "[": depth += 1
      case ")", "]": depth = max(0, depth - 1)
      case _ where depth > 0: break
      case _ where character.isLetter || character.isNumber: key.append(character)
      default: if key.last != " ", !key.isEmpty { key.append(" ") }
      }
    }
    return key.last == " " ? String(key.dropLast()) : key
  }
}
