import Storage
import Testing

@testable import Query

/// A number as it was said, and one that it may truly be.
private struct Sample {
  let said: Interval
  let truth: Int64

  static func random(_ generator: inout SystemRandomNumberGenerator, atLeast least: Int64 = 0)
    -> Sample
  {
    let truth = Int64.random(in: least...2000, using: &generator)
    let step = Int64.random(in: 1...50, using: &generator)
    let orNone = Int64.random(in: 0...50, using: &generator)
    let comparator = Comparator.allCases.randomElement(using: &generator) ?? .equal
    let value =
      switch comparator {
      case .equal: truth
      case .about: max(0, truth + orNone - 25)
      case .below: truth + step
      case .atMost: truth + orNone
      case .above: max(0, truth - step)
      case .atLeast: max(0, truth - orNone)
      }
    // "Over 0" of nothing would not be true.
    if comparator == .above, value >= truth { return Sample(said: Interval(truth), truth: truth) }
    // Now and then the paper states a range as well.
    let isRange = Int.random(in: 0..<6, using: &generator) == 0
    return Sample(
      said: Interval(
        Decimal(value), comparator, lower: isRange ? truth - min(orNone, truth) : nil,
        upper: isRange ? truth + step : nil),
      truth: truth)
  }
}

/// What print says of a number, held against the truth as a fraction, so that no rounding can
/// excuse a wrong answer.
private func holds(_ said: Decimal, _ comparator: Comparator, _ part: Int128, of whole: Int128)
  -> Bool
{
  let power = (0..<said.scale).reduce(Int128(1)) { power, _ in power * 10 }
  let (truth, claim) = (part * power, Int128(said.units) * whole)
  return switch comparator {
  case .equal: truth == claim
  case .about: true
  case .below: truth < claim
  case .atMost: truth <= claim
  case .above: truth > claim
  case .atLeast: truth >= claim
  }
}

@Suite("Numbers that were said with a qualifier")
struct IntervalTests {
  @Test("what is printed of a sum or difference holds the true number")
  func sums() throws {
    var generator = SystemRandomNumberGenerator()
    var printed = 0
    for _ in 0..<20_000 {
      let samples = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        Sample.random(&generator)
      }
      var (sum, truth) = (samples[0].said, samples[0].truth)
      for sample in samples.dropFirst() {
        if Bool.random(using: &generator) {
          (sum, truth) = (sum + sample.said, truth + sample.truth)
        } else {
          (sum, truth) = (sum - sample.said, truth - sample.truth)
        }
      }
      #expect(sum.contains(Decimal(truth)) || sum.qualified?.comparator == .about)
      guard let said = sum.qualified else { continue }
      printed += 1
      #expect(
        holds(said.value, said.comparator, Int128(truth), of: 1),
        "\(samples) printed \(said), truly \(truth)")
    }
    #expect(printed > 10_000)
  }

  @Test("what is printed of a rate holds the true rate, in words and for machines")
  func rates() throws {
    var generator = SystemRandomNumberGenerator()
    var printed = 0
    for _ in 0..<20_000 {
      let part = Sample.random(&generator)
      let whole = Sample.random(&generator, atLeast: 1)
      guard let ratio = Ratio(part.said, of: whole.said) else { continue }
      for digits in [3, 6] where ratio.comparator != .equal {
        let decimal = try #require(ratio.decimal(digits))
        printed += 1
        #expect(
          holds(decimal, ratio.comparator, Int128(part.truth), of: Int128(whole.truth)),
          "\(part) of \(whole): \(ratio.comparator.rawValue) \(decimal)")
      }
      if ratio.comparator == .equal, whole.said.isExact {
        #expect(ratio.value == Double(part.truth) / Double(whole.truth))
      }
    }
    #expect(printed > 5_000)
  }

  @Test("1,400 of nearly 2,500 is more than 56 %")
  func nearly() throws {
    let ratio = try #require(Ratio(Interval(1400), of: Interval(Decimal(2500), .below)))
    #expect(ratio.written(.vietnamese) == "> 56,0 %")
    #expect(ratio.written(.english) == "> 56.0 %")
  }

  /// Rounded to the nearest, 55.99999 % would be printed as a bound that the truth may be below.
  @Test("a bound a hair below a tenth is not rounded over it")
  func hair() throws {
    let ratio = try #require(
      Ratio(Interval(13_999_999), of: Interval(Decimal(25_000_000), .below)))
    #expect(ratio.written(.english) == "> 55.9 %")
    let most = try #require(Ratio(Interval(Decimal(14_000_001), .atMost), of: Interval(25_000_000)))
    #expect(most.written(.english) == "≤ 56.1 %")
  }

  static let hidden: [(part: Interval, whole: Int64, vi: String)] = [
    (Interval(9_996), 10_000, "> 99,9 %"), (Interval(1), 1_000_000, "< 0,1 %"),
    (Interval(9_995), 10_000, "> 99,9 %"), (Interval(9_994), 10_000, "99,9 %"),
    (Interval(5), 10_000, "0,1 %"), (Interval(4), 10_000, "< 0,1 %"), (Interval(0), 5, "0,0 %"),
    (Interval(5), 5, "100,0 %"), (Interval(10_004), 10_000, "> 100,0 %"),
    (Interval(10_005), 10_000, "100,1 %"),
    (Interval(Decimal(9_996), .atLeast), 10_000, "≥ 99,9 %"),
    (Interval(Decimal(9_996), .atMost), 10_000, "< 100,0 %"),
    (Interval(Decimal(10_000), .atMost), 10_000, "≤ 100,0 %"),
    (Interval(Decimal(10_000), .below), 10_000, "< 100,0 %"),
    (Interval(Decimal(10_004), .atLeast), 10_000, "> 100,0 %"),
    (Interval(Decimal(1), .atLeast), 1_000_000, "> 0,0 %"),
    (Interval(Decimal(1), .atMost), 1_000_000, "≤ 0,1 %"),
    (Interval(Decimal(1), .about), 1_000_000, "≈ 0,0001 %"),
    (Interval(Decimal(9_996), .about), 10_000, "≈ 99,96 %"),
    (Interval(Decimal(5), .about), 5, "≈ 100,0 %"),
  ]

  /// What was frozen comes back from its fraction and is printed as it was.
  @Test("what rounds to 0 or 100 % and is neither says so", arguments: hidden.indices)
  func neither(_ index: Int) throws {
    let (part, whole, vi) = Self.hidden[index]
    let ratio = try #require(Ratio(part, of: Interval(whole)))
    #expect(ratio.written(.vietnamese) == vi)
    #expect(ratio.written(.english) == vi.replacing(",", with: "."))
    #expect(Ratio(ratio.value, ratio.comparator)?.written(.vietnamese) == vi)
  }

  @Test("a share below zero is not printed as none")
  func belowZero() {
    #expect(Ratio(-0.0001)?.written(.english) == "< 0.0 %")
    #expect(Ratio(1e-17)?.written(.english) == "< 0.1 %")
    #expect(Ratio(-0.0).map { $0.written(.english) } == "0.0 %")
  }

  @Test(
    "about 1,400 of 2,500, or 1,400 of about 2,500, is about 56 %",
    arguments: [
      (Interval(Decimal(1400), .about), Interval(2500)),
      (Interval(1400), Interval(Decimal(2500), .about)),
      (Interval(Decimal(1400), .about, lower: 1300, upper: 1500), Interval(2500)),
      (Interval(Decimal(1400), .about), Interval(Decimal(2500), .below)),
    ])
  func about(_ part: Interval, _ whole: Interval) throws {
    let ratio = try #require(Ratio(part, of: whole))
    #expect(ratio.comparator == .about)
    #expect(ratio.decimal(3) == Decimal(560, scale: 3))
  }

  @Test("nearly 29, over 153, 5.3 and 11 billion are over 169.3 billion")
  func funds() throws {
    let billion: Int64 = 1_000_000_000
    let sum =
      Interval(Decimal(29 * billion), .below) + Interval(Decimal(153 * billion), .above)
      + Interval(5_300_000_000) + Interval(11 * billion)
    #expect(sum.written(.english) == "> 169,300,000,000")
  }

  @Test(
    "what pulls both ways, or has no whole, is no rate",
    arguments: [
      (Interval(Decimal(10), .above), Interval(Decimal(20), .above)),
      (Interval(Decimal(10), .below), Interval(Decimal(20), .below)),
      (Interval.zero, Interval.zero),
    ])
  func none(_ part: Interval, _ whole: Interval) { #expect(Ratio(part, of: whole) == nil) }

  @Test("over a number less over another can be anything")
  func anything() {
    let difference = Interval(Decimal(10), .above) - Interval(Decimal(4), .above)
    #expect(difference.qualified == nil)
    #expect(difference.written(.vietnamese) == "—")
  }

  @Test("the largest numbers do not overflow")
  func large() {
    let most = Interval(Decimal(.max))
    #expect((most + most).qualified == nil)
    #expect(Ratio(most, of: most)?.written(.english) == "100.0 %")
    #expect(Ratio(most + most, of: Interval(1))?.decimal(6) == nil)
  }
}
