import ArgumentParser
import Interchange
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

struct CommitteeOptions: RecordOptions {
  typealias R = Committee

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

  static let names = PlaceOptions.names

  var typed: [Typed] { own + place.typed }

  var columns: [Typed] { own + place.columns }

  private var own: [Typed] {
    [
      ("code", code), ("name_vi", name), ("name_en", nameEn), ("kind", kind),
      ("valid_from", from), ("valid_to", to), ("parent", parent), ("predecessor", predecessor),
      ("source", source), ("note", note),
    ]
  }
}

extension Committee: Listed {
  static var heading: LocalizedText { Table.title(of: "committees") }
  static var argument: LocalizedText { LocalizedText(vi: "Mã hoặc tên.", en: "Code or name.") }

  static func list(in territory: Territory) -> Table { .committees(in: territory) }
}
