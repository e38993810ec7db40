import Interchange
import Storage

extension ProfileFault: InWords {
  var message: Message {
    switch self {
    case .used(let name, let meanings):
      told(
        meanings, vi: "Các cột theo mẫu đọc «\(name.shownInMessage)»",
        en: "Columns by the profile “\(name.shownInMessage)”",
        LocalizedText(vi: "Không theo: --no-profile.", en: "To read without it: --no-profile."))
    case .overruled(let name, let meanings): overruled(name.shownInMessage, meanings)
    case .kept(let name, let meanings, let keeping, let others):
      kept(name.shownInMessage, meanings, keeping, others)
    case .partly(let name, let others):
      Message(
        vi: """
          Không theo mẫu đọc «\(name.shownInMessage)»: \(others.quoted(.vietnamese)) có đầu bảng \
          khác
          """,
        en: """
          Not read by the profile “\(name.shownInMessage)”: \(others.quoted(.english)) has another \
          head
          """,
        LocalizedText(
          vi: "Nhập riêng từng trang với --sheet thì theo.",
          en: "Import each with --sheet, and those it is for are read by it."))
    case .absent(let header):
      Message(
        vi: "tệp này không có cột «\(header.shownInMessage)» mà lệnh nói đến",
        en: "this file has no column “\(header.shownInMessage)”, which the command names")
    case .near(let name, let lacks, let has, let meanings): .near(name, lacks, has, meanings)
    case .nothingToKeep, .otherRecord, .otherHead, .noHeader, .severalHeads: refusal
    case .unread, .empty, .strangeHeader, .noColumn: flaw
    }
  }

  private func told(
    _ meanings: [Meaning], vi: String, en: String, _ advice: LocalizedText
  ) -> Message {
    Message(
      vi: "\(vi): \(meanings.told(.vietnamese))", en: "\(en): \(meanings.told(.english))", advice)
  }

  private func overruled(_ name: String, _ meanings: [Meaning]) -> Message {
    Message(
      vi: "Lần này theo lệnh; mẫu đọc «\(name)» thì \(meanings.told(.vietnamese))",
      en: "What you typed holds; by the profile “\(name)”, \(meanings.told(.english))")
  }

  private func kept(
    _ name: String, _ meanings: [Meaning], _ keeping: Keeping, _ others: [String]
  ) -> Message {
    let (vi, en) =
      switch (keeping.isNew, keeping.isTrial) {
      case (true, false): ("Đã giữ mẫu đọc", "Kept as the profile")
      case (true, true): ("Sẽ giữ mẫu đọc", "To be kept as the profile")
      case (false, false): ("Đã sửa mẫu đọc", "Changed the profile")
      case (false, true): ("Sẽ sửa mẫu đọc", "To change the profile")
      }
    return told(
      meanings, vi: "\(vi) «\(name)»", en: "\(en) “\(name)”",
      others.isEmpty ? .readSo : .severalFit(others))
  }

  private var refusal: Message {
    switch self {
    case .nothingToKeep(let name):
      Message(
        .usage, vi: "chưa có mẫu đọc «\(name.shownInMessage)», và lệnh không nói gì để giữ",
        en: "there is no profile “\(name.shownInMessage)”, and nothing to be kept as one",
        LocalizedText(
          vi: "Thêm --map hay --ignore; các mẫu đã có: danvan import profile list",
          en: "Add --map or --ignore; those there are: danvan import profile list"))
    case .otherRecord(let name, let kind):
      Message(
        .usage,
        vi: "mẫu đọc «\(name.shownInMessage)» dùng cho \(kind.vietnamese)",
        en: "the profile “\(name.shownInMessage)” is for another kind of record: \(kind.english)",
        .otherName)
    case .otherHead(let name, let sheet, let lacks, let has):
      .otherHead(name.shownInMessage, sheet, lacks, has)
    case .noHeader(let header, let known):
      Message(
        .usage, vi: "không có cột «\(header.shownInMessage)»",
        en: "there is no column “\(header.shownInMessage)”",
        LocalizedText(
          vi: "Các cột của tệp: \(known.quoted(.vietnamese)).",
          en: "The columns are: \(known.quoted(.english))."))
    case .severalHeads(let sheets):
      Message(
        .usage, vi: "các trang \(sheets.quoted(.vietnamese)) có đầu bảng khác nhau",
        en: "the sheets \(sheets.quoted(.english)) have different heads",
        LocalizedText(
          vi: "Nhập riêng từng trang với --sheet, mỗi đầu bảng một mẫu đọc.",
          en: "Import each with --sheet, with a profile for each head."))
    default: flaw
    }
  }

  private var flaw: Message {
    switch self {
    case .unread(let name, let line):
      .flaw(
        name, vi: "không đọc được dòng «\(line.shownInMessage)»",
        en: "the line “\(line.shownInMessage)” cannot be read")
    case .empty(let name): .flaw(name, vi: "không nói gì", en: "it says nothing")
    case .strangeHeader(let name, let header):
      .flaw(
        name, vi: "đầu bảng không có cột «\(header.shownInMessage)»",
        en: "its head has no column “\(header.shownInMessage)”")
    case .noColumn(let name, let meaning, let kind):
      .flaw(
        name,
        vi: """
          «\(meaning.header.shownInMessage)» là cột \(meaning.column.shownInMessage), mà \
          \(kind.vietnamese) không có cột ấy, hoặc không còn
          """,
        en: """
          “\(meaning.header.shownInMessage)” means \(meaning.column.shownInMessage), which is no \
          column of a \(kind.english), or no longer
          """)
    default: Message(.failure, LocalizedText("\(self)"))
    }
  }
}

extension Message {
  /// What is wrong with a profile that is kept.
  fileprivate static func flaw(_ name: String, vi: String, en: String) -> Message {
    let shown = name.shownInMessage
    return Message(
      vi: "mẫu đọc «\(shown)»: \(vi)", en: "the profile “\(shown)”: \(en)",
      LocalizedText(
        vi: "Không theo nó: --no-profile. Xóa: danvan import profile remove \(shown)",
        en: "Read without it: --no-profile. Remove it: danvan import profile remove \(shown)"))
  }

  fileprivate static func otherHead(
    _ name: String, _ sheet: String?, _ lacks: [String], _ has: [String]
  ) -> Message {
    let parts = { LocalizedText.difference(lacks, has)[$0] }
    let (vi, en) =
      sheet.map { ("trang «\($0.shownInMessage)» ", "the sheet “\($0.shownInMessage)” ") }
      ?? ("tệp ", "the file ")
    return Message(
      .usage, vi: "mẫu đọc «\(name)» dùng cho đầu bảng khác: \(vi)\(parts(.vietnamese))",
      en: "the profile “\(name)” is for another head: \(en)\(parts(.english))", .otherName)
  }
}

extension Message {
  fileprivate static func near(
    _ name: String, _ lacks: [String], _ has: [String], _ meanings: [ProfileFault.Meaning]
  ) -> Message {
    let options = meanings.map { one in
      (one.column.isEmpty
        ? ColumnAnswer.ignored(one.header) : .meant(header: one.header, column: one.column)).option
    }.joined(separator: " ").visible
    let (shown, difference) = (name.shownInMessage, LocalizedText.difference(lacks, has))
    return Message(
      .badData, vi: "không theo mẫu đọc «\(shown)», tuy gần giống: tệp \(difference.vietnamese)",
      en: "not read by the profile “\(shown)”, though near: the file \(difference.english)",
      LocalizedText(
        vi: "Sửa đầu cột cho khớp; hoặc hiểu như mẫu ấy, giữ tên khác: \(options) --profile TÊN",
        en: """
          Correct the headers; or read it so, and keep that by another name: \(options) \
          --profile NAME
          """))
  }
}

extension LocalizedText {
  fileprivate static func difference(_ lacks: [String], _ has: [String]) -> LocalizedText {
    LocalizedText(in: { language in
      let (missing, more) = language == .vietnamese ? ("thiếu", "thừa") : ("lacks", "has besides")
      return [(missing, lacks), (more, has)].filter { !$0.1.isEmpty }
        .map { "\($0.0) \($0.1.quoted(language))" }.joined(separator: ", ")
    })
  }

  fileprivate static let readSo = LocalizedText(
    vi: "Tệp cùng đầu bảng sẽ được đọc như vậy.", en: "Files with the same head are read so.")

  fileprivate static func severalFit(_ others: [String]) -> LocalizedText {
    let (vi, en) = (others.quoted(.vietnamese), others.quoted(.english))
    return LocalizedText(
      vi: "Cùng đầu bảng còn có \(vi): lần sau thêm --profile TÊN, hoặc xóa mẫu thừa.",
      en: "For the same head there is \(en): add --profile NAME next time, or remove one.")
  }

  fileprivate static let otherName = LocalizedText(
    vi: "Bỏ --profile, hoặc giữ dưới tên khác bằng --profile TÊN cùng --map hay --ignore.",
    en: "Leave --profile out, or keep another: --profile NAME with --map or --ignore.")
}

extension [ProfileFault.Meaning] {
  fileprivate func told(_ language: Language) -> String {
    map { meaning in
      let column = meaning.column.shownInMessage
      let header = [meaning.header].quoted(language)
      return switch (language, column.isEmpty) {
      case (.vietnamese, true): "\(header) không đọc"
      case (.vietnamese, false): "\(header) là \(column)"
      case (.english, true): "\(header) is not read"
      case (.english, false): "\(header) is \(column)"
      }
    }.joined(separator: ", ")
  }
}

extension [String] {
  /// The first of them, each in quotation marks.
  fileprivate func quoted(_ language: Language) -> String {
    let marks = language == .vietnamese ? ("«", "»") : ("“", "”")
    let rest = count > 12 ? ["… (\(count))"] : []
    return (prefix(12).map { marks.0 + $0.shownInMessage + marks.1 } + rest)
      .joined(separator: ", ")
  }
}
