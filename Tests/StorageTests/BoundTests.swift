import SQLite
import Testing

@testable import Storage

@Suite("Bounds that were stated beside a number")
struct BoundTests {
  /// What a number may truly be, in halves, so that there is room between two whole ones.
  private func truths(_ value: Int64, _ comparator: Comparator) -> [Int64] {
    (-20...20).filter { half in
      switch comparator {
      case .equal: half == value * 2
      case .about: true
      case .below: half < value * 2
      case .atMost: half <= value * 2
      case .above: half > value * 2
      case .atLeast: half >= value * 2
      }
    }
  }

  @Test(arguments: Comparator.allCases)
  func `The number lies within its bounds, and something is left that it may be`(
    _ comparator: Comparator
  ) throws {
    let bounds: [Int64?] = [nil] + (-4...4).map { $0 }
    for value in Int64(-3)...3 {
      for lower in bounds {
        for upper in bounds {
          let quantity = Quantity(
            Decimal(value), comparator, lower: lower, upper: upper, verbatim: "x")
          let isWithin = (lower ?? value) <= value && value <= (upper ?? value)
          let isPossible = truths(value, comparator).contains {
            (lower.map { $0 * 2 } ?? -20) <= $0 && $0 <= (upper.map { $0 * 2 } ?? 20)
          }
          #expect((quantity.impossibleBound == nil) == (isWithin && isPossible), "\(quantity)")
        }
      }
    }
  }

  /// As seeds and files give them: column by column.
  private func figure(_ cells: [String: String]) throws -> Figure {
    var figure = Figure()
    (figure.code, figure.measure, figure.unit) = ("F", Id(rawValue: 1), Id(rawValue: 1))
    figure.quantity = Quantity(Decimal(5), verbatim: "5")
    let office = try Office()
    try office.store.read { reader in
      for (column, text) in cells.sorted(by: { $0.key > $1.key }) {
        try figure.enter(column, text, LookupContext(reader))
      }
    }
    return figure
  }

  private func fault(_ cells: [String: String]) throws -> (RecordFault?, String?) {
    do {
      _ = try figure(cells).validated()
      return (nil, nil)
    } catch let error as DomainError {
      return (error.fault as? RecordFault, "\(error.field.map { "\($0)" } ?? "")")
    }
  }

  @Test func `What cannot be is refused by its column, whoever writes it`() throws {
    let said = Quantity(Decimal(5), lower: 6, verbatim: "5")
    let (low, column) = try fault(["lower": "6"])
    #expect(low == .bound(Decimal(6), .lower, of: said) && column?.contains("lower") == true)
    for (cells, refused) in [
      (["upper": "4"], "upper"), (["lower": "5", "comparator": "<"], "lower"),
      (["upper": "5", "comparator": ">"], "upper"), (["lower": "5", "upper": "5"], nil),
      (["lower": "4", "upper": "6", "comparator": "~"], nil),
      // 2.36 with a bound of the same scale.
      (["value": "2.36", "upper": "235"], "upper"), (["value": "2.36", "upper": "240"], nil),
    ] as [([String: String], String?)] {
      let (fault, column) = try fault(cells)
      #expect((fault != nil) == (refused != nil), "\(cells)")
      #expect(refused.map { column?.contains($0) == true } ?? true, "\(cells)")
    }
  }

  @Test func `Money is held to its bounds too`() throws {
    var entry = FundEntry()
    (entry.code, entry.fund) = ("Q-1", Id(rawValue: 1))
    entry.amount = Quantity(Decimal(9), .atMost, lower: 10, upper: nil, verbatim: "9")
    #expect(throws: DomainError.self) { try entry.validated() }
    entry.amount = Quantity(Decimal(9), .atMost, lower: 9, upper: nil, verbatim: "9")
    #expect(try entry.validated().amount.value == Decimal(9))
  }
}
