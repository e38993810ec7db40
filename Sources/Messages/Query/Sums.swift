import Query
import Storage

extension SumFault: InWords {
  var message: Message {
    switch self {
    case .notAdded(let reason, let codes):
      let list = codes.joined(separator: ", ")
      return Message(
        vi: "Không cộng (\(list)): \(reason.label.vietnamese)",
        en: "Not added (\(list)): \(reason.label.english)",
        LocalizedText(
          vi: "Bỏ một số, hoặc xem từng số: danvan figure show MÃ",
          en: "Leave one out, or look at each: danvan figure show CODE"))
    case .isMissing(let code):
      return Message(
        vi: "\(code) là số còn thiếu, không có gì để cộng",
        en: "\(code) is a missing value: there is nothing to add",
        LocalizedText(
          vi: "Chưa biết không phải là 0; bỏ số này ra.", en: "Unknown is not 0; leave it out."))
    }
  }
}
