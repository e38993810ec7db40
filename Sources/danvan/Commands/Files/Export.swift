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
          model, committee, directive, fund và figure nhập lại được bằng lệnh import của chúng. Ví \
          dụ: danvan export model -o mo-hinh.csv
          """,
        en: """
          What is written of model, committee, directive, fund and figure, their import commands \
          take back. Example: danvan export model -o models.csv
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions
  @OptionGroup var place: PlaceFilter

  @Argument(
    help: help(
      "Bảng: \(EntityKind.exported.map(\.rawValue).joined(separator: ", ")).",
      "Table: \(EntityKind.exported.map(\.rawValue).joined(separator: ", ")).", name: "noun"))
  var entityKind: String

  func validate() throws {
    guard let exported = EntityKind.exported.first(where: { $0.rawValue == entityKind }) else {
      throw DomainError.notOneOf("<noun>", entityKind, EntityKind.exported.map(\.rawValue)).asUsage
    }
    if place.province != nil, exported != .model { throw Message.onlyModels.asUsage }
  }

  func run() throws {
    try globals.read { reader in
      let kind = EntityKind(rawValue: entityKind)
      let territory = try place.territory(reader)
      guard let table = kind.flatMap({ Table.exported($0, in: territory) }) else { return }
      var style = output.style(title: entityKind)
      style.isForImport = true
      try output.withSink { try table.print(reader, style, to: $0) }
    }
  }
}

extension EntityKind {
  /// What can be exported.
  fileprivate static let exported: [EntityKind] = [
    .model, .committee, .alias, .directive, .mention, .link, .fund, .entry, .figure, .measure,
    .programme, .task, .source, .field, .unit,
  ]
}

extension Message {
  fileprivate static var onlyModels: Message {
    Message(
      .usage,
      LocalizedText(
        vi: "--province chỉ dùng khi xuất mô hình", en: "--province goes with models only"))
  }
}
