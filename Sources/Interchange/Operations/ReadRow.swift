import Storage
import Threads

/// The machine allows no further thread.
public enum ThreadFault: Fault { case refused }

/// A row that was read ahead: an object, for copies of all that it holds cost more than the reading
/// of it.
final class ReadRow<F: ImportSpec>: Sendable {
  let sorted: TableRow
  let parsed: ParsedRow<F>?

  private init(_ sorted: TableRow, _ parsed: ParsedRow<F>?) {
    (self.sorted, self.parsed) = (sorted, parsed)
  }

  /// Reads some rows at a time and makes drafts of them, on a thread of their own.
  static func readAhead(
    _ table: sending TableReader, _ header: TableHeader, _ defaults: [String: String]
  ) throws(DomainError) -> ReadAhead<[ReadRow]> {
    guard let rows = ReadAhead(reading(table, header, defaults)) else {
      throw ThreadFault.refused.error
    }
    return rows
  }

  private static func reading(
    _ table: sending TableReader, _ header: TableHeader, _ defaults: [String: String]
  ) -> sending () throws -> [ReadRow]? {
    var parsing = F.parsing()
    return {
      var rows: [ReadRow] = []
      while rows.count < 256, let row = try table.next() {
        var parsed: ParsedRow<F>?
        if case .data(let record, _) = row {
          parsed = ParsedRow(ImportRow(record, header, defaults), &parsing)
          if parsed != nil, (try? header.check(record)) == nil { parsed = nil }
        }
        rows.append(ReadRow(row, parsed))
      }
      return rows.isEmpty ? nil : rows
    }
  }
}

/// A usual data row, as far as it is known before its turn.
final class ParsedRow<F: ImportSpec>: Sendable {
  let row: ImportRow
  let parsed: F.Parsed
  let doubts: [DomainError]

  init?(_ row: ImportRow, _ parsing: inout F.ParsingState) {
    guard let parsed = F.parsed(row, &parsing), let doubts = try? F.doubts(row) else { return nil }
    (self.row, self.parsed, self.doubts) = (row, parsed, doubts)
  }
}
