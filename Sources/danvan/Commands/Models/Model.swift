import ArgumentParser
import Interchange
import Query
import Storage

/// `model …`: what a model goes through, and what is asked of models.
struct ModelCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "model",
      abstract: text(
        vi: "Mô hình «Dân vận khéo»: đăng ký, công nhận, tra cứu.",
        en: "“Skilled Mass Mobilization” models: register, recognize, look up."),
      subcommands: [
        Register.self, Decide<Recognize>.self, Decide<Decline>.self, Decide<Withdraw>.self,
        Decide<Select>.self, Decide<Unselect>.self, Edit.self, EditDecision.self, Remove.self,
        ImportCommand<ModelSpec>.self, List.self, Search.self, ShowCommand<Model>.self,
      ])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions
    @OptionGroup var options: ModelFilterOptions

    func run() throws {
      try globals.read(known) { reader in
        let filter = try options.filter(reader)
        try output.print(
          .models(filter), reader, title: Model.heading[language], asked: try options.asked(reader))
      }
    }
  }

  struct Search: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "search",
        abstract: text(
          vi: "Tìm mô hình theo tên; không cần dấu.",
          en: "Find models by title; accents are optional."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions
    @OptionGroup var options: ModelFilterOptions
    @OptionGroup var sought: SearchText

    func run() throws {
      let search = try sought.search()
      try globals.read(known) { reader in
        let table = Table.models(try options.filter(reader, search: search))
        let rows = try table.rows(reader)
        try output.print(
          table.headings, rows, reader, title: Model.heading[language],
          asked: [search.text] + (try options.asked(reader)))
        if rows.isEmpty { Console.note(.nothingFound(search)) }
      }
    }
  }
}

extension Model: Shown {
  static var heading: LocalizedText { Table.title(of: "models") }
  static var argument: LocalizedText {
    LocalizedText(vi: "Mã hoặc tên mô hình.", en: "Code or title.")
  }
}
