import Storage

extension RateQuestion {
  /// By which rules a rate came about.
  func rules(of rate: Rate) -> [LocalizedText] {
    switch rate.basis {
    case .below: belowRules
    case .reported: reportedRules(of: rate)
    default: recordedRules
    }
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

  private var belowRules: [LocalizedText] {
    [
      LocalizedText(
        vi: """
          Cộng số của các nơi trực thuộc vào thời điểm ấy; nơi nào không báo cáo mà cấp dưới của \
          nó có báo cáo thì lấy cấp dưới, không bao giờ lấy cả hai.
          """,
        en: """
          The numbers of those directly below at that time are added; where one of them did not \
          report and those below it did, theirs are taken, never both.
          """),
      LocalizedText(
        vi: "Còn nơi chưa báo cáo thì tổng là «ít nhất»; chưa biết không phải là 0.",
        en: "While somebody is missing, the sum is “at least”; unknown is not zero."),
      LocalizedText(
        vi: "Tỷ lệ chỉ tính trên các nơi báo cáo cả hai số, cùng nguồn, cùng ngày.",
        en: "The rate is of those alone who reported both numbers, of one source and day."),
      LocalizedText(
        vi: "Không cộng với số chính nơi cấp trên báo cáo, cũng không cộng với số trong sổ.",
        en: "It is added neither to what the place above reported nor to what is recorded."),
    ]
  }
}
