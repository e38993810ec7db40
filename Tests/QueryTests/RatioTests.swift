import Storage
import Testing

@testable import Query

@Suite("Rates of qualified numbers")
struct RatioTests {
  private func ratio(_ part: Int64, _ a: Comparator, _ whole: Int64, _ b: Comparator) -> Ratio? {
    Ratio(Counted(Decimal(part), a), of: Counted(Decimal(whole), b))
  }

  @Test("1,400 of nearly 2,500 is more than 56 %")
  func nearly() {
    let ratio = ratio(1400, .equal, 2500, .below)
    #expect(ratio?.comparator == .above)
    #expect(ratio?.value == 0.56)
  }

  @Test("what pulls both ways, or has no denominator, is no rate")
  func none() {
    #expect(ratio(10, .above, 20, .above) == nil)
    #expect(ratio(10, .below, 20, .below) == nil)
    #expect(ratio(0, .equal, 0, .equal) == nil)
  }

  /// Every true part and whole that a pair of qualified numbers allows has its quotient where the
  /// ratio says.
  @Test("the stated ratio holds for every true value", arguments: Comparator.allCases)
  func holds(_ partComparator: Comparator) {
    var generator = SystemRandomNumberGenerator()
    for wholeComparator in Comparator.allCases {
      for _ in 0..<500 {
        let part = Int64.random(in: 0...1000, using: &generator)
        let whole = Int64.random(in: 1...1000, using: &generator)
        guard let ratio = ratio(part, partComparator, whole, wholeComparator) else { continue }
        for _ in 0..<10 {
          let truePart = partComparator.sample(around: part, using: &generator)
          let trueWhole = wholeComparator.sample(around: whole, using: &generator)
          guard trueWhole > 0, truePart >= 0 else { continue }
          // Compared as integers: no rounding can excuse a wrong answer.
          let lhs = truePart * whole
          let rhs = part * trueWhole
          switch ratio.comparator {
          case .equal: #expect(lhs == rhs)
          case .above: #expect(lhs > rhs)
          case .atLeast: #expect(lhs >= rhs)
          case .below: #expect(lhs < rhs)
          case .atMost: #expect(lhs <= rhs)
          case .about: break
          }
        }
      }
    }
  }
}

extension Comparator {
  /// A true value that this qualification of a number allows.
  fileprivate func sample(
    around value: Int64, using generator: inout SystemRandomNumberGenerator
  ) -> Int64 {
    let step = Int64.random(in: 1...50, using: &generator)
    let orNone = Int64.random(in: 0...50, using: &generator)
    return switch self {
    case .equal: value
    case .about: value + orNone - 25
    case .below: value - step
    case .atMost: value - orNone
    case .above: value + step
    case .atLeast: value + orNone
    }
  }
}
