import SQLite
import Storage

/// A value that a report is asked with: `:name` in its SQL.
public struct ReportParameter: Sendable {
  /// How its value is typed, and what is bound for it; see docs/reports.md.
  public enum Kind: String, Sendable, CaseIterable {
    case integer, text, date, period, years, level, province, territory, field, directive
  }

  /// In the SQL `:name`; the parameters of a report all differ.
  public let name: String
  /// Of what kind its value is.
  public let kind: Kind
  /// For people.
  public let title: LocalizedText
  /// As written in the file; `nil` = a value must be given.
  public let fallback: String?

  /// `year integer default this year | Năm | Year`.
  init(_ line: ReportLine) throws(DomainError) {
    (name, title) = (line.name, line.title)
    kind = try line.choice(line.rest.first, Kind.allCases)
    if let wanted = ReportParameter.shared[name], wanted != kind {
      throw line.trouble(.sharedName(name, kind: wanted.rawValue))
    }
    let rest = line.rest.dropFirst()
    guard rest.isEmpty || (rest.first == "default" && rest.count > 1) else {
      throw line.trouble(.defaultForm(name))
    }
    fallback = rest.isEmpty ? nil : rest.dropFirst().joined(separator: " ")
  }

  /// Those that the shared tables depend on.
  private static let shared: [String: Kind] = [
    "as_of": .date, "province": .province, "territory": .territory,
  ]

  /// The names under which its values are bound.
  var bound: [String] { [name, "\(name)_from", "\(name)_to"] }

  /// What is bound for it: its own name, and for a period the days it begins and ends.
  ///
  /// - Parameter typed: `nil` where nothing was.
  func values(_ typed: String?, _ reader: Reader) throws -> [String: Value] {
    guard let text = try typed ?? standIn() else {
      return Dictionary(uniqueKeysWithValues: bound.map { ($0, .null) })
    }
    return try named { try values(of: text, reader) }
  }

  private func values(of text: String, _ reader: Reader) throws -> [String: Value] {
    if text.tidied.isEmpty { throw ReportQuestionFault.emptyValue(text).error }
    switch kind {
    case .text: return [name: .text(text.tidied)]
    case .integer:
      guard let number = Int64(text.tidied) else {
        throw ReportQuestionFault.notWhole(text, parameter: name).error
      }
      return [name: .integer(number)]
    case .date: return [name: .text(try Day.parse(text, field: name).iso)]
    case .period, .years:
      let stored = try Period.stored(text)
      let period = Period(stored)
      if kind == .years, let period, !period.isWholeYears {
        throw ReportQuestionFault.notYears(text, parameter: name).error
      }
      return [
        name: .text(stored), "\(name)_from": period.map { .text($0.first.iso) } ?? .null,
        "\(name)_to": period?.last.map { .text($0.iso) } ?? .null,
      ]
    case .level: return [name: .text(try UnitLevel.parse(text, field: name).rawValue)]
    case .province: return [name: .text(try units(text, reader))]
    case .territory:
      let borders = try TerritoryTime.parse(text.tidied, field: name)
      return [name: borders == .then ? .null : .text(borders.stored)]
    case .field: return [name: .integer(try reader.named(Field.self, text).id.rawValue)]
    case .directive: return [name: .integer(try reader.directive(text).id.rawValue)]
    }
  }

  /// What people are told of its value; NULL for none.
  func shown(_ typed: String?, _ values: [String: Value], _ reader: Reader) throws -> Cell {
    guard let text = try typed ?? standIn() else { return .null }
    switch kind {
    case .date: return values[name]?.text.flatMap(Day.init(iso:)).map { .day($0) } ?? .null
    case .level:
      let level = try UnitLevel.parse(text, field: name)
      return .choice(level.rawValue, level.label)
    case .province:
      let unit = try reader.unit(text, level: .province)
      return .choice(unit.code, LocalizedText(vi: unit.fullName, en: unit.nameVi))
    case .field:
      let field = try reader.named(Field.self, text)
      return .choice(
        field.code,
        LocalizedText(vi: field.nameVi, en: field.nameEn.isEmpty ? field.nameVi : field.nameEn))
    case .directive: return .text(try reader.directive(text).code)
    case .integer: return .text(text.tidied)
    case .text, .period, .years: return .text(values[name]?.text ?? text.tidied)
    case .territory: return .choice(text.tidied, try TerritoryTime.parse(text, field: name).name)
    }
  }

  /// The default in full, `nil` for none.
  func standIn() throws -> String? {
    switch fallback {
    case nil: throw ReportQuestionFault.noValue(name).error
    case "none": return nil
    case "today": return Day.today.iso
    case "this year": return String(Day.today.year)
    case let text: return text
    }
  }

  /// A JSON list of a province, what stood under it, and what it was formed from; one of another
  /// day alone.
  private func units(_ text: String, _ reader: Reader) throws -> String {
    let unit = try reader.unit(text, level: .province).unit
    let territory = try text.contains("@") ? Territory.only(unit, reader) : .of(unit, reader)
    return "[\(territory.ids.map { String($0.rawValue) }.joined(separator: ","))]"
  }

  /// Runs what reads its value; trouble with it names the parameter.
  private func named<T>(_ read: () throws -> T) throws -> T {
    do {
      return try read()
    } catch var problem as DomainError {
      problem.field = .parameter(name)
      throw problem
    }
  }
}

extension Value {
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}
