import Testing

/// What can be wrong with a report, and what is said of it.
extension ReportFileTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    let from: String
    let to: String
    let line: Int
    let vi: String
    let en: String
    var code: Int32 = 65

    var testDescription: String { en }
  }

  static let mistakes: [Mistake] = [
    Mistake(
      from: "-- title.vi: Nguồn theo ngôn ngữ\n", to: "", line: 1, vi: "thiếu dòng «title.vi»",
      en: "“title.vi” is missing"),
    Mistake(
      from: "-- description.en: A row for every language.\n", to: "", line: 1,
      vi: "thiếu dòng «description.en»", en: "“description.en” is missing"),
    Mistake(
      from: "-- title.en:", to: "-- titel.en:", line: 2, vi: "không hiểu «titel.en»",
      en: "“titel.en” is not known"),
    Mistake(
      from: "-- title.en: Sources", to: "-- my notes\n-- title.en: Sources", line: 2,
      vi: "không hiểu «my»", en: "“my” is not known"),
    Mistake(
      from: "count sum", to: "cuont sum", line: 7, vi: "không có kiểu «cuont»",
      en: "no kind “cuont”"),
    Mistake(
      from: "language word", to: "language word sum", line: 6, vi: "không cộng được",
      en: "cannot be summed"),
    Mistake(
      from: "count sum", to: "percent sum", line: 7, vi: "không cộng được", en: "cannot be summed"),
    Mistake(
      from: "count sum", to: "count summ", line: 7, vi: "không hiểu «summ»",
      en: "“summ” is not known"),
    Mistake(
      from: "count sum", to: "percent = sources / nothing", line: 7,
      vi: "«sources» không phải cột số", en: "“sources” is not a column of numbers"),
    Mistake(
      from: " | Số nguồn | Sources", to: "", line: 7, vi: "thiếu tên tiếng Việt",
      en: "lacks its titles"),
    Mistake(
      from: " | Số nguồn | Sources", to: " | Số nguồn", line: 7, vi: "thiếu tên tiếng Việt",
      en: "lacks its titles"),
    Mistake(
      from: " | Số nguồn | Sources", to: " | Số | nguồn | Sources", line: 7, vi: "cần tên",
      en: "wants a name"),
    Mistake(
      from: "integer default 1", to: "number default 1", line: 5, vi: "không có kiểu «number»",
      en: "no kind “number”"),
    Mistake(
      from: "integer default 1", to: "integer 1", line: 5, vi: "sau kiểu chỉ viết",
      en: "after the kind"),
    Mistake(
      from: "integer default 1", to: "integer default", line: 5, vi: "sau kiểu chỉ viết",
      en: "after the kind"),
    Mistake(
      from: "-- word en", to: "-- column sources count | A | B\n-- word en", line: 8,
      vi: "«sources» được ghi hai lần", en: "“sources” stands there twice"),
    Mistake(
      from: "-- word en", to: "-- subtotal x\n-- word en", line: 8, vi: "không có cột «x»",
      en: "no column “x”"),
    Mistake(
      from: """
        -- column language word | Ngôn ngữ | Language
        -- column sources count sum | Số nguồn | Sources

        """,
      to: "", line: 1, vi: "không có dòng «column»", en: "no line “column”"),
    Mistake(from: select, to: "", line: 9, vi: "không có câu SELECT", en: "there is no SELECT"),
    Mistake(
      from: "-- parameter least integer default 1 | Ít nhất | At least\n", to: "", line: 10,
      vi: "«:least» không có dòng", en: "“:least” has no line"),
    Mistake(
      from: "AS sources", to: "AS source", line: 7, vi: "cột thứ 2 của SELECT là «source»",
      en: "column 2 of the SELECT is “source”"),
    Mistake(
      from: "AS sources", to: "AS sources, 1 AS more", line: 9,
      vi: "cột thứ 3 của SELECT là «more»", en: "column 3 of the SELECT is “more”"),
    Mistake(
      from: "FROM source\n", to: "FROM sourse\n", line: 9, vi: "sourse",
      en: "sourse"),
    Mistake(
      from: " GROUP BY 1", to: " GRUOP BY 1", line: 11, vi: "câu SQL sai", en: "the SQL is wrong"),
    Mistake(
      from: ">= :least", to: ">= :least; SELECT 1", line: 9, vi: "có hơn một câu SQL",
      en: "more than one statement"),
    Mistake(
      from: select, to: "DELETE FROM source WHERE id > :least", line: 9,
      vi: "chỉ được đọc", en: "only reads", code: 77),
    Mistake(
      from: select, to: "WITH x AS (SELECT 1) UPDATE source SET title = :least", line: 9,
      vi: "chỉ được đọc", en: "only reads", code: 77),
    Mistake(
      from: select, to: "ATTACH 'x.db' AS x", line: 9, vi: "câu SQL sai", en: "the SQL is wrong"),
    Mistake(
      from: "FROM source\n", to: "FROM source WHERE load_extension('x')\n", line: 0,
      vi: "load_extension", en: "load_extension", code: 77),
    Mistake(
      from: "least integer default 1 | Ít", to: "province text default 1 | Ít", line: 5,
      vi: "phải có kiểu «province»", en: "must be of the kind “province”"),
  ]
}
