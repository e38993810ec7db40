import Storage

/// What SQLite says of a wrong statement, in Vietnamese too. SQLite speaks English only.
enum SQLWords {
  static func translated(_ message: String) -> LocalizedText {
    for (english, vietnamese) in sentences {
      if let parts = message.parts(matching: english) {
        // A name may be as long as the statement.
        let shown = parts.map { Substring(String($0).shownInMessage) }
        return LocalizedText(vi: vietnamese.filled(with: shown), en: english.filled(with: shown))
      }
    }
    let shown = String(message.prefix(200)).visible
    return LocalizedText(vi: "SQLite báo “\(shown)”", en: shown)
  }

  /// What to do about it, where that is more than to correct what is marked.
  static func advice(_ message: String) -> LocalizedText? {
    for start in ["no such table: ", "no such column: "] where message.hasPrefix(start) {
      return LocalizedText(
        vi: "Xem các bảng và cột: danvan sql --schema",
        en: "See the tables and columns: danvan sql --schema")
    }
    return nil
  }

  /// `*` stands for what varies.
  private static let sentences: [(String, String)] = [
    ("near \"*\": syntax error", "sai cú pháp ở \"*\""),
    ("incomplete input", "câu chưa viết hết"),
    ("unrecognized token: \"*\"", "không hiểu ký hiệu \"*\""),
    ("unknown or unsupported join type: *", "không có kiểu nối *"),
    ("no such table: *", "không có bảng *"),
    ("no such column: *", "không có cột *"),
    ("no such function: *", "không có hàm *"),
    ("no such collation sequence: *", "không có cách sắp xếp *"),
    ("no such module: *", "không có mô-đun *"),
    ("no such index: *", "không có chỉ mục *"),
    ("no such window: *", "không có cửa sổ *"),
    ("no tables specified", "chưa ghi lấy từ bảng nào"),
    ("ambiguous column name: *", "có nhiều bảng cùng có cột *; ghi tên bảng trước tên cột"),
    ("circular reference: *", "* tự gọi chính nó"),
    ("view * is circularly defined", "khung nhìn * tự gọi chính nó"),
    ("duplicate WITH table name: *", "hai phần WITH cùng tên *"),
    ("table * has * values for * columns", "bảng * có * giá trị cho * cột"),
    ("wrong number of arguments to function *", "hàm * có số tham số không đúng"),
    ("misuse of aggregate: *", "hàm tổng hợp * đặt sai chỗ"),
    ("misuse of aggregate function *", "hàm tổng hợp * đặt sai chỗ"),
    ("misuse of window function *", "hàm cửa sổ * đặt sai chỗ"),
    ("misuse of aliased aggregate *", "hàm tổng hợp mang tên * đặt sai chỗ"),
    ("a GROUP BY clause is required before HAVING", "trước HAVING phải có GROUP BY"),
    ("sub-select returns * columns - expected *", "câu con trả về * cột, cần *"),
    ("row value misused", "nhóm giá trị đặt sai chỗ"),
    (
      "SELECTs to the left and right of * do not have the same number of result columns",
      "hai câu SELECT nối bằng * không cùng số cột"
    ),
    ("all VALUES must have the same number of terms", "các dòng VALUES phải cùng số giá trị"),
    ("ORDER BY clause should come after * not before", "ORDER BY phải đứng sau *"),
    ("LIMIT clause should come after * not before", "LIMIT phải đứng sau *"),
    (
      "* ORDER BY term does not match any column in the result set",
      "mục ORDER BY thứ * không có trong kết quả"
    ),
    (
      "* BY term out of range - should be between *",
      "mục * BY nằm ngoài số cột, phải trong khoảng *"
    ),
    (
      "Expression tree is too large (maximum depth *)",
      "biểu thức lồng nhau quá sâu (nhiều nhất * tầng)"
    ),
    ("parser stack overflow", "câu lồng nhau quá sâu"),
    ("too many terms in compound SELECT", "quá nhiều câu SELECT nối nhau"),
    ("too many terms in * BY clause", "quá nhiều mục trong * BY"),
    ("too many arguments on function *", "hàm * có quá nhiều tham số"),
    ("too many columns in *", "quá nhiều cột trong *"),
    ("too many references to \"*\": max *", "gọi \"*\" quá nhiều lần (nhiều nhất *)"),
    ("too many levels of trigger recursion", "lồng nhau quá sâu"),
    ("too many SQL variables", "quá nhiều tham số"),
    ("variable number must be between *", "số của tham số phải trong khoảng *"),
    ("at most * tables in a join", "nối nhiều nhất * bảng"),
    ("LIKE or GLOB pattern too complex", "mẫu LIKE hoặc GLOB quá dài"),
    ("ESCAPE expression must be a single character", "ESCAPE phải là một ký tự"),
    ("string or blob too big", "chuỗi hoặc dữ liệu quá lớn"),
    ("statement too long", "câu quá dài"),
    ("integer overflow", "số quá lớn"),
    ("malformed JSON", "JSON sai"),
    ("JSON path error near *", "đường dẫn JSON sai ở *"),
    ("JSON cannot hold BLOB values", "JSON không chứa được dữ liệu nhị phân"),
    ("fts5: syntax error near \"*\"", "từ tìm kiếm sai ở \"*\""),
    ("unterminated string", "dấu nháy chưa đóng"),
    ("unable to use function * in the requested context", "hàm * không dùng được ở đây"),
    ("unknown special query: *", "không có câu tìm đặc biệt *"),
    ("unknown database *", "không có dữ liệu *"),
  ]
}
