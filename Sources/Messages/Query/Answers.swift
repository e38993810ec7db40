import Query
import Storage

extension ReportQuestionFault: InWords {
  var message: Message {
    switch self {
    case .noParameter(let name, let known):
      Message(
        .usage, vi: "Báo cáo này không có tham số «\(name.shownInMessage)»",
        en: "This report has no parameter “\(name.shownInMessage)”",
        known.isEmpty
          ? LocalizedText(
            vi: "Bỏ -p: báo cáo không có tham số.", en: "Leave -p out: it takes none.")
          : .oneOf(known))
    case .noValue(let name):
      Message(
        .usage, vi: "Thiếu giá trị cho «\(name)»", en: "No value for “\(name)”",
        LocalizedText(vi: "Thêm: -p \(name)=…", en: "Add: -p \(name)=…"))
    case .emptyValue(let text):
      .value(text, vi: "không được để trống", en: "must not be empty")
    case .notWhole(let text, let name):
      .value(
        text, vi: "không phải số nguyên", en: "is not a whole number",
        LocalizedText(vi: "Ví dụ: -p \(name)=2025", en: "For example: -p \(name)=2025"))
    case .noTotals:
      Message(
        .usage, vi: "Báo cáo này không có dòng tổng cộng", en: "This report has no line of totals",
        LocalizedText(
          vi: "Hỏi một dòng: ghi giá trị các cột đầu của dòng đó.",
          en: "Ask about a row: give the values of its first columns."))
    case .noTotal(let title):
      Message(
        .usage, vi: "Cột «\(title.vietnamese)» không có tổng cộng",
        en: "The column “\(title.english)” has no total",
        LocalizedText(
          vi: "Bỏ --total và ghi giá trị gọi tên một dòng, hoặc hỏi cột khác.",
          en: "Leave --total out and name a row, or ask about another column."))
    case .notYears(let text, let name):
      .value(
        text, vi: "không gồm trọn năm; báo cáo này đếm theo năm",
        en: "is not made of whole years, by which this report counts",
        LocalizedText(
          vi: "Ví dụ: -p \(name)=2025 hoặc -p \(name)=2021/2030",
          en: "For example: -p \(name)=2025 or -p \(name)=2021/2030"))
    }
  }
}

extension WhyFault: InWords {
  var message: Message {
    switch self {
    case .noRows:
      Message(
        vi: "Báo cáo không có dòng nào", en: "The report has no rows",
        LocalizedText(
          vi: "Đổi giá trị tham số: -p tên=giá trị.", en: "Change its parameters: -p name=value."))
    case .noRow(let typed, let near):
      .noRow(typed, .maybe(near.joined(by: "; ")))
    case .notAmong(let typed, let first):
      .noRow(typed, .begins(first.joined(by: "; ")))
    case .severalRows(let typed, let count, let some, let column):
      .several(typed, count, some, column)
    case .noRate(let typed, let first):
      Message(
        vi: "Không có tỷ lệ nào cho «\(typed.shownInMessage)»",
        en: "There is no rate of “\(typed.shownInMessage)”",
        first.isEmpty
          ? LocalizedText(
            vi: "Bảng này không có dòng nào; đổi --basis, --year, --period.",
            en: "The table has no rows; change --basis, --year or --period.")
          : .begins(first.joined(by: "; ")))
    }
  }
}

extension Message {
  fileprivate static func noRow(_ typed: String, _ advice: LocalizedText) -> Message {
    Message(
      vi: "Báo cáo không có dòng «\(typed.shownInMessage)»",
      en: "The report has no row “\(typed.shownInMessage)”", advice)
  }

  fileprivate static func several(
    _ typed: String?, _ count: Int, _ some: [LocalizedText], _ column: LocalizedText?
  ) -> Message {
    let list = some.joined(by: "; ")
    let more = count > some.count ? "; …" : ""
    let advice = LocalizedText(
      vi: column.map { "Ghi thêm giá trị của cột «\($0.vietnamese)»." }
        ?? "Ghi thêm giá trị của các cột khác.",
      en: column.map { "Add the value of the column “\($0.english)”." }
        ?? "Add the values of other columns.")
    guard let typed else {
      return Message(
        .usage, vi: "Chưa nói dòng nào, trong \(count) dòng: \(list.vietnamese)\(more)",
        en: "Which of \(count) rows? \(list.english)\(more)", advice)
    }
    return Message(
      vi: "Có \(count) dòng hợp với «\(typed.shownInMessage)»: \(list.vietnamese)\(more)",
      en: "\(count) rows go by “\(typed.shownInMessage)”: \(list.english)\(more)", advice)
  }
}

extension LocalizedText {
  fileprivate static func begins(_ list: LocalizedText) -> LocalizedText {
    LocalizedText(vi: "Các dòng đầu: \(list.vietnamese)", en: "It begins with: \(list.english)")
  }

  fileprivate static func maybe(_ list: LocalizedText) -> LocalizedText {
    LocalizedText(vi: "Có phải: \(list.vietnamese)?", en: "Did you mean: \(list.english)?")
  }
}

extension RateFault: InWords {
  var message: Message {
    switch self {
    case .dimensions(let dimensions):
      .value(
        dimensions.names, vi: "không được: một hoặc hai chiều khác nhau",
        en: "will not do: one dimension, or two that differ",
        LocalizedText(
          vi: "Ví dụ: --by province --by field.", en: "For example: --by province --by field."))
    case .nestedTimes(let dimensions):
      .value(
        dimensions.names, vi: "là hai khoảng thời gian lồng nhau",
        en: "are two times, one within the other",
        LocalizedText(
          vi: "Chọn một: year, period (6 tháng), quarter, month.",
          en: "Choose one: year, period (half-years), quarter, month."))
    case .ofRecords(let column):
      Message(
        vi: "chỉ dùng với sổ theo dõi, báo cáo không có",
        en: "is for records alone, reports do not tell",
        LocalizedText(
          vi: "Bỏ --\(column), hoặc ghi --basis records.",
          en: "Leave --\(column) out, or give --basis records."))
    case .nothingBelow:
      .value(
        "commune", vi: "không có cấp nào dưới xã, phường để cộng",
        en: "has nothing below it to sum",
        LocalizedText(
          vi: "Cộng lên cấp trên: --by district, --by province hoặc --by country.",
          en: "Sum to what is above: --by district, --by province or --by country."))
    }
  }
}

extension [Dimension] {
  fileprivate var names: String { map(\.rawValue).joined(separator: ", ") }
}

extension TerritoryFault: InWords {
  var message: Message {
    switch self {
    case .notTime(let text):
      .value(
        text, vi: "không phải «then», «now» hay một ngày",
        en: "is neither “then”, nor “now”, nor a day",
        LocalizedText(
          vi: "then: đơn vị khi đó; now: 34 tỉnh, thành nay; hoặc một ngày, ví dụ 30/06/2025.",
          en: "then: the units of the time; now: today's 34; or a day, e.g. 2025-06-30."))
    }
  }
}
