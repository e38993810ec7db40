import Storage

/// Who reported of those below a place or body, and who did not.
struct RollUp: Sendable {
  /// How many there are directly below.
  var expected = 0
  /// Of how many of them one of the two numbers at least was reported, by themselves or by all
  /// below them.
  var reported = 0
  /// Of how many both were, in one account.
  var both = 0
  /// How many reported both, of whatever level: those that the rate is of.
  var rated = 0
  /// The sums over those.
  var registered: Interval?
  var recognized: Interval?
  /// By whom a number is missing, and which.
  var missing: [Missing] = []

  struct Missing: Sendable {
    let node: Tree.Node
    let code: String
    let name: String
    let numbers: [RateNumber]
  }

  static let headings = [
    Heading("reporting", vi: "Đã báo cáo", en: "Reported"),
    Heading("expected", vi: "Trong số", en: "Of"),
    Heading("reporting_both", vi: "", en: "", for: .machines),
  ]

  /// Under ``headings``.
  var cells: [Cell] { [Cell(reported), Cell(expected), Cell(both)] }

  /// Those that are missing, as what is left out of the numbers.
  var inputs: [Provenance] {
    missing.map { one in
      let parts = one.numbers.map { Provenance.Part($0.rawValue) }
      return switch one.node {
      case .unit(let unit): Provenance(.unit, unit.rawValue, parts, reason: .notReported)
      case .committee(let body): Provenance(.committee, body.rawValue, parts, reason: .notReported)
      }
    }
  }
}

extension Provenance.Reason {
  fileprivate static let notReported = Provenance.Reason(
    "not-reported", LocalizedText(vi: "chưa báo cáo", en: "not reported"))
}

extension RateTable {
  /// Whether somebody is missing in a sum.
  public var lacksReports: Bool { rates.contains { !($0.rollUp?.missing ?? []).isEmpty } }

  /// Of every sum from below, who is missing in it, and with which of the two numbers.
  public var missing: Table {
    let headings =
      question.by.flatMap(\.headings) + [
        Heading("period", vi: "Kỳ", en: "Period"),
        Heading("as_of", vi: "Đến ngày", en: "As of"),
        Heading("missing_code", vi: "Mã nơi thiếu", en: "Missing: code"),
        Heading("missing_name", vi: "Nơi thiếu", en: "Missing"),
        Heading("missing_numbers", vi: "Chưa báo cáo", en: "Not reported"),
      ] + question.by.flatMap(\.validityHeadings)
    let rows = rates.flatMap { rate in
      (rate.rollUp?.missing ?? []).map { one in
        rate.keys.flatMap(\.cells) + [
          rate.period.isEmpty ? .null : Cell(rate.period), Cell(rate.asOf), .text(one.code),
          .text(one.name),
          .choice(
            one.numbers.map(\.rawValue).joined(separator: " "),
            one.numbers.map(\.label).joined(by: ", ")),
        ] + rate.keys.flatMap(\.validityCells)
      }
    }
    return Table(headings, rows)
  }
}
