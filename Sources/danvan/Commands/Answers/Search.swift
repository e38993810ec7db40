import ArgumentParser
import Messages
import Query
import Storage

/// `search TEXT`: every kind of record.
struct SearchCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "search",
      abstract: text(
        vi: "Tìm trong mọi danh mục; không cần dấu.",
        en: "Find anything that is recorded; accents are optional."),
      discussion: text(
        vi: "Từ cuối có thể gõ dở. Mục có đúng dấu như đã gõ đứng trước.",
        en: "The last word may be half typed. What has the accents as typed comes first."))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var known: KnownOptions
  @OptionGroup var output: PageOptions
  @OptionGroup var place: PlaceFilter
  @OptionGroup var sought: SearchText

  @Option(
    help: help(
      "Chỉ các loại này, cách nhau bằng dấu phẩy: \(EntityKind.searchedList).",
      "Only these kinds, with commas between: \(EntityKind.searchedList).", name: "kinds"))
  var noun: String?

  @Option(help: help("Nhiều nhất bao nhiêu mục.", "At most so many.", name: "number"))
  var limit = 50

  func validate() throws {
    guard (1...1_000_000).contains(limit) else {
      throw Message.invalid(
        "--limit", "\(limit)", vi: "từ 1 đến 1000000", en: "from 1 to 1000000"
      ).asUsage
    }
  }

  func run() throws {
    let search = try sought.search()
    let kinds = try noun.map(EntityKind.parse) ?? EntityKind.searched
    try globals.read(known) { reader in
      let found = try reader.find(
        search, in: kinds, of: try place.territory(reader), limit: limit)
      try output.print(
        found.headings, found.rows, reader, title: text(vi: "Kết quả tìm", en: "What was found"),
        asked: [search.text] + (try place.asked(reader)))
      if found.hasMore { Console.note(.more(limit)) }
      if found.rows.isEmpty { Console.note(.nothingFound(search, found.known)) }
    }
  }
}

/// The words to look for.
struct SearchText: ParsableArguments {
  @Argument(help: help("Từ cần tìm.", "What to look for.", name: "text"))
  var words: [String]

  func search() throws -> Search {
    let typed = words.joined(separator: " ")
    guard let search = Search(typed) else {
      throw Message.invalid(
        "<text>", typed, vi: "không có chữ hay số nào để tìm", en: "has no letter or digit")
    }
    return search
  }
}

extension EntityKind {
  fileprivate static var searchedList: String {
    searched.map(\.rawValue).joined(separator: ", ")
  }

  fileprivate static func parse(list: String) throws -> [EntityKind] {
    try list.split(separator: ",", omittingEmptySubsequences: false).map {
      try parse(String($0), field: "--noun", among: searched)
    }
  }
}

extension LocalizedText {
  fileprivate static func more(_ limit: Int) -> LocalizedText {
    LocalizedText(
      vi: "Mới in \(limit) mục đầu, còn nữa. Gõ thêm từ, hoặc dùng --noun, --province, --limit.",
      en: "Only the first \(limit) are printed. Add words, or use --noun, --province, --limit.")
  }

  static func nothingFound(_ search: Search, _ known: [Search] = []) -> LocalizedText {
    let text = search.text.shownInMessage
    let vi = known.map { "«\($0.text.shownInMessage)»" }.joined(separator: ", ")
    let en = known.map { "“\($0.text.shownInMessage)”" }.joined(separator: ", ")
    return LocalizedText(
      vi: "Không tìm thấy «\(text)»." + (known.isEmpty ? "" : " Bớt từ thì có: \(vi)."),
      en: "Nothing found for “\(text)”." + (known.isEmpty ? "" : " Alone there are: \(en)."))
  }
}
