import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `directive add|edit|link|list|show|tree|remove`.
struct DirectiveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "directive",
      abstract: text(
        vi: "Văn bản: chỉ thị, nghị quyết, kết luận, chương trình …",
        en: "Documents: directives, resolutions, conclusions, programmes …"),
      subcommands: [
        Add.self, EditCommand<DirectiveOptions>.self, Link.self, ImportCommand<DirectiveSpec>.self,
        ListCommand<Directive>.self,
        ShowCommand<Directive>.self, Tree.self, RemoveCommand<Directive>.self,
      ])
  }
}

/// What `edit` can change: the number too, which `add` is given as its argument.
struct DirectiveOptions: RecordOptions {
  typealias R = Directive

  @Option(
    help: help(
      "Số, ký hiệu, ví dụ 25-NQ/TW, 82/KH-UBND.", "Number, e.g. 25-NQ/TW, 82/KH-UBND.",
      name: "number"))
  var number: String?

  @OptionGroup var fields: DirectiveFields

  var typed: [Typed] { [("number", number)] + fields.typed }

  func notes(on directive: Directive) -> [LocalizedText] {
    number.map { directive.doubts(of: $0) } ?? []
  }
}

/// What is told of a document besides its number.
struct DirectiveFields: ParsableArguments {
  @Option(
    help: help(
      "Mã (không ghi thì theo số).", "Code (follows from the number when left away).",
      name: "code"))
  var code: String?

  @Option(help: help("Trích yếu.", "Title.", name: "title"))
  var title: String?

  @Option(help: help("Trích yếu tiếng Anh.", "English title.", name: "title"))
  var titleEn: String?

  @Option(
    help: help(
      "Loại văn bản, ví dụ Quy định (QĐ là Quyết định hoặc Quy định).",
      "Kind of document, e.g. Decision or Regulation, which share a code.", name: "name"))
  var typeName: String?

  @Option(
    help: help(
      "Văn bản của tỉnh nào (không ghi: trung ương).", "Of which province (none: central).",
      name: "province"))
  var province: String?

  @Option(help: help("Cơ quan ban hành.", "Issuing committee.", name: "committee"))
  var committee: String?

  @Option(help: help("Ngày ban hành.", "Day of issue.", name: "date"))
  var issued: String?

  @Option(help: help("Căn cứ của ngày ấy.", "How that day is known.", name: "text"))
  var issuedNote: String?

  @Option(help: help("Khóa, nhiệm kỳ, ví dụ XIII.", "Term, e.g. XIII.", name: "term"))
  var term: String?

  @Option(help: help("Ghi chú.", "Note.", name: "text"))
  var note: String?

  var typed: [Typed] {
    [
      ("code", code), ("title_vi", title), ("title_en", titleEn),
      ("type_vi", typeName), ("issued_on", issued), ("issued_note", issuedNote),
      ("unit", province), ("committee", committee), ("term", term), ("note", note),
    ]
  }
}

extension Directive {
  /// What a number that was typed leaves open.
  func doubts(of number: String) -> [LocalizedText] {
    let doubts = (DirectiveNumber(number)?.doubts(statedOn: issuedOn) ?? []).map {
      Message($0.error).what
    }
    guard typeVi.isEmpty, let names = possibleTypes else { return doubts }
    return doubts + [.whichType(self, names)]
  }
}

extension Directive: Listed {
  static var heading: LocalizedText { Table.title(of: "directives") }
  static var argument: LocalizedText {
    LocalizedText(vi: "Mã, số hoặc trích yếu.", en: "Code, number or title.")
  }

  static func list(in territory: Territory) -> Table { .directives(in: territory) }
}

extension LocalizedText {
  fileprivate static func whichType(
    _ directive: Directive, _ names: [LocalizedText]
  ) -> LocalizedText {
    let code = directive.typeCode
    return LocalizedText(
      vi: """
        Lưu ý: \(code) có thể là \(names.map(\.vietnamese).joined(separator: " hoặc ")). \
        Ghi rõ bằng --type-name.
        """,
      en: """
        Note: “\(code)” may be \(names.map(\.english).joined(separator: " or ")). \
        Say which with --type-name.
        """)
  }
}
