import ArgumentParser
import Interchange
import Query
import Storage

/// What a reported number says, and of whom.
struct FigureOptions: RecordOptions {
  @Option(
    help: help(
      "Chỉ tiêu, ví dụ models.registered (xem: figure measure).",
      "Measure, e.g. models.registered (see: figure measure).", name: "measure"))
  var measure: String?

  @Option(
    help: help(
      "Số như đã nói: \"gần 2.500\", \"1400\", \"95,1 %\".",
      "The number as it was said: \"nearly 2,500\", \"1400\", \"95.1 %\".", name: "number"))
  var value: String?

  @Option(
    help: help(
      "Của tỉnh, thành nào; VN là cả nước.", "Of which province; VN is the nation.",
      name: "province"))
  var province: String?

  @Option(help: help("Hoặc của cơ quan nào.", "Or of which committee.", name: "code"))
  var committee: String?

  @Option(
    help: help(
      "Phân tổ, ví dụ owner_kind=collective.",
      "Breakdown, e.g. owner_kind=collective.", name: "text"))
  var breakdown: String?

  @Option(
    help: help(
      "Kỳ: 2024, 2024-S1, 2024-Q3, 2020/2024 …",
      "Period: 2024, 2024-S1, 2024-Q3, 2020/2024 …", name: "period"))
  var period: String?

  @Option(help: help("Căn cứ của kỳ.", "How the period is known.", name: "text"))
  var periodNote: String?

  @Option(help: help("Số liệu đến ngày.", "As of which day.", name: "date"))
  var asOf: String?

  @Option(
    help: help(
      "stock (thời điểm), flow (trong kỳ) hoặc cumulative (lũy kế).",
      "stock, flow or cumulative.", name: "kind"))
  var nature: String?

  @Option(
    help: help(
      "result (kết quả), target (mục tiêu) hoặc assessment (nhận định).",
      "result, target or assessment.",
      name: "role"))
  var role: String?

  @Option(
    help: help(
      "A (chính thức), E (ước tính), F (dự báo), P (tạm tính), U (kém tin cậy), M (thiếu).",
      "A (normal), E (estimated), F (forecast), P (provisional), U (low reliability), M (missing).",
      name: "status"))
  var status: String?

  @Option(help: help("Là một phần của số liệu nào.", "A part of which figure.", name: "code"))
  var partOf: String?

  @Option(help: help("Trên tổng số nào.", "Out of which figure.", name: "code"))
  var outOf: String?

  @Option(help: help("Là tỷ lệ của số nào.", "The rate of which figure.", name: "code"))
  var rateOf: String?

  @OptionGroup var evidence: Evidence

  var typed: [Typed] {
    [
      ("measure", measure), ("value", value), ("unit", province), ("committee", committee),
      ("breakdown", breakdown), ("period", period), ("period_note", periodNote), ("as_of", asOf),
      ("nature", nature), ("role", role), ("status", status), ("part_of", partOf),
      ("out_of", outOf), ("rate_of", rateOf),
    ] + evidence.fields
  }

  var columns: [Typed] { typed.filter { $0.column != "value" } }

  func complete(_ figure: inout Figure) throws {
    if let value { figure.quantity = try evidence.amount(value, "--value") }
  }
}
