import Query
import Storage

extension ReportFault: InWords {
  var message: Message {
    let shown = file.shownInMessage
    let what = mistake.what
    return Message(
      mistake == .select(.writes) ? .notPermitted : .badData,
      vi: "«\(shown)», dòng \(line): \(what.vietnamese)",
      en: "“\(shown)”, line \(line): \(what.english)", mistake.advice)
  }
}

extension ReportMistake {
  fileprivate var what: LocalizedText {
    switch self {
    case .head(let mistake): mistake.what
    case .select(let mistake): mistake.what
    }
  }

  fileprivate var advice: LocalizedText? {
    switch self {
    case .head(let mistake): mistake.advice
    case .select(let mistake): mistake.advice
    }
  }
}

extension ReportHeadMistake {
  fileprivate var what: LocalizedText {
    switch self {
    case .unknownLine(let key):
      LocalizedText(
        vi: "không hiểu «\(key.shownInMessage)»", en: "“\(key.shownInMessage)” is not known")
    case .twice(let name):
      LocalizedText(
        vi: "«\(name.shownInMessage)» được ghi hai lần",
        en: "“\(name.shownInMessage)” stands there twice")
    case .noLine(let name):
      LocalizedText(vi: "thiếu dòng «\(name)»", en: "the line “\(name)” is missing")
    case .noColumns:
      LocalizedText(vi: "không có dòng «column» nào", en: "there is no line “column”")
    case .noSelect: LocalizedText(vi: "không có câu SELECT nào", en: "there is no SELECT")
    case .unitNames:
      LocalizedText(
        vi: "«unit» cần tên tiếng Việt và tiếng Anh", en: "“unit” wants both its names")
    case .lineForm:
      LocalizedText(
        vi: "cần tên, rồi tên cột bằng tiếng Việt và tiếng Anh",
        en: "wants a name, then its title in Vietnamese and English")
    case .noTitles(let name):
      LocalizedText(
        vi: "«\(name.shownInMessage)» thiếu tên tiếng Việt và tiếng Anh",
        en: "“\(name.shownInMessage)” lacks its titles")
    case .noKind(let name, let word, _):
      LocalizedText(
        vi: "«\(name.shownInMessage)»: không có kiểu «\(word.shownInMessage)»",
        en: "“\(name.shownInMessage)”: there is no kind “\(word.shownInMessage)”")
    case .sharedName(let name, let kind):
      LocalizedText(
        vi: "«\(name)» phải có kiểu «\(kind)»", en: "“\(name)” must be of the kind “\(kind)”")
    case .defaultForm(let name):
      LocalizedText(
        vi: "«\(name.shownInMessage)»: sau kiểu chỉ viết «default» và một giá trị",
        en: "“\(name.shownInMessage)”: after the kind goes “default” and a value, or nothing")
    case .notSummed(let name, let kind):
      LocalizedText(
        vi: "«\(name.shownInMessage)»: cột kiểu «\(kind)» không cộng được",
        en: "“\(name.shownInMessage)”: a column of the kind “\(kind)” cannot be summed")
    case .afterKind(let name, let rest):
      LocalizedText(
        vi: "«\(name.shownInMessage)»: không hiểu «\(rest.shownInMessage)»",
        en: "“\(name.shownInMessage)”: “\(rest.shownInMessage)” is not known")
    case .noNumbers(let name):
      LocalizedText(
        vi: "«\(name.shownInMessage)» không phải cột số",
        en: "“\(name.shownInMessage)” is not a column of numbers")
    case .noColumn(let name, _):
      LocalizedText(
        vi: "không có cột «\(name.shownInMessage)»",
        en: "there is no column “\(name.shownInMessage)”")
    }
  }

  fileprivate var advice: LocalizedText? {
    switch self {
    case .unknownLine: .linesOfReport
    case .twice: LocalizedText(vi: "Bỏ một dòng.", en: "Remove one of the lines.")
    case .noLine(let name): LocalizedText(vi: "Thêm: -- \(name): …", en: "Add: -- \(name): …")
    case .noColumns, .noSelect: .patternOfReport
    case .unitNames:
      LocalizedText(
        vi: "Ví dụ: «-- unit: mô hình | models»", en: "For example: “-- unit: mô hình | models”")
    case .lineForm, .noTitles: .formOfLine
    case .noKind(_, _, let known), .noColumn(_, let known): .oneOf(known)
    case .sharedName:
      LocalizedText(
        vi: "Các bảng chung dùng tên này; đổi kiểu hoặc đổi tên.",
        en: "The shared tables use this name; change the kind or the name.")
    case .defaultForm:
      LocalizedText(
        vi: "Ví dụ: «default 2025», «default today», «default this year», «default none»",
        en: "For example: “default 2025”, “default today”, “default this year”, “default none”")
    case .notSummed:
      LocalizedText(
        vi: "Chỉ cộng cột kiểu count, money hoặc quantity; bỏ chữ «sum».",
        en: "Only the kinds count, money and quantity are summed; leave “sum” out.")
    case .afterKind:
      LocalizedText(
        vi: """
          Sau kiểu: «sum» để có dòng cộng, hoặc với percent: = cột / cột, có dấu cách; cuối cùng \
          có thể là «for machines».
          """,
        en: """
          After the kind: “sum” for a total, or with percent: = column / column, with spaces; last \
          of all there may be “for machines”.
          """)
    case .noNumbers:
      LocalizedText(
        vi: "Chia hai cột kiểu count, money hoặc quantity.",
        en: "Divide two columns of the kinds count, money or quantity.")
    }
  }
}

extension LocalizedText {
  fileprivate static let patternOfReport = LocalizedText(
    vi: "Xem một báo cáo có sẵn: danvan report show rates-by-year --sql",
    en: "Look at one that comes with danvan: danvan report show rates-by-year --sql")

  fileprivate static let linesOfReport = LocalizedText(
    vi: """
      Trên câu SELECT chỉ viết: title.vi, title.en, description.vi, description.en, \
      parameter, column, word, unit, subtotal, key. Ghi chú khác để dưới chữ SELECT.
      """,
    en: """
      Above the SELECT write only: title.vi, title.en, description.vi, description.en, \
      parameter, column, word, unit, subtotal, key. Other comments go below the word SELECT.
      """)

  fileprivate static let formOfLine = LocalizedText(
    vi: """
      Ví dụ: «-- column registered count sum | Đăng ký | Registered», \
      «-- parameter year integer default this year | Năm | Year»
      """,
    en: """
      For example: “-- column registered count sum | Đăng ký | Registered”, \
      “-- parameter year integer default this year | Năm | Year”
      """)
}
