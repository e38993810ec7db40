import Storage

extension RateQuestion {
  /// By which rules a rate came about.
  func rules(of rate: Rate) -> [LocalizedText] {
    rate.basis == .reported ? reportedRules(of: rate) : recordedRules
  }

  private var recordedRules: [LocalizedText] {
    let day = (vi: Language.vietnamese.written(asOf), en: Language.english.written(asOf))
    var rules = [
      LocalizedText(
        vi: "Tính những gì đăng ký và quyết định đến ngày \(day.vi).",
        en: "What was registered and decided by \(day.en) counts."),
      cohort == .registered
        ? LocalizedText(
          vi: "Kỳ theo năm đăng ký; kỳ ngắn hơn năm theo ngày đăng ký.",
          en: "Periods go by the year of registration; those shorter than a year by its day.")
        : LocalizedText(
          vi: """
            Kỳ theo ngày quyết định: ngày công nhận còn hiệu lực, không có thì ngày quyết định \
            cuối cùng. Chưa có quyết định thì không tính.
            """,
          en: """
            Periods go by the day of decision: of the recognition that stands, else of the last \
            decision. What was not decided on does not count.
            """),
      counting == .registrations
        ? LocalizedText(
          vi: "Mô hình duy trì nhiều năm là nhiều lượt đăng ký.",
          en: "A model kept up for several years is several registrations.")
        : LocalizedText(
          vi: "Mỗi mô hình đếm một lần, theo lần đăng ký cuối; công nhận ở lần nào cũng tính.",
          en: "A model counts once, as it was registered last; a recognition of any year counts."),
      LocalizedText(
        vi:
          "Được công nhận: ở một cấp nào đó, quyết định cuối cùng là công nhận (chưa bị thu hồi).",
        en: "Recognized: at some level the last decision is a recognition, not withdrawn since."),
    ]
    if let level {
      rules.append(
        LocalizedText(
          vi: """
            Chỉ tính từ \(level.label.vietnamese) trở lên; công nhận chưa ghi cấp có thể thuộc cấp \
            ấy, nên số công nhận là «không quá».
            """,
          en: """
            Only at \(level.label.english) level or above; a recognition whose level is not stated \
            may be at it, so their number is “at most”.
            """))
    }
    if case .on(let day) = borders {
      rules.append(
        LocalizedText(
          vi: """
            Mỗi lượt tính cho đơn vị mà nơi đăng ký thuộc về ngày \
            \(Language.vietnamese.written(day)); không rõ thuộc đâu thì đứng riêng.
            """,
          en: """
            Each counts in the unit in which its place is on \(Language.english.written(day)); \
            what cannot be attributed stands apart.
            """))
    }
    return rules
  }

  private func reportedRules(of rate: Rate) -> [LocalizedText] {
    var rules = [
      LocalizedText(
        vi: "Đăng ký và công nhận của cùng nơi, cùng kỳ, cùng nguồn; chưa biết không phải là 0.",
        en:
          "Registered and recognized of the same place, period and source; unknown is not zero."),
      LocalizedText(
        vi: "Số báo cáo không cộng với số trong sổ.",
        en: "What is reported is never added to what is recorded."),
    ]
    if Set(rate.figures.map(\.unit)).count > 1 || !rate.leftOut.isEmpty {
      rules.append(
        LocalizedText(
          vi: """
            Chỉ cộng số cùng chỉ tiêu, cùng kỳ, của các nơi không chồng lên nhau, và khi nơi nào \
            cũng đã báo cáo; số sửa thay số ban đầu.
            """,
          en: """
            Only numbers of one measure and period, of places that do not overlap, are added, and \
            only where all of them reported; a revision takes the place of the original.
            """))
    }
    return rules
  }
}
