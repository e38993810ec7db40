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
        ImportCommand<CommitteeForm>.self, ListCommand<Committee>.self, ShowCommand<Committee>.self,
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

  @Option(help: help("Tỉnh, thành (mã hoặc tên).", "Province (code or name).", name: "province"))
  var province: String?

  @Option(
    help: help(
      "Hoặc đơn vị cấp khác, ví dụ xã, phường.", "Or a unit of another level, e.g. a commune.",
      name: "unit"))
  var unit: String?

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

  var typed: [Typed] {
    [
      ("code", code), ("name_vi", name), ("name_en", nameEn), ("kind", kind),
      ("valid_from", from), ("valid_to", to), ("unit", province ?? unit), ("parent", parent),
      ("predecessor", predecessor), ("source", source), ("note", note),
    ]
  }

  func validate() throws {
    if unit != nil, province != nil { throw Problem.both("--province", "--unit").asUsage }
  }

  /// The committee's own first day, or its last.
  static func day(of committee: Committee) -> Day {
    committee.validFrom ?? committee.validTo?.before ?? .today
  }

  func fill(_ committee: inout Committee, _ reader: Reader) throws {
    do {
      try enter(&committee, reader, level: unit == nil ? .province : nil)
    } catch var problem as Problem where problem.field == "unit" && unit != nil {
      problem.field = "--unit"
      throw problem
    }
  }
}

extension Committee: Kept, Listed {
  static var heading: Phrase { Phrase(vi: "Cơ quan", en: "Committees") }
  static var argument: Phrase { Phrase(vi: "Mã hoặc tên.", en: "Code or name.") }

  static func list(_: Reader, in territory: Territory) -> Sheet { .committees(in: territory) }
  static func find(_ reader: Reader, _ name: String) throws -> Committee {
    try reader.committee(name)
  }
  var detail: Detail { .committee(self) }
}

extension Problem {
  /// Two options of which only one can hold.
  static func both(_ first: String, _ second: String) -> Problem {
    Problem(
      .usage,
      Phrase(vi: "Chỉ ghi một trong \(first) và \(second)", en: "Give \(first) or \(second)"))
  }
}
