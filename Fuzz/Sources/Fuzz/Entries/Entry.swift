/// A place where hostile bytes come in, and what must hold whatever they are. Both libFuzzer and
/// the tests run these.
struct Entry: Sendable {
  let name: String
  /// - Throws: ``Violation``, or what the place should have turned into a refusal.
  let run: @Sendable ([UInt8]) throws -> Void

  static let all = [
    csv, table, workbook, amount, money, day, period, directive, report, changeset, sql,
  ]
}

/// Something that must hold and does not.
struct Violation: Error, CustomStringConvertible {
  let description: String
}

/// Two things that must be the same.
func expectSame<T: Equatable>(_ one: T, _ other: T, _ what: @autoclosure () -> String) throws {
  guard one != other else { return }
  throw Violation(
    description: "\(what()): \(String(reflecting: one)), \(String(reflecting: other))")
}

func expect(_ holds: Bool, _ what: @autoclosure () -> String) throws {
  guard !holds else { return }
  throw Violation(description: what())
}

extension [UInt8] {
  var text: String { String(decoding: self, as: UTF8.self) }
}
