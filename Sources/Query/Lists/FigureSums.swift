import SQLite
import Storage

extension Table {
  /// The sum of figures, in one row.
  ///
  /// - Throws: `DomainError` that names the figures which must not be added, and says why.
  public static func sum(of figures: [Figure], _ reader: Reader) throws -> Table {
    let found = try figures.map { figure in
      let one = try reader.reportedFigures(where: "f.id = \(figure.id)").first
      guard let one else { throw SumFault.isMissing(code: figure.code).error }
      return one
    }
    let adding = try FigureSum(UnitHistory(reader, provincesOnly: false), reader)
    let sum: Interval
    do throws(FigureSum.Refusal) {
      sum = try adding.sum(found)
    } catch {
      throw SumFault.notAdded(error.reason, codes: error.figures).error
    }
    let measure = try reader.first(Measure.self, where: "id = \(figures[0].measure)")
    let unit = measure.map {
      LocalizedText(vi: $0.unitVi, en: $0.unitEn.isEmpty ? $0.unitVi : $0.unitEn)
    }
    return Table(
      [
        Heading("measure", vi: "Chỉ tiêu", en: "Measure"),
        Heading("value", vi: "Tổng", en: "Sum"),
        Heading("comparator", vi: "", en: "", for: .machines),
        Heading("counted_in", vi: "ĐVT", en: "Counted in"),
        Heading("formula", vi: "Gồm", en: "Adds"),
        Heading("figures", vi: "Số liệu", en: "Figures"),
        Heading("sources", vi: "Nguồn", en: "Sources"),
      ],
      [
        [.choice(found[0].measure, found[0].name)] + Cell.amount(sum) + [
          unit.map { .choice($0.vietnamese, $0) } ?? .null,
          .phrase(
            LocalizedText(in: { language in
              found.map { $0.amount.written(language) }.joined(separator: " + ")
            })),
          .list(found.map(\.code)), .list(Set(found.map(\.sourceCode)).sorted()),
        ]
      ])
  }
}
