import Interchange
import Storage

extension PartsFault: InWords {
  var message: Message {
    switch self {
    case .partsDiffer(let total, let sum):
      Message(
        vi: "tổng ghi \(total.shownInMessage), các phần cộng lại được \(sum.vietnamese)",
        en: "the total says \(total.shownInMessage), its parts come to \(sum)",
        LocalizedText(
          vi: "Sửa số sai theo văn bản gốc.", en: "Correct the wrong number by the document."))
    case .totalDiffers(let total, let sum):
      Message(
        vi: "dòng cộng ghi \(total.shownInMessage), các dòng cộng lại được \(sum.vietnamese)",
        en: "the total says \(total.shownInMessage), the rows come to \(sum)")
    case .totalUncompared(let labels):
      Message(
        vi: "chưa đối chiếu vì có ô trống: \(labels.map(\.shownInMessage).joined(separator: "; "))",
        en: "not compared, for cells are blank: "
          + labels.map(\.shownInMessage).joined(separator: "; "))
    case .rateDiffers(let rate, let computed):
      Message(
        vi: "tỷ lệ ghi \(rate.shownInMessage), tính từ hai số thì được \(computed.vietnamese)",
        en: "the rate says \(rate.shownInMessage), the two numbers give \(computed)")
    }
  }
}

extension Decimal {
  /// With a comma before what is less than one.
  fileprivate var vietnamese: String { description.replacing(".", with: ",") }
}
