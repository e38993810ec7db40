import Messages
import Query
import Storage

/// A statement that stands in a file.
enum SQLText {
  /// The text of the file, `-` is stdin; nil for no file.
  static func read(file path: String?) throws -> String? {
    guard let path else { return nil }
    var bytes = try InputFile.read(path, atMost: ReadOnlySQL.longestStatement)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Message.notUTF8(path, bytes)
    }
    return text
  }
}

extension Message {
  fileprivate static func notUTF8(_ path: String, _ bytes: [UInt8]) -> Message {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let line = (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
    return Message(
      .badData,
      LocalizedText(
        vi: "«\(path.visible)» không phải văn bản UTF-8 (dòng \(line))",
        en: "“\(path.visible)” is not UTF-8 text (line \(line))"),
      advice: LocalizedText(
        vi: "Lưu lại tệp, chọn mã hóa UTF-8.", en: "Save the file again, encoded as UTF-8."))
  }
}
