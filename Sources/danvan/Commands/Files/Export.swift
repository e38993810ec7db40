import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `export NOUN`: a table as a file that `import` takes back.
struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: text(
        vi: "Xuất một bảng đầy đủ.", en: "Write a table in full."),
      discussion: text(
        vi: """
          model, committee, directive, fund và figure nhập lại được bằng lệnh import của chúng. Ví dụ: \
          danvan export model -o mo-hinh.csv
          """,
        en: """
          What is written of model, committee, directive, fund and figure, their import commands take \
          back. Example: danvan export model -o models.csv
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions
  @OptionGroup var place: PlaceFilter

  @Argument(
    help: help(
      "Bảng: \(Exported.allCases.map(\.rawValue).joined(separator: ", ")).",
      "Table: \(Exported.allCases.map(\.rawValue).joined(separator: ", ")).", name: "noun"))
  var entityKind: String

  func validate() throws {
    guard let table = Exported(rawValue: entityKind) else {
      throw DomainError.notOneOf("<noun>", entityKind, Exported.allCases.map(\.rawValue)).asUsage
    }
    if place.province != nil, table != .model { throw Message.onlyModels.asUsage }
  }

  func run() throws {
    try globals.read { reader in
      guard let sheet = Exported(rawValue: entityKind)?.sheet(in: try place.territory(reader)) else {
        return
      }
      try output.print(sheet, reader, title: entityKind)
    }
  }
}

/// What can be exported.
private enum Exported: String, CaseIterable {
  case model, committee, alias, directive, mention, link, fund, entry, figure, measure, programme
  case task, source, field, unit

  func sheet(in territory: Territory) -> Table {
    switch self {
    case .model: .exportedModels(in: territory)
    case .committee: .exported(Committee.self)
    case .alias: .exported(CommitteeAlias.self)
    case .directive: .exported(Directive.self)
    case .mention: .exported(DirectiveMention.self)
    case .link: .exported(DirectiveLink.self)
    case .fund: .exportedFunds()
    case .entry: .exported(FundEntry.self)
    case .figure: .exported(Figure.self)
    case .measure: .exported(Measure.self)
    case .programme: .exported(TaskProgramme.self)
    case .task: .exported(ProgrammeTask.self)
    case .source: .exported(Source.self)
    case .field: .exported(Field.self)
    case .unit: .exported(UnitVersion.self)
    }
  }
}

extension Message {
  fileprivate static var onlyModels: Message {
    Message(
      .usage,
      LocalizedText(
        vi: "--province chỉ dùng khi xuất mô hình", en: "--province goes with models only"))
  }
}
