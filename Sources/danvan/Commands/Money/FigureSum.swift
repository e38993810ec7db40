import ArgumentParser
import Query
import Storage

/// `figure sum CODE…`: adds figures up, where they may be added.
struct FigureSumCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sum",
      abstract: text(
        vi: "Cộng các số liệu, nếu cộng được; nếu không thì nói vì sao.",
        en: "Add figures up where they may be added; else say why not."),
      discussion: text(
        vi: """
          Không cộng: tổng với phần của nó, tỉnh với xã của tỉnh, số ban đầu với số sửa, số của \
          hai thời điểm, hai chỉ tiêu khác nhau. «gần», «trên» được giữ trong tổng.
          Ví dụ: danvan figure sum S3-10-recognized-collective S3-10-recognized-individual
          """,
        en: """
          Never added: a total and its part, a province and its commune, an original and its \
          revision, numbers of two times, two measures. "Nearly" and "over" stay in the sum.
          Example: danvan figure sum S3-10-recognized-collective S3-10-recognized-individual
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var known: KnownOptions
  @OptionGroup var output: PageOptions

  @Argument(help: help("Mã các số liệu.", "Codes of figures.", name: "figure"))
  var codes: [String]

  func run() throws {
    try globals.read(known) { reader in
      try output.print(
        .sum(of: try codes.map { try reader.named(Figure.self, $0) }, reader), reader,
        title: text(vi: "Tổng các số liệu", en: "Sum of figures"))
    }
  }
}
