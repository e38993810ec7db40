/// A row of a file: what is typed in each column, and what is to be stored for it. What only the
/// one or the other has is not compared, or is told by others.
struct TypedRow: Sendable {
  private(set) var written: [String: String] = [:]
  private(set) var stored: [String: String] = [:]

  fileprivate init() {}

  fileprivate mutating func say(_ name: String, _ text: Typed) {
    (written[name], stored[name]) = (text.written, text.stored)
  }

  fileprivate mutating func say(_ name: String, _ text: String) { say(name, Typed(text)) }

  fileprivate mutating func store(_ name: String, _ text: String) { stored[name] = text }

  fileprivate mutating func write(_ name: String, _ text: String) { written[name] = text }
}

private let committees = ["TW", "BCT", "BBT", ""]
private let sources = ["S1", "S2", "", ""]
private let directives = ["25-NQ/TW", "", ""]
/// Places as they are typed and stored, today's and one that is gone.
private let provinces = ["22", "04", "01", "11"].map { Typed($0) }
private let gone = Typed("35@30/6/2025", stored: "35@2025-07-01")

private func day(_ year: Int, _ random: inout SeededRandom) -> Typed {
  let (month, day) = (1 + random.below(9), 1 + random.below(28))
  let iso = "\(year)-0\(month)-\(day < 10 ? "0" : "")\(day)"
  return random.below(2) == 0 ? Typed(iso) : Typed("\(day)/\(month)/\(year)", stored: iso)
}

private func maybe(_ text: Typed, _ random: inout SeededRandom) -> Typed {
  random.below(3) == 0 ? .nothing : text
}

/// Digits with a point between thousands.
private func grouped(_ number: Int) -> String {
  number < 1000
    ? "\(number)" : grouped(number / 1000) + "." + String(String(1000 + number % 1000).dropFirst())
}

/// A qualifier of Vietnamese, and its sign.
private let qualifiers = [
  ("", "="), ("", "="), ("gần ", "<"), ("trên ", ">"), ("khoảng ", "~"), ("ít nhất ", ">="),
  ("không quá ", "<="),
]

// MARK: - Models

extension TypedRow {
  /// One of a year, or with a code of its own one of several years and decisions.
  static func models(_ number: Int, _ random: inout SeededRandom) -> [TypedRow] {
    var model = TypedRow.model(number, &random)
    guard number % 4 == 0 else { return [model] }
    let code = random.pick(["MH.\(number)", "00\(number)", "1E\(number)", "22-2026-\(number)x"])
    model.write("code", code)
    var first = model
    first.decide("recognized", "commune", Typed("2024-10-0\(1 + number % 9)"), &random)
    var withdrawn = model
    withdrawn.decide("withdrawn", "commune", Typed("2024-11-20"), &random)
    // The decision's own: that of the registration stays.
    withdrawn.write("source", random.pick(sources))
    var selected = model
    selected.decide("recognized", "province", Typed("2024-11-02"), &random)
    var typical = selected
    typical.decide("selected", "province", Typed("2024-12-0\(1 + number % 9)"), &random)
    var later = model
    later.say("year", "2025")
    later.say("mode", "maintained")
    later.say("registered_on", .nothing)
    return switch number % 3 {
    case 0: [first, later]
    case 1: [first, withdrawn, later]
    default: [selected, typical]
    }
  }

  private static func model(_ number: Int, _ random: inout SeededRandom) -> TypedRow {
    var row = TypedRow()
    row.say("title", HardText.line(number, &random))
    row.say("title_en", HardText.words(&random))
    row.say("field", random.pick(["economy", "culture-society", "political-system", ""]))
    row.say("owner_kind", random.pick(["collective", "individual", "unknown"]))
    row.say("owner", HardText.words(&random))
    row.say("kind", random.pick(["model", "typical", "unknown"]))
    row.say("year", "2024")
    row.say("registered_on", maybe(day(2024, &random), &random))
    row.say("mode", "new")
    row.say("committee", random.pick(committees))
    row.say("directive", random.pick(directives))
    row.say("quote", HardText.note(&random))
    row.write("note", HardText.note(&random).written)
    row.say("source", random.pick(sources))
    if row.stored["source"] != "" { row.say("locator", HardText.words(&random)) }
    place(&row, &random)
    if number % 4 != 0, random.below(3) == 0 {
      row.decide(
        random.pick(["recognized", "declined"]), random.pick(["commune", "province", "unknown"]),
        day(2025, &random), &random)
    }
    return row
  }

  private static func place(_ row: inout TypedRow, _ random: inout SeededRandom) {
    switch random.below(6) {
    case 0: (row.written["province"], row.stored["province"]) = (gone.written, gone.stored)
    case 1, 2:
      row.say("province", "22")
      row.say("unit", Typed("Lê Lợi", stored: "07001"))
    default: row.say("province", random.pick(provinces))
    }
  }

  /// On a day, or by one.
  private mutating func decide(
    _ outcome: String, _ level: String, _ day: Typed, _ random: inout SeededRandom
  ) {
    say("outcome", outcome)
    say("level", level)
    let isKnown = random.below(4) > 0
    say("recognized_on", isKnown ? day : .nothing)
    say("known_by", isKnown ? .nothing : day)
    say("decision", HardText.words(&random))
    say("deciding", random.pick(committees))
  }
}

// MARK: - Other kinds

extension TypedRow {
  /// Payments of one fund; of some nothing but the note differs, or nothing at all.
  static func payments(_ number: Int, _ random: inout SeededRandom) -> [TypedRow] {
    var fund = TypedRow()
    fund.say("name_vi", HardText.line(number, &random))
    fund.say("name_en", HardText.words(&random))
    fund.say("province", random.pick(provinces))
    fund.say("committee", random.pick(committees))
    fund.say("directive", random.pick(directives))
    fund.say("fund_note", HardText.note(&random))
    var rows: [TypedRow] = []
    for _ in 0...random.below(4) {
      var payment = fund
      payment.pay(&random)
      if random.below(4) == 0 {
        rows.append(payment)
        payment.say("note", RandomText.phrase(1...8, &random) + " \(number)")
      }
      rows += Array(repeating: payment, count: random.below(8) == 0 ? 2 : 1)
      payment.say("note", HardText.note(&random))
      payment.write("entry", "K.\(number).\(rows.count)")
      rows.append(payment)
    }
    return rows
  }

  private mutating func pay(_ random: inout SeededRandom) {
    let (word, sign) = random.pick(qualifiers)
    let millions = 1 + random.below(5_000_000)
    let text = word + grouped(millions) + " triệu đồng"
    say("kind", random.pick(["target", "raised", "spent", "disbursed", "balance"]))
    say("amount", text)
    store("comparator", sign)
    store("value", "\(millions)000000")
    TypedRow.period(&self, &random)
    say("as_of", maybe(day(2025, &random), &random))
    say("beneficiaries", random.pick(["", "0", "\(random.below(900))"]))
    say("target_beneficiaries", random.pick(["", "\(random.below(900))"]))
    say("beneficiary_kind", HardText.words(&random))
    say("source", random.pick(sources))
    say("quote", HardText.note(&random))
    say("note", HardText.note(&random))
  }

  private static func period(_ row: inout TypedRow, _ random: inout SeededRandom) {
    let year = 2016 + random.below(9)
    row.say(
      "period",
      random.pick([
        Typed("\(year)"), Typed("\(year)-S1"), Typed("quý III/\(year)", stored: "\(year)-Q3"),
        Typed("tháng 7/\(year)", stored: "\(year)-07"), Typed("2015/\(year)"), Typed("\(year)/.."),
        .nothing,
      ]))
  }

  static func figure(_ number: Int, _ random: inout SeededRandom) -> TypedRow {
    var row = TypedRow()
    let (word, sign) = random.pick(qualifiers)
    let count = 1 + random.below(2_000_000)
    switch number % 3 {
    case 0:
      let (whole, rest) = (count % 100, 10 + count % 90)
      row.number("poverty.rate", word + "\(whole),\(rest) %", "\(whole * 100 + rest)", 2)
    case 1:
      row.number("income.per_capita", word + grouped(count) + " triệu đồng", "\(count)000000", 0)
    default: row.number("models.built", word + grouped(count % 90_000), "\(count % 90_000)", 0)
    }
    row.store("comparator", sign)
    row.say("code", "SL.\(number)")
    if number % 7 == 0 {
      row.say("committee", "BCT")
    } else {
      row.say("unit", random.pick(provinces))
    }
    row.say("breakdown", random.pick(["", "owner_kind=collective", "khối=xã; \(number)"]))
    period(&row, &random)
    row.say("period_note", HardText.note(&random))
    row.say("as_of", maybe(day(2025, &random), &random))
    row.say("nature", random.pick(["stock", "flow", "cumulative"]))
    row.say("role", random.pick(["result", "target", "assessment"]))
    row.say("status", random.pick(["A", "E", "F", "P", "U", "M"]))
    if number > 9, random.below(5) == 0 { row.say("out_of", "SL.\(number - 1 - random.below(8))") }
    row.say("source", random.pick(sources))
    if row.stored["source"] != "" { row.say("locator", HardText.words(&random)) }
    row.say("quote", "trích \(number)")
    row.say("note", HardText.note(&random))
    return row
  }

  private mutating func number(_ measure: String, _ text: String, _ units: String, _ scale: Int) {
    say("measure", measure)
    say("value", text)
    store("units", units)
    store("decimals", "\(scale)")
  }

  private static func committeeCode(_ number: Int) -> String {
    ["CQ.", "00", "ĐU-"][number % 3] + "\(number)"
  }

  static func committee(_ number: Int, _ random: inout SeededRandom) -> TypedRow {
    var row = TypedRow()
    row.say("code", committeeCode(number))
    row.say("name_vi", HardText.line(number, &random))
    row.say("name_en", HardText.words(&random))
    row.say(
      "kind", random.pick(["other", "fatherland_front", "armed_forces", "peoples_committee"]))
    row.say("province", random.below(4) == 0 ? .nothing : random.pick(provinces))
    let earlier = number > 5 ? committeeCode(number - 1 - random.below(5)) : ""
    row.say("parent", random.pick(committees + [earlier]))
    row.say("predecessor", random.pick(["", "", earlier]))
    row.say("valid_from", maybe(day(2016, &random), &random))
    row.say("valid_to", maybe(day(2031, &random), &random))
    row.say("source", random.pick(sources))
    row.say("note", HardText.note(&random))
    return row
  }

  static func directive(_ number: Int, _ random: inout SeededRandom) -> TypedRow {
    var row = TypedRow()
    let (digits, letter) = (1 + number % 90_000, random.pick(["", "", "a"]))
    let (type, issuer) = (random.pick(["NQ", "KH", "QĐ"]), random.pick(["TU", "HU"]))
    let mark = random.pick(["-", " - "])
    row.write("number", "\(digits)\(letter)\(mark)\(type)/\(issuer)")
    row.store("digits", "\(digits)")
    row.store("suffix", letter)
    row.store("type_code", type)
    row.store("issuer_code", issuer)
    row.say("title_vi", HardText.line(number, &random))
    row.say("title_en", HardText.words(&random))
    row.say("issued_on", maybe(day(2023, &random), &random))
    row.say("issued_note", HardText.note(&random))
    row.say("province", random.pick(provinces))
    row.say("term", random.pick(["", "2020-2025", "XVI"]))
    row.say("note", HardText.note(&random))
    if number % 5 == 0 { row.write("code", "VB.\(number)") }
    return row
  }
}
