import Storage

extension ValueFault: InWords {
  var message: Message {
    switch rule {
    case .empty: words(vi: "không được để trống", en: "must not be empty")
    case .spaced: words(vi: "mã không được có dấu cách", en: "a code has no spaces")
    case .lineBreak(let mark):
      words(
        vi: "có ngắt dòng hoặc tab (U+\(mark.hex))", en: "has a line break or tab (U+\(mark.hex))",
        LocalizedText(vi: "Ghi trên một dòng.", en: "Write it on one line."))
    case .control(let mark):
      words(
        vi: "có ký tự điều khiển hoặc hỏng U+\(mark.hex)",
        en: "has a control character or a broken one, U+\(mark.hex)",
        LocalizedText(
          vi: "Xóa ký tự đó (thường do chép từ chương trình khác).",
          en: "Remove it (it often comes along when text is pasted)."))
    case .long(let most):
      words(
        vi: "dài quá \(most) ký tự", en: "is longer than \(most) characters",
        LocalizedText(vi: "Rút gọn lại.", en: "Shorten it."))
    case .noDate: words(vi: "không phải ngày", en: "is not a date", .dates)
    case .monthFirst(let month):
      words(
        vi: "ghi tháng trước ngày (tháng \(month)?)",
        en: "has the month before the day (month \(month)?)", .dates)
    case .noSuchDay:
      words(vi: "không có ngày này trong lịch", en: "is not a day of the calendar", .dates)
    case .ahead: words(vi: "chưa đến ngày đó", en: "is yet to come", .year)
    case .far(let year): words(vi: "sau năm \(year)", en: "is after \(year)", .year)
    case .noPeriod: words(vi: "không phải một kỳ", en: "is not a period", .periods)
    case .noNumber: words(vi: "không phải số", en: "is not a number")
    case .notWhole: words(vi: "không phải số nguyên", en: "is not a whole number")
    case .notPositive: words(vi: "phải từ 1 trở lên", en: "must be 1 or more")
    case .negative: words(vi: "không được âm", en: "must not be negative")
    case .outside(let span):
      words(
        vi: "phải từ \(span.lowerBound) đến \(span.upperBound)",
        en: "must be from \(span.lowerBound) to \(span.upperBound)")
    case .notOneOf(let known): unlisted(known)
    }
  }

  private func words(vi: String, en: String, _ advice: LocalizedText? = nil) -> Message {
    .value(value, vi: vi, en: en, advice)
  }

  private func unlisted(_ known: [Known]) -> Message {
    let labelled = known.map { one in
      one.label.map { "\(one.code) (\($0.vietnamese))" } ?? one.code
    }
    let codes = known.map(\.code)
    return .value(
      value, vi: "không có trong danh mục", en: "is not known",
      LocalizedText(
        vi: "Chọn một trong: \(labelled.joined(separator: ", "))",
        en: "Use one of: \(codes.joined(separator: ", "))"),
      choices: codes)
  }
}

extension LocalizedText {
  fileprivate static let dates = LocalizedText(
    vi: "Viết ngày/tháng/năm, ví dụ 30/10/2024, hoặc 2024-10-30.",
    en: "Write day/month/year, e.g. 30/10/2024, or 2024-10-30.")
  fileprivate static let year = LocalizedText(
    vi: "Xem lại năm, tháng, ngày.", en: "See whether year, month and day are right.")
  fileprivate static let periods = LocalizedText(
    vi: "Viết như: 2024, 2024-S1, 2024-Q3, 2024-07, 2020/2024, 2017/..",
    en: "Write it like: 2024, 2024-S1, 2024-Q3, 2024-07, 2020/2024, 2017/..")
}

extension Unicode.Scalar {
  fileprivate var hex: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
