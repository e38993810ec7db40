import ArgumentParser
import Query
import Storage

/// `committee add|list|show`.
struct CommitteeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "committee",
      abstract: text(
        vi: "Cấp ủy, ban, Mặt trận, đoàn thể, cơ quan.",
        en: "Committees, commissions, fronts, organisations."),
      subcommands: [
        Add.self, ListCommand<Committee>.self, ShowCommand<Committee>.self,
      ])
  }

  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: text(vi: "Thêm một cơ quan.", en: "Add a committee."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Option(help: help("Mã, ví dụ BDV-22.", "Code, e.g. BDV-22.", name: "code"))
    var code: String

    @Option(help: help("Tên tiếng Việt.", "Vietnamese name.", name: "name"))
    var name: String

    @Option(help: help("Tên tiếng Anh.", "English name.", name: "name"))
    var nameEn: String?

    @Option(
      help: help(
        "Loại: \(CommitteeKind.allCases.map(\.rawValue).joined(separator: ", ")).",
        "Kind: \(CommitteeKind.allCases.map(\.rawValue).joined(separator: ", ")).", name: "kind"))
    var kind: String

    @Option(help: help("Tỉnh, thành (mã hoặc tên).", "Province (code or name).", name: "province"))
    var province: String?

    @Option(help: help("Cơ quan cấp trên.", "The body above.", name: "committee"))
    var parent: String?

    @Option(help: help("Cơ quan mà nó kế tục.", "The body it continues.", name: "committee"))
    var predecessor: String?

    @Option(help: help("Hoạt động từ ngày.", "In existence from.", name: "date"))
    var from: String?

    @Option(help: help("Mã nguồn.", "Source.", name: "source"))
    var source: String?

    @OptionGroup var writing: WriteOptions

    func run() throws {
      try output.printWritten {
        let added = try writing.write(globals, "committee add") { try add($0) }
        return Written(added.code, added.id, .added)
      }
    }

    private var references: [Typed] {
      [
        ("valid_from", from), ("parent", parent), ("predecessor", predecessor),
        ("source", source),
      ]
    }

    private func add(_ writer: borrowing Writer) throws -> Committee {
      let reader = writer.reader
      try reader.checkFree(Committee.self, code: code)
      var committee = Committee()
      try committee.enter(
        [
          ("code", code), ("name_vi", name), ("name_en", nameEn), ("kind", kind),
        ] + references.notBlank(), Scope(reader))
      let day = committee.validFrom ?? .today
      committee.unit = try province.map { name in
        try option("--province") { try reader.unit(name, level: .province, on: day).unit }
      }
      return try writer.insert(committee)
    }
  }
}

extension Committee: Listed {
  static var heading: Phrase { Phrase(vi: "Cơ quan", en: "Committees") }
  static var argument: Phrase { Phrase(vi: "Mã hoặc tên.", en: "Code or name.") }

  static func list(_: Reader, in territory: Territory) -> Sheet { .committees(in: territory) }

  static func show(_ reader: Reader, _ name: String) throws -> (detail: Detail, title: String) {
    let found = try reader.committee(name)
    return (.committee(found), found.nameVi)
  }
}
