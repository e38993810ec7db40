import Interchange
import Storage

extension Message {
  /// Nothing of a file was stored.
  public static func refused(_ report: ImportReport) -> Message {
    if report.isAsking { return .asked }
    return Message(
      .badData,
      LocalizedText(
        vi: "\(report.refused) dòng có lỗi; chưa lưu dòng nào",
        en: "Rows with errors: \(report.refused); nothing was stored"),
      advice: LocalizedText(
        vi: "Sửa các dòng nêu trên rồi nhập lại, hoặc nhập phần đúng: --skip-bad loi.csv",
        en: "Correct the rows above and import again, or store the good ones: --skip-bad bad.csv"))
  }

  private static let asked = Message(
    .badData,
    LocalizedText(
      vi: "tệp có chỗ đọc được hai cách; chưa lưu dòng nào",
      en: "The file can be read in two ways; nothing was stored"),
    advice: LocalizedText(
      vi: "Chọn cách đọc bằng tùy chọn nêu ở từng cột, rồi nhập lại.",
      en: "Settle it with the option told for each column, and import again."))

  /// The rows to be corrected would take the place of the file.
  public static func overwrites(_ path: String) -> Message {
    let shown = path.visible
    return Message(
      .usage, field: "--skip-bad",
      LocalizedText(
        vi: "«\(shown)» là chính tệp đang nhập", en: "“\(shown)” is the file to be imported"),
      advice: LocalizedText(vi: "Đặt tên khác.", en: "Give another name."))
  }

  /// The rows to be corrected of several files would go into one.
  public static func wantsFolder(_ path: String) -> Message {
    let shown = path.visible
    return Message(
      .usage, field: "--skip-bad",
      LocalizedText(
        vi: "nhiều tệp thì cần một thư mục, «\(shown)» thì không phải",
        en: "several files want a folder, and “\(shown)” is none"),
      advice: LocalizedText(
        vi: "Ghi dấu / ở cuối: --skip-bad loi/ — mỗi tệp có dòng lỗi được một tệp trong đó.",
        en: "End it with a /: --skip-bad bad/ — each file with bad rows gets a file in it."))
  }

  /// Some rows wait for somebody.
  ///
  /// - Parameter path: where they are.
  public static func incomplete(
    _ report: ImportReport, _ path: String?, isTrial: Bool
  ) -> Message {
    let place = isTrial ? nil : path?.visible
    return incomplete(
      [report], isTrial: isTrial,
      advice: place.map {
        LocalizedText(
          vi: "Các dòng ấy ở «\($0)»: sửa rồi nhập tệp đó, với cùng --set.",
          en: "They are in “\($0)”: correct them and import that file, with the same --set.")
      })
  }

  static func incomplete(
    _ reports: [ImportReport], isTrial: Bool, advice: LocalizedText? = nil
  ) -> Message {
    let (vi, en) = isTrial ? ("Sẽ lưu", "to be stored") : ("Đã lưu", "stored")
    let added = reports.reduce(0) { $0 + $1.added }
    let left = reports.map(\.leftRows).reduce(LeftRows(), +)
    return Message(
      .failure,
      LocalizedText(
        vi: "\(vi) \(added) dòng mới; còn lại \(left.words.vietnamese)",
        en: "\(added) rows \(en); \(left.words.english) left"),
      advice: advice ?? left.advice)
  }
}

extension LocalizedText {
  /// The file for the other rows could not be written.
  public static let goodRowsStored = LocalizedText(
    vi: """
      Dữ liệu đã lưu: các dòng đúng. Nhập lại để lấy các dòng có lỗi: không dòng nào bị lưu hai lần.
      """,
    en:
      "The data is stored: the good rows. Import again for the others: no row is stored twice.")
  fileprivate static let ifOthers = LocalizedText(
    vi: "Nếu là mục khác thật: nhập lại với --allow-duplicates.",
    en: "If they are others indeed: import again with --allow-duplicates.")

  fileprivate static let ifData = LocalizedText(
    vi: "Là dữ liệu thì điền thêm một ô rồi nhập lại; không phải thì thôi.",
    en: "If they are data fill in one more cell and import again; else leave them.")

  /// Several files were not come to the end of.
  ///
  /// - Parameters:
  ///   - stored: those that are in.
  ///   - left: those that are not, the one that was being taken in among them.
  public static func brokenOff(stored: [String], left: [String]) -> LocalizedText {
    let (done, rest) = (stored.joined(separator: ", "), left.joined(separator: ", "))
    let (vi, en) = left.isEmpty ? ("", "") : (". Chưa xong: \(rest)", ". Not done: \(rest)")
    return LocalizedText(
      vi: "Đã nhập: \(done.isEmpty ? "chưa tệp nào" : done)\(vi). "
        + "Chạy lại đúng lệnh này thì không dòng nào bị lưu hai lần.",
      en: "In: \(done.isEmpty ? "no file" : done)\(en). "
        + "Run the same again for the others: no row is stored twice.")
  }
}

/// How many rows were not stored, by what kept them out.
private struct LeftRows {
  var alike = 0
  var contrary = 0
  var bare = 0
  var refused = 0

  static func + (one: LeftRows, other: LeftRows) -> LeftRows {
    LeftRows(
      alike: one.alike + other.alike, contrary: one.contrary + other.contrary,
      bare: one.bare + other.bare, refused: one.refused + other.refused)
  }

  var words: LocalizedText {
    let counts = [
      (alike, "dòng giống mục đã có", "look-alikes"),
      (contrary, "dòng khác mục mang mã ấy", "rows unlike what their code names"),
      (bare, "dòng chỉ có tên", "rows with only a name"), (refused, "dòng lỗi", "rows with errors"),
    ].filter { $0.0 > 0 }
    return LocalizedText(
      vi: counts.map { "\($0.0) \($0.1)" }.joined(separator: ", "),
      en: counts.map { "\($0.0) \($0.2)" }.joined(separator: ", "))
  }

  /// Where one piece of advice is good for all; the others have theirs beside each row.
  var advice: LocalizedText? {
    if refused + contrary > 0 { return nil }
    return alike > 0 ? .ifOthers : .ifData
  }
}

extension ImportReport {
  /// What was not stored, and how much of it.
  var left: LocalizedText { leftRows.words }

  fileprivate var leftRows: LeftRows {
    LeftRows(
      alike: held - bare - contrary, contrary: contrary, bare: bare, refused: refused)
  }
}
