import Interchange
import Storage

extension ColumnAnswer {
  /// What it means.
  public var words: LocalizedText {
    switch self {
    case .filledDown:
      LocalizedText(vi: "gộp ô (lấy giá trị ở trên)", en: "merged (it has what stands above)")
    case .blank: LocalizedText(vi: "thật sự trống", en: "really none")
    case .dates(.monthFirst):
      LocalizedText(vi: "tháng trước (3/16/2026)", en: "month first (3/16/2026)")
    case .dates(.dayFirst):
      LocalizedText(
        vi: "ngày trước; ô nào viết khác là gõ nhầm",
        en: "day first; a cell that has it otherwise is a slip")
    case .numbers(let style):
      style == .vietnamese
        ? LocalizedText(vi: "kiểu 1.234,5: 2.500 là 2500", en: "as in 1.234,5: 2.500 is 2500")
        : LocalizedText(vi: "kiểu 1,234.5: 2.500 là 2,5", en: "as in 1,234.5: 2.500 is 2.5")
    case .meant(let header, _) where ImportSettings.isCaption(header):
      LocalizedText(vi: "như ghi ngoài bảng", en: "as stands outside the table")
    case .ignored(let header) where ImportSettings.isCaption(header):
      LocalizedText(
        vi: "điều ghi ngoài bảng là việc khác", en: "what stands outside is of something else")
    case .meant(_, "unit"): LocalizedText(vi: "nơi có mô hình", en: "its commune")
    case .meant(_, "owner"): LocalizedText(vi: "đơn vị thực hiện", en: "who carries it out")
    case .meant(_, let column): LocalizedText(column)
    case .again:
      LocalizedText(vi: "vẫn nhập, cho nơi hay kỳ này", en: "store it for this place or time, too")
    case .ignored: LocalizedText(vi: "không đọc cột này", en: "not to be read")
    case .profile(let name):
      LocalizedText(vi: "theo mẫu đọc «\(name)»", en: "by the profile “\(name)”")
    case .noProfile: LocalizedText(vi: "không theo mẫu đọc nào", en: "by none")
    }
  }

  /// What to type to say so.
  var option: String {
    switch self {
    case .filledDown(let column): "--fill-down \(column)"
    case .blank(let column): "--blank \(column)"
    case .dates(let order): "--dates \(order.rawValue)"
    case .numbers(let style): "--numbers \(style.rawValue)"
    case .meant(let header, let column): "--map \"\(header)=\(column)\""
    case .again: "--same-file"
    case .ignored(let header): "--ignore \"\(header)\""
    case .profile(let name): "--profile \(name.asTyped)"
    case .noProfile: "--no-profile"
    }
  }
}

extension LocalizedText {
  /// Each answer with the option that gives it.
  static func options(_ answers: [ColumnAnswer]) -> LocalizedText {
    LocalizedText(in: { language in
      let all = answers.map { "\($0.words[language]): \($0.option)" }.joined(separator: "; ")
      return all.prefix(1).uppercased() + all.dropFirst()
    })
  }

  /// Says the same as the answers did.
  public static func toAskNoMore(_ answers: [ColumnAnswer]) -> LocalizedText {
    let options = answers.map(\.option).joined(separator: " ").visible
    return LocalizedText(
      vi: "Lần sau khỏi phải hỏi: thêm \(options)", en: "To be asked no more: add \(options)")
  }
}

extension ImportReport {
  /// What has to be answered before anything is stored, with the answers there are.
  public var questions: [(question: LocalizedText, answers: [ColumnAnswer])] {
    inOrder.filter { $0.kind == .asked }.compactMap { remark in
      guard let fault = remark.problem.fault as? AmbiguityFault else { return nil }
      return (remark.told, fault.answers)
    }
  }
}
