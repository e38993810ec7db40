import ArgumentParser
import Query
import Storage

/// `import profile list|show|remove`; files are imported by the command of what is in them.
struct ImportProfiles: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: text(
        vi: "Mẫu đọc giữ cho các lần nhập tệp.", en: "What is kept for imports of files."),
      discussion: text(
        vi: """
          Nhập tệp bằng lệnh của từng loại, ví dụ: danvan model import xa.csv
          """,
        en: "Files are imported by the command of what is in them: danvan model import xa.csv"),
      subcommands: [ProfileCommand.self])
  }

  struct ProfileCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "profile",
        abstract: text(
          vi: "Cách hiểu các cột, giữ theo tên.", en: "What columns mean, kept by name."),
        discussion: text(
          vi: """
            Giữ khi nhập: danvan model import xa.csv --map "Đơn vị=unit" --profile mau-xa. Tệp \
            cùng đầu bảng sau đó tự đọc theo, và báo như vậy. Chỉ giữ cột nào là gì, không giữ \
            cách viết ngày, số, đơn vị tiền.
            """,
          en: """
            Kept by an import: danvan model import xa.csv --map "Đơn vị=unit" --profile mau-xa. \
            Files with the same head are read by it from then on, and say so. What columns mean \
            is kept, not how days, numbers and money are written.
            """),
        subcommands: [List.self, ShowCommand<Profile>.self, RemoveCommand<Profile>.self])
    }
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions

    func run() throws {
      try globals.read(known) {
        try output.print(.profiles(), $0, title: Profile.heading[language])
      }
    }
  }
}

extension Profile: Shown {
  static var heading: LocalizedText { Table.title(of: "profiles") }
  static var argument: LocalizedText { LocalizedText(vi: "Tên mẫu đọc.", en: "Its name.") }
}
