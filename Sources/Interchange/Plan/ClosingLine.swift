import Storage

/// What stands below a table or between its parts looks like a bare title where rows are not
/// numbered: who signs, who gets a copy, a group. Whether it is one only a person can tell.
struct ClosingLine {
  private let isName: Bool
  private let isDashed: Bool
  private let isLoud: Bool
  private let isLabel: Bool
  private let isDated: Bool

  init(_ text: String) {
    let words = text.split(separator: " ")
    isDashed = text.first.map { "-–+*•".contains($0) } ?? false
    isLoud = text.count { $0.isUppercase } > 1 && !text.contains(where: \.isLowercase)
    let key = text.searchKey
    isLabel = ClosingLine.labels.contains { key.hasPrefix($0) }
    isDated = ClosingLine.mayBeDated(key)
    isName =
      !isLoud && (2...5).contains(words.count)
      && words.allSatisfy { $0.first?.isUppercase == true && $0.allSatisfy(\.isLetter) }
      && ClosingLine.surnames.contains(String(key.prefix { $0 != " " }))
  }

  /// Whether it looks like one at all.
  var mayClose: Bool { isLabel || isName || isDashed || isLoud || isDated }

  /// Not where titles of the table look so themselves.
  ///
  /// - Parameter title: its first.
  func mayClose(after title: ClosingLine) -> Bool {
    isLabel && !title.isLabel || isName && !title.isName || isDashed && !title.isDashed
      || isLoud && !title.isLoud || isDated && !title.isDated
  }

  private static let labels = [
    "khoi ", "luu ", "luu:", "nhu tren", "nguoi lap", "dien thoai", "so dien thoai", "dt:", "email",
    "trang ", "(da ky", "da ky", "(tiep theo", "don vi tinh", "dvt",
  ]

  /// Nine of ten people bear one of them.
  private static let surnames: Set<String> = [
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho",
    "ngo", "duong", "ly", "dinh", "doan", "truong", "trinh", "mai", "dao", "lam", "luong", "cao",
    "ta", "vi", "nong", "ha", "to", "luu", "trieu", "hua", "ma", "lo", "giang", "chu", "quach",
  ]
}

extension ClosingLine {
  /// What stands below a table; an office alone, because "Bí thư chi bộ nêu gương" is a title.
  static func isSure(_ key: String) -> Bool {
    let beginnings = [
      "nguoi lap bieu", "nguoi lap bang", "nguoi lap danh sach", "nguoi tong hop", "lap bieu",
      "t/m", "tm.", "tm ", "k/t", "kt.", "noi nhan", "xac nhan cua", "(ky", "ghi chu:",
      "thu truong don vi", "thu truong co quan", "bi thu dang uy", "chu tich ubnd", "tl.", "tl ",
      "tuq.", "danh sach nay co", "danh sach co", "(danh sach", "* ghi chu", "prepared by",
      "signature",
    ]
    let offices = [
      "nguoi lap", "thu truong", "truong ban", "pho truong ban", "bi thu", "pho bi thu", "chu tich",
      "pho chu tich", "can bo tong hop", "truong phong", "pho truong phong", "chanh van phong",
      "het", "./.", "ghi chu",
    ]
    return offices.contains(key) || beginnings.contains(where: key.hasPrefix)
  }

  /// "Hạ Long ngày 5/7/2026", which the title of a model may end with, too.
  static func mayBeDated(_ key: String) -> Bool {
    let words = key.split(separator: " ")
    return (2...7).contains(words.count) && words[words.count - 2] == "ngay"
      && isDay(words[words.count - 1])
  }

  private static func isDay(_ word: Substring) -> Bool {
    "/-.".contains { mark in word.count { $0 == mark } == 2 }
      && (try? Day.parse(String(word), field: "")) != nil
  }

  /// "Hạ Long, ngày 5 tháng 7 năm 2026", also with dots to be filled in; "Hạ Long, 05/7/2026".
  static func isDated(_ key: String) -> Bool {
    let words = key.split { $0 == " " || $0 == "," }
    if words.count > 1, key.contains(","), words.last.map(isDay) ?? false { return true }
    guard let day = words.lastIndex(of: "ngay"), let month = words.lastIndex(of: "thang"),
      let year = words.lastIndex(of: "nam"), day < month, month < year
    else { return false }
    return (words[(day + 1)..<month] + words[(month + 1)..<year]).allSatisfy {
      $0.allSatisfy { $0.isNumber || "._…".contains($0) }
    }
  }
}
