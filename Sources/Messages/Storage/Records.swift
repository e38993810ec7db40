import Query
import Storage

extension RecordFault: InWords {
  var message: Message {
    switch self {
    case .endsTooEarly(let day, let start):
      .value(
        day.iso, vi: "không sau \(start.vietnamese)", en: "is not after \(start)")
    case .endsBefore(let day, let start):
      .value(
        day.iso, vi: "trước ngày đầu \(start.vietnamese)",
        en: "is before \(start)")
    case .fundNamed(let name, let code):
      .value(
        name, vi: "đã là tên quỹ \(code) của địa phương này",
        en: "is the name of fund \(code) of this unit already")
    case .committeeNamed(let name):
      .value(
        name, vi: "đã là tên gọi của cơ quan này", en: "is a name of this committee already")
    case .figureOfNobody:
      .value("", vi: "cần đơn vị hoặc cơ quan của số liệu", en: "needs a unit or a committee")
    case .noCount(let text, let measure):
      .value(
        text, vi: "không phải số lượng, mà chỉ tiêu «\(measure.nameVi)» đếm từng cái",
        en: "is no count, and “\(measure.code)” is counted one by one",
        LocalizedText(
          vi: "Kiểm tra số, hoặc chọn chỉ tiêu tỷ lệ (xem: figure measure list).",
          en: "Check it, or choose a measure of percent (see: figure measure list)."))
    case .beyond(let text, let most, let measure):
      .value(
        text, vi: "quá \(Language.vietnamese.written(Decimal(Int64(most)))), \(measure.nameVi)",
        en: "is more than \(Language.english.written(Decimal(Int64(most)))), “\(measure.code)”",
        LocalizedText(
          vi: "Xem lại số và đơn vị tính.", en: "See whether number and unit are right."))
    case .otherKind(let kind, let code):
      .value(
        kind, vi: "không phải loại văn bản của ký hiệu \(code)",
        en: "is not the kind of document that \(code) stands for",
        LocalizedText(
          vi: "Xem lại số, ký hiệu và loại văn bản.", en: "See which of the two is right."))
    case .bound(let bound, let side, let quantity): .bound(bound, side, of: quantity)
    case .linkedToItself(let code):
      .value(code, vi: "không thể nối với chính nó", en: "cannot be linked to itself")
    case .linkedAlready(let code):
      .value(code, vi: "đã nối như vậy rồi", en: "is linked so already")
    case .numberTaken(let number, let code):
      .value(
        number, vi: "đã có, mã \(code)", en: "is there already, as \(code)",
        LocalizedText(
          vi: "Văn bản khác cùng số thì ghi khóa (--term) hoặc cơ quan (--committee).",
          en: "For another of that number tell its term (--term) or body (--committee)."))
    case .notDone(let day):
      .value(
        day.iso, vi: "chỉ ghi cho nhiệm vụ đã hoàn thành", en: "is only for a task that is done",
        LocalizedText(
          vi: "Thêm --state done, hoặc --clear on.", en: "Add --state done, or --clear on."))
    }
  }
}

extension Message {
  fileprivate static func bound(
    _ bound: Decimal, _ side: BoundSide, of quantity: Quantity
  ) -> Message {
    let said = LocalizedText(in: { quantity.comparator.written + $0.written(quantity.value) })
    return .value(
      bound.description,
      vi: "không thể là cận \(side == .lower ? "dưới" : "trên") của \(said.vietnamese)",
      en: "cannot be the \(side.rawValue) bound of \(said.english)",
      LocalizedText(
        vi: "Cận dưới không lớn hơn số đã nói, cận trên không nhỏ hơn; không biết thì để trống.",
        en: """
          The lower bound is not above the number itself, the upper one not below; leave out what \
          is not known.
          """))
  }
}

extension DirectiveFault: InWords {
  var message: Message {
    switch self {
    case .noNumber(let text):
      .value(
        text, vi: "không phải số văn bản", en: "is not the number of a document",
        LocalizedText(
          vi: """
            Viết như: 25-NQ/TW, 12a-KH/TU, 82/KH-UBND. \
            Không có số thì dùng --no-number --code MÃ.
            """,
          en: """
            Write it like: 25-NQ/TW, 12a-KH/TU, 82/KH-UBND. \
            Without one: --no-number --code CODE.
            """))
    case .ofNation(let number, let place):
      Message(
        vi: """
          «\(number.shownInMessage)» do cơ quan trung ương ban hành, không phải văn bản của \
          \(place.shownInMessage)
          """,
        en: """
          “\(number.shownInMessage)” is of a body of the whole country, and no document of \
          \(place.shownInMessage)
          """,
        LocalizedText(
          vi: "Để trống tỉnh; hoặc sửa số, cơ quan ban hành.",
          en: "Leave the province blank; or correct the number or who issued it."))
    case .notLinked(let from, let kind, let to):
      Message(
        vi: "\(from.code) không có mối nối «\(kind.label.vietnamese)» với \(to.code)",
        en: "\(from.code) has no link “\(kind.label.english)” to \(to.code)",
        LocalizedText(
          vi: "Xem: danvan directive show \(from.code)",
          en: "See: danvan directive show \(from.code)"))
    }
  }
}
