import Storage

/// Why figures are not added up.
public enum SumFault: Fault {
  /// - Parameter codes: of those that stand in each other's way.
  case notAdded(Reason, codes: [String])
  case isMissing(code: String)

  /// What two of them differ in, or how one is in the other.
  public enum Reason: Sendable, Hashable {
    /// Percentages, ranks or years.
    case kinds
    case measures
    /// A target and a result.
    case roles
    case partOfOther
    case breakdowns
    case levels
    case fieldInOther
    /// One thing, once as it was revised.
    case revised
    /// One source says two numbers of one thing.
    case differing
    /// One lies in the other, or they share some days.
    case periodsMeet(String, String)
    /// Whether they share some days is not known.
    case periodsUnknown
    case stockAtTwoTimes
    case placesUnknown
    /// A body's, and its territory's.
    case committee
    case placeInOther
    case natures
    case periods(String, String)
    case days(Day?, Day?)
    case noTime
  }
}

extension SumFault.Reason {
  /// What people read, also as the reason of a rate that is merged from reports.
  public var label: LocalizedText {
    switch self {
    case .kinds:
      LocalizedText(
        vi: "tỷ lệ, thứ hạng, năm không cộng được",
        en: "percentages, ranks and years mean nothing when added")
    case .measures: LocalizedText(vi: "hai chỉ tiêu khác nhau", en: "two different measures")
    case .roles:
      LocalizedText(
        vi: "một bên là chỉ tiêu phấn đấu, một bên là kết quả",
        en: "one is a target, the other a result")
    case .partOfOther:
      LocalizedText(vi: "số này là một phần của số kia", en: "one is a part of the other")
    case .breakdowns:
      LocalizedText(
        vi: "phân tổ khác nhau nên có thể chồng lên nhau",
        en: "they are broken down differently, so one may hold the other")
    case .levels:
      LocalizedText(
        vi: "một mô hình có thể được công nhận ở nhiều cấp",
        en: "a model may be recognized at several levels")
    case .fieldInOther:
      LocalizedText(vi: "lĩnh vực này nằm trong lĩnh vực kia", en: "one field holds the other")
    case .revised:
      LocalizedText(
        vi: "cùng một việc báo cáo hai lần (số ban đầu và số sửa)",
        en: "one thing reported twice: the original and a revision")
    case .differing:
      LocalizedText(
        vi: "một nguồn ghi hai số khác nhau của cùng một việc",
        en: "one source says two numbers of one thing")
    case .periodsMeet(let one, let other):
      LocalizedText(
        vi: "hai kỳ chồng lên nhau: \(one.orDash), \(other.orDash)",
        en: "their periods overlap: \(one.orDash), \(other.orDash)")
    case .periodsUnknown:
      LocalizedText(
        vi: "không rõ hai kỳ có chồng lên nhau không",
        en: "it is not known whether their periods overlap")
    case .stockAtTwoTimes:
      LocalizedText(
        vi: "số thời điểm hoặc lũy kế ở hai thời điểm không cộng được",
        en: "a stock or cumulative number at two times is not added")
    case .placesUnknown:
      LocalizedText(
        vi: "không rõ nơi này có gồm nơi kia không",
        en: "it is not known whether one place holds the other")
    case .committee:
      LocalizedText(
        vi: "số của cơ quan có thể đã nằm trong số của địa phương",
        en: "the number of a body may be in that of its territory already")
    case .placeInOther:
      LocalizedText(vi: "nơi này gồm cả nơi kia", en: "one place holds the other")
    case .natures:
      LocalizedText(
        vi: "một bên là số thời điểm, một bên là số trong kỳ hoặc lũy kế",
        en: "one is a stock, the other a flow or cumulative")
    case .periods(let one, let other):
      LocalizedText(
        vi: "hai kỳ khác nhau: \(one.orDash), \(other.orDash)",
        en: "of different periods: \(one.orDash), \(other.orDash)")
    case .days(let one, let other): .days(one, other)
    case .noTime:
      LocalizedText(vi: "không số nào ghi thời gian", en: "neither says of what time it is")
    }
  }
}

extension LocalizedText {
  fileprivate static func days(_ one: Day?, _ other: Day?) -> LocalizedText {
    let vietnamese = [one, other].map { $0.map(Language.vietnamese.written) ?? "—" }
    return LocalizedText(
      vi: "số đến hai ngày khác nhau: \(vietnamese.joined(separator: ", "))",
      en: "as of different days: \(one?.iso ?? "—"), \(other?.iso ?? "—")")
  }
}

extension String {
  fileprivate var orDash: String { isEmpty ? "—" : self }
}
