import ArgumentParser
import Interchange
import Storage

/// What an office puts around an HTML page before it is signed. What is not given is a dotted line.
struct PaperOptions: ParsableArguments {
  @Option(
    help: help(
      """
      Chỉ HTML: cơ quan lập báo cáo, cấp trên ghi trước dấu chấm phẩy (mặc định: $DANVAN_AGENCY).
      """,
      """
      HTML only: the body that reports, the one above it before a semicolon (default: \
      $DANVAN_AGENCY).
      """, name: "name"))
  var agency: String?

  @Option(
    help: help(
      "Chỉ HTML: nơi lập (mặc định: $DANVAN_PLACE).",
      "HTML only: the place (default: $DANVAN_PLACE).", name: "place"))
  var place: String?

  @Option(
    help: help(
      "Chỉ HTML: người lập biểu (mặc định: $DANVAN_PREPARER).",
      "HTML only: who made the table (default: $DANVAN_PREPARER).", name: "name"))
  var preparer: String?

  @Option(
    help: help(
      """
      Chỉ HTML: ký với tư cách gì, mỗi dòng cách nhau bằng dấu chấm phẩy, ví dụ «T/M BAN THƯỜNG \
      VỤ; \
      PHÓ BÍ THƯ» (mặc định: $DANVAN_POSITION).
      """,
      """
      HTML only: what the signer signs as, lines with semicolons between (default: \
      $DANVAN_POSITION).
      """, name: "position"))
  var position: String?

  @Option(
    help: help(
      "Chỉ HTML: người ký (mặc định: $DANVAN_SIGNER).",
      "HTML only: who signs (default: $DANVAN_SIGNER).", name: "name"))
  var signer: String?

  /// The first option that somebody gave.
  var given: String? {
    let all = [
      ("--agency", agency), ("--place", place), ("--preparer", preparer),
      ("--position", position), ("--signer", signer),
    ]
    return all.first { $0.1 != nil }?.0
  }

  var paper: Paper {
    var paper = Paper()
    paper.agency = lines(agency ?? environment("DANVAN_AGENCY"))
    paper.place = said(place ?? environment("DANVAN_PLACE"))
    paper.preparer = said(preparer ?? environment("DANVAN_PREPARER"))
    paper.position = lines(position ?? environment("DANVAN_POSITION"))
    paper.signer = said(signer ?? environment("DANVAN_SIGNER"))
    return paper
  }

  private func said(_ text: String?) -> String? {
    text.map(\.tidied).flatMap { $0.isEmpty ? nil : $0 }
  }

  private func lines(_ text: String?) -> [String] {
    (text ?? "").split(separator: ";").map { String($0).tidied }.filter { !$0.isEmpty }
  }
}

/// Whether a column is drawn; for commands that print lists.
struct ChartOptions: ParsableArguments {
  @Flag(
    help: help(
      """
      Vẽ biểu đồ thanh của cột tỷ lệ cuối cùng, không có thì cột số đầu tiên (table, markdown, \
      html).
      """,
      """
      Draw bars of the last column of rates, else of the first that counts something (table, \
      markdown, html).
      """))
  var chart = false
}
