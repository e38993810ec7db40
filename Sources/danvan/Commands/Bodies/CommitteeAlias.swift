import ArgumentParser
import Query
import Storage

extension CommitteeCommand {
  /// `committee alias CODE NAME`: another name it goes by.
  struct Alias: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "alias",
        abstract: text(
          vi: "Thêm hoặc bỏ một tên gọi khác của cơ quan.",
          en: "Add another name of a committee, or take one away."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã hoặc tên cơ quan.", "Code or name.", name: "committee"))
    var committee: String

    @Argument(help: help("Tên gọi khác.", "The other name.", name: "name"))
    var name: String

    @Option(help: help("Tiếng vi hoặc en.", "Language, vi or en.", name: "vi|en"))
    var language: String?

    @Option(help: help("Mã nguồn.", "Source.", name: "source"))
    var source: String?

    @Option(help: help("Dòng, trang của nguồn.", "Line or page of the source.", name: "place"))
    var locator: String?

    @Flag(help: help("Bỏ tên gọi này.", "Take the name away."))
    var remove = false

    @OptionGroup var writing: WriteOptions

    func validate() throws {
      if remove { try writing.needReason("committee alias") }
    }

    func run() throws {
      try output.printWritten {
        let (owner, alias) = try writing.write(globals, "committee alias") { writer in
          try remove
            ? writer.removeAlias(of: committee, name) : writer.addAlias(of: committee, typed)
        }
        return Written(owner.code, alias.id, remove ? .removed(alias.name, .none) : .added)
      }
    }

    private var typed: [Typed] {
      [("name", name), ("language", language), ("source", source), ("locator", locator)]
    }
  }
}
