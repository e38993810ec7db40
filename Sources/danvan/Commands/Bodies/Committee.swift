import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `committee add|edit|alias|list|show|remove`.
struct CommitteeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "committee",
      abstract: text(
        vi: "Cấp ủy, ban, Mặt trận, đoàn thể, cơ quan.",
        en: "Committees, commissions, fronts, organisations."),
      subcommands: [
        AddCommand<CommitteeOptions>.self, EditCommand<CommitteeOptions>.self, Alias.self,
        ImportCommand<CommitteeSpec>.self, ListCommand<Committee>.self, ShowCommand<Committee>.self,
        RemoveCommand<Committee>.self,
      ])
  }
}

struct CommitteeOptions: NounOptions {
  @Option(help: help("Mã, ví dụ BDV-22.", "Code, e.g. BDV-22.", name: "code"))
  var code: String?

  @Option(help: help("Tên tiếng Việt.", "Vietnamese name.", name: "name"))
  var name: String?

  @Option(help: help("Tên tiếng Anh.", "English name.", name: "name"))
  var nameEn: String?

  @Option(
    help: help(
      "Loại: \(CommitteeKind.allCases.map(\.rawValue).joined(separator: ", ")).",
      "Kind: \(CommitteeKind.allCases.map(\.rawValue).joined(separator: ", ")).", name: "kind"))
  var kind: String?

  @OptionGroup var place: PlaceOptions

  @Option(help: help("Cơ quan cấp trên.", "The body above.", name: "committee"))
  var parent: String?

  @Option(help: help("Cơ quan mà nó kế tục.", "The body it continues.", name: "committee"))
  var predecessor: String?

  @Option(help: help("Hoạt động từ ngày.", "In existence from.", name: "date"))
  var from: String?

  @Option(
    help: help("Ngày đầu không còn hoạt động.", "The first day it is no more.", name: "date"))
  var to: String?

  @Option(help: help("Mã nguồn.", "Source.", name: "source"))
  var source: String?

  @Option(help: help("Ghi chú.", "Note.", name: "text"))
  var note: String?

  static var needed: [String] { ["code", "name_vi", "kind"] }
  static var special: Set<String> { ["unit"] }

  var typed: [Typed] {
    [
      ("code", code), ("name_vi", name), ("name_en", nameEn), ("kind", kind),
      ("valid_from", from), ("valid_to", to), ("parent", parent), ("predecessor", predecessor),
      ("source", source),
      ("note", note),
    ] + place.typed
  }

  /// The committee's own first day, or its last.
  static func day(of committee: Committee) -> Day {
    committee.validFrom ?? committee.validTo?.before ?? .today
  }

  func fill(_ committee: inout Committee, _ reader: Reader) throws {
    try enter(&committee, reader)
    try place.enter(in: &committee, reader, on: Self.day(of: committee))
  }
}

extension Committee: Kept, Listed {
  static var heading: LocalizedText { Table.title(of: "committees") }
  static var argument: LocalizedText { LocalizedText(vi: "Mã hoặc tên.", en: "Code or name.") }

  static func list(_: Reader, in territory: Territory) -> Table { .committees(in: territory) }
  static func find(_ reader: Reader, _ name: String) throws -> Committee {
    try reader.committee(name)
  }
  var detail: RecordView { .committee(self) }
}

extension Message {
  /// Two options of which only one can hold.
  static func both(_ first: String, _ second: String) -> Message {
    Message(
      .usage,
      LocalizedText(vi: "Chỉ ghi một trong \(first) và \(second)", en: "Give \(first) or \(second)"))
  }
}
