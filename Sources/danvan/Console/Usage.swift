import ArgumentParser
import Storage

/// What the argument parser says, in the language of this run.
enum Usage {
  /// The parser speaks English only; these are all of its sentences that a user can meet.
  static func translated(_ message: String) -> String {
    guard language == .vietnamese else { return message }
    return message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { translated(line: String($0)) }.joined(separator: "\n")
  }

  /// The word a user took for a command, where the parser found it superfluous at the root.
  static func unknownCommand(in message: String) -> String? {
    let lines = message.split(separator: "\n").map(String.init)
    guard lines.count > 1, lines[1].hasPrefix("Usage: danvan "),
      lines[1].hasSuffix("<subcommand>")
    else { return nil }
    return lines[0].parts(matching: "Error: Unexpected argument '*'")?.first.map(String.init)
      ?? lines[0].parts(matching: "Error: * unexpected arguments: '*', *").map { String($0[1]) }
  }

  private static func translated(line: String) -> String {
    let line = line.replacing("(default", with: "(mặc định")
    for (english, vietnamese) in sentences {
      if let parts = line.parts(matching: english) {
        return vietnamese.filled(with: parts)
      }
    }
    return line
  }

  /// `*` stands for what varies.
  private static let sentences: [(String, String)] = [
    ("OVERVIEW: *", "GIỚI THIỆU: *"),
    ("USAGE: *", "CÁCH DÙNG: *"),
    ("Usage: *", "Cách dùng: *"),
    ("Help:  *", "Giải thích:  *"),
    ("ARGUMENTS:", "THAM SỐ:"),
    ("OPTIONS:", "TÙY CHỌN:"),
    ("SUBCOMMANDS:", "LỆNH CON:"),
    ("  --version               Show the version.", "  --version               In phiên bản."),
    (
      "  -h, --help              Show help information.",
      "  -h, --help              In hướng dẫn."
    ),
    ("  See '*' for detailed help.", "  Xem '*' để biết chi tiết."),
    ("  See '*' for more information.", "  Xem '*' để biết thêm."),
    ("Error: Missing expected argument '*'", "Lỗi: Thiếu tham số '*'"),
    ("Error: Missing value for '*'", "Lỗi: Thiếu giá trị của '*'"),
    ("Error: Unknown option '*'. Did you mean '*'?", "Lỗi: Không có tùy chọn '*'. Có phải '*'?"),
    ("Error: Unknown option '*'", "Lỗi: Không có tùy chọn '*'"),
    ("Error: Unexpected argument '*'", "Lỗi: Thừa tham số '*'"),
    ("Error: * unexpected arguments: *", "Lỗi: Thừa * tham số: *"),
    ("Error: The value '*' is invalid for '*'", "Lỗi: Giá trị '*' không hợp với '*'"),
    (
      "Error: The option '*' does not take any value, but '*' was specified.",
      "Lỗi: '*' không nhận giá trị, nhưng có '*'."
    ),
    ("Error: Missing one of: *", "Lỗi: Thiếu một trong: *"),
    ("Error: Missing required subcommand.", "Lỗi: Thiếu lệnh con."),
    ("Error: Invalid option: *", "Lỗi: Tùy chọn không hợp lệ: *"),
    ("Error: *", "Lỗi: *"),
  ]
}
