import Query
import Storage

extension WhyWords {
  /// What the command line and the browser say.
  public static let usual = WhyWords(
    part: { title, some, all in
      LocalizedText(
        vi: """
          \(title.vietnamese): \(Language.vietnamese.count(some)) mục đầu trong \
          \(Language.vietnamese.count(all)) (xem hết: thêm --all)
          """,
        en: """
          \(title.english): the first \(Language.english.count(some)) of \
          \(Language.english.count(all)) (to see all: add --all)
          """)
    },
    noInputs: LocalizedText(
      vi: """
        Báo cáo này không liệt kê mục nào đứng sau các số. \(LocalizedText.guideToWhy.vietnamese)
        """,
      en: """
        This report does not list the records behind its numbers. \
        \(LocalizedText.guideToWhy.english)
        """))
}

extension Language {
  fileprivate func count(_ count: Int) -> String { written(Decimal(Int64(count))) }
}
