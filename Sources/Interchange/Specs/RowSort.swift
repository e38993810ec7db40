import Storage

/// Why a row of a file is no data.
public enum Skip: String, Sendable, CaseIterable {
  case title, blank, header, numbering, heading, total, footer, unfilled

  /// What people read.
  public var label: LocalizedText {
    switch self {
    case .title: LocalizedText(vi: "dòng tiêu đề", en: "title line")
    case .blank: LocalizedText(vi: "dòng trống", en: "blank row")
    case .header: LocalizedText(vi: "đầu bảng lặp lại", en: "header again")
    case .numbering: LocalizedText(vi: "dòng đánh số cột", en: "numbers of the columns")
    case .heading: LocalizedText(vi: "tên nhóm", en: "heading of a group")
    case .total: LocalizedText(vi: "dòng cộng", en: "total")
    case .footer: LocalizedText(vi: "chân bảng", en: "footer")
    case .unfilled: LocalizedText(vi: "chưa điền", en: "not filled in")
    }
  }
}

/// What a row below the header is, by its looks.
enum RowSort: Equatable {
  case data
  case skip(Skip)
  /// Perhaps the heading of the rows below it.
  case heading(String, isNumbered: Bool)
}

/// Tells data from the lines that a form has around them.
struct RowSorter {
  private let header: TableHeader
  private let keys: Set<Int>
  private let prefilled: Set<Int>
  private var inFooter = false
  private var beforeData = true

  init(_ header: TableHeader, _ form: ImportHeaders, prefilled: Set<String>) {
    self.header = header
    let names = Set(form.columns.filter { $0.need == .key }.map(\.name))
    keys = Set(
      header.meanings.indices.filter { header.meanings[$0].column.map(names.contains) ?? false })
    self.prefilled = Set(
      header.meanings.indices.filter { header.meanings[$0].column.map(prefilled.contains) ?? false }
    )
  }

  mutating func sort(_ record: CSVRecord) -> RowSort {
    let filled = record.cells.indices.filter { !record.cells[$0].isBlank }
    guard let first = filled.first else { return .skip(.blank) }
    // Most rows are data, and need no closer look.
    let serial = header.serial.flatMap { filled.contains($0) ? record.cells[$0].tidied : nil }
    let isCounted = serial.map { $0.allSatisfy { $0.isNumber || $0 == "." } } ?? false
    let mapped = filled.filter { header.mapped.contains($0) }
    let hasKey = mapped.contains { keys.contains($0) }
    let isNumbering = isNumbering(record, filled)
    let saysNothing = mapped.allSatisfy { prefilled.contains($0) }
    if isCounted, hasKey, !saysNothing, mapped.count > 1 || header.mapped.count == 1, !isNumbering {
      (inFooter, beforeData) = (false, false)
      return .data
    }
    if header.isRepeated(in: record) {
      beforeData = true
      return .skip(.header)
    }
    if beforeData, isNumbering { return .skip(.numbering) }
    let isBeside = filled.count == 2 && first == header.serial
    let text = record.cells[isBeside ? filled[1] : first].tidied
    if isTotal(record, filled) { return .skip(.total) }
    if isFooter(record, filled, serial, mapped, hasKey: hasKey) { return .skip(.footer) }
    if saysNothing, !mapped.isEmpty || !hasKey, serial == nil || isCounted {
      return mapped.isEmpty && serial == nil
        ? heading(text, filled, mapped, isCounted) ?? .data : .skip(.unfilled)
    }
    if let heading = heading(text, filled, mapped, isCounted) { return heading }
    beforeData = false
    return .data
  }

  /// `(1) (2) (3)` or `A B 1 2` under the header.
  private func isNumbering(_ record: CSVRecord, _ filled: [Int]) -> Bool {
    let texts = filled.lazy.map { record.cells[$0].tidied.trimmingBrackets }
    guard texts.count > 1, texts.allSatisfy({ $0.utf8.count <= 2 }) else { return false }
    let numbers = texts.compactMap { Int($0) }
    let letters = texts.filter { $0.utf8.count == 1 && $0.first?.isLetter == true }
    return numbers.count + letters.count == texts.count && numbers.count > 1
      && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  /// "Tổng cộng", "Cộng", and only numbers beside it.
  private func isTotal(_ record: CSVRecord, _ filled: [Int]) -> Bool {
    let texts = filled.filter { !record.cells[$0].isNumeral }
    guard texts.count == 1 else { return false }
    let key = record.cells[texts[0]].searchKey
    // "Cộng khối Đảng" without a number where every row has one; "Cộng đồng …" has hers.
    let isUnnumbered = header.serial.map { !filled.contains($0) } ?? false
    let begins = ["cong ", "tong "].contains(where: key.hasPrefix)
    return RowSorter.isTotalLabel(key) || isUnnumbered && begins
  }

  private static func isTotalLabel(_ key: String) -> Bool {
    let words = ["cong", "tong", "tong cong", "tong so", "total", "subtotal", "grand total"]
    if words.contains(key) || words.contains(where: { key == $0 + ":" }) { return true }
    if ["tong cong ", "cong:", "cong (", "tong cong:", "total:"].contains(where: key.hasPrefix) {
      return true
    }
    // "Tổng số 12 mô hình", but not "Tổng số hóa dữ liệu".
    guard key.hasPrefix("tong so") else { return false }
    let rest = key.dropFirst(7).drop { $0 == " " }
    return rest.first.map { $0.isNumber || ":(".contains($0) } ?? true || rest.hasPrefix("mo hinh")
  }

  private mutating func isFooter(
    _ record: CSVRecord, _ filled: [Int], _ serial: String?, _ mapped: [Int], hasKey: Bool
  ) -> Bool {
    guard filled.count <= 3, serial == nil || filled.first == header.serial else { return false }
    if inFooter, serial == nil || mapped.count == 0 { return true }
    let texts = filled.map { record.cells[$0].searchKey }
    // A day in words beside a title is the model's.
    let isDated = (filled.count == 1 || !hasKey) && texts.contains(where: RowSorter.isDateLine)
    let isFooter = isDated || texts.contains(where: RowSorter.isFooterLabel)
    if isFooter { inFooter = true }
    return isFooter
  }

  /// What stands below a table; an office alone, because "Bí thư chi bộ nêu gương" is a title.
  private static func isFooterLabel(_ key: String) -> Bool {
    let beginnings = [
      "nguoi lap bieu", "nguoi lap bang", "nguoi lap danh sach", "nguoi tong hop", "lap bieu",
      "t/m", "tm.", "tm ", "k/t", "kt.", "noi nhan", "xac nhan cua", "(ky", "ghi chu:",
      "thu truong don vi", "thu truong co quan", "bi thu dang uy", "chu tich ubnd",
      "prepared by", "signature",
    ]
    let offices = [
      "nguoi lap", "thu truong", "truong ban", "pho truong ban", "bi thu", "pho bi thu", "chu tich",
      "pho chu tich", "can bo tong hop",
    ]
    return offices.contains(key) || beginnings.contains(where: key.hasPrefix)
  }

  /// "Hạ Long, ngày 5 tháng 7 năm 2026", also with dots to be filled in.
  private static func isDateLine(_ key: String) -> Bool {
    let words = key.split { $0 == " " || $0 == "," }
    guard let day = words.lastIndex(of: "ngay"), let month = words.lastIndex(of: "thang"),
      let year = words.lastIndex(of: "nam"), day < month, month < year
    else { return false }
    return (words[(day + 1)..<month] + words[(month + 1)..<year]).allSatisfy {
      $0.allSatisfy { $0.isNumber || "._…".contains($0) }
    }
  }

  /// One text alone in the row, perhaps with a Roman number or counts beside it.
  private func heading(
    _ text: String, _ filled: [Int], _ mapped: [Int], _ isCounted: Bool
  ) -> RowSort? {
    guard !isCounted, header.mapped.count > 2, filled.count <= 2 else { return nil }
    let isNumbered = filled.count == 2 && filled[0] == header.serial
    guard filled.count == 1 || isNumbered else { return nil }
    return .heading(text, isNumbered: isNumbered || text.hasSectionNumber)
  }
}

extension String {
  fileprivate var isBlank: Bool {
    utf8.isEmpty || allSatisfy(\.isWhitespace)
  }

  fileprivate var isNumeral: Bool {
    let text = tidied
    return !text.isEmpty && text.allSatisfy { $0.isNumber || ".,% ".contains($0) || $0 == "-" }
  }

  fileprivate var trimmingBrackets: String { filter { !"()[]".contains($0) } }

  /// `I. …`, `II) …`, `A. …`.
  fileprivate var hasSectionNumber: Bool {
    let mark = prefix { $0.isLetter }
    let next = dropFirst(mark.count).first
    guard let next, ".)-/".contains(next), (1...4).contains(mark.count) else { return false }
    return mark.count == 1 || mark.allSatisfy { "IVX".contains($0) }
  }
}
