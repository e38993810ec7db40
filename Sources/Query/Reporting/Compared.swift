import SQLite
import Storage

/// The shared tables `compared` and `compared_input` of reports: what ``Reader/comparisons(_:)``
/// says of provinces, so that a report and `rates --compare` are one answer.
extension ReportRun {
  /// For `:compared`: a JSON list of the rows.
  func compared() throws -> Value {
    let rows = try comparisons().flatMap { row in
      RateNumber.allCases.map { number -> [Value] in
        let said = row.reported?.amount(number)?.qualified
        let held = row.recorded.amount(number)?.wholeBounds
        return [
          .integer(row.keys[0].order.id), .text(row.period), row.asOf.asValue,
          .text(number.measure), (said?.value.description).asValue,
          (said?.comparator.rawValue).asValue, (held?.most).asValue, (held?.least).asValue,
          row.source.asValue,
        ]
      }
    }
    return try list(rows)
  }

  /// For `:compared_input`: what stands behind the number that a row compares.
  func comparedInputs(of row: ReportRow) throws -> Value {
    let rows = try comparisons().filter { found in
      row.says("province_code", found.keys[0].code.asValue)
        && row.says("period", .text(found.period)) && row.says("as_of", found.asOf.asValue)
        && row.says("source", found.source.asValue)
    }
    // Codes were used again.
    let same = rows.filter { found in
      row.says("province_from", (found.keys[0].validity.from?.iso).asValue)
    }
    guard
      let number = RateNumber.allCases.first(where: { row.says("measure", .text($0.measure)) }),
      let found = same.first ?? rows.first
    else { return .null }
    let sides = [("reported", found.reported), ("recorded", found.recorded)]
    let inputs = try sides.flatMap { column, rate in
      try (rate.map { try reader.inputs(of: $0, found.asked) } ?? []).compactMap { input in
        input.parts.first { $0.column == number.rawValue }.map { part -> [Value] in
          [
            .text(input.entityKind.table), .integer(input.id),
            .text((part.sign > 0 ? "+" : "") + column), (input.reason?.word).asValue,
          ]
        }
      }
    }
    return try list(inputs)
  }

  private func comparisons() throws -> [RateComparison] {
    var question = RateQuestion()
    if let day = day(of: "as_of") { question.asOf = day }
    if let day = day(of: "territory") { question.borders = .on(day) }
    if case .text(let list)? = values["province"] { question.territory = Territory(list: list) }
    return try reader.comparisons(question)
  }

  private func list(_ rows: [[Value]]) throws -> Value {
    let lines = try rows.map { row in
      try reader.connection.value("SELECT json_array(\(list: row))", as: String.self) ?? "[]"
    }
    return .text("[" + lines.joined(separator: ",") + "]")
  }
}

extension RateComparison {
  fileprivate var source: String? { reported?.sources.joined(separator: " ") }
}

extension Rate {
  fileprivate func amount(_ number: RateNumber) -> Interval? {
    number == .registered ? registered : recognized
  }
}

extension ReportRow {
  fileprivate func says(_ column: String, _ value: Value) -> Bool { values[column] == value }
}

extension Optional where Wrapped: Bindable {
  fileprivate var asValue: Value { self?.sqlValue ?? .null }
}
