import Storage

/// A row that was read ahead: an object, for copies of all that it holds cost more than the reading of it.
final class ReadRow<F: Form>: Sendable {
  let sorted: TableRow
  let draft: RowDraft<F>?

  private init(_ sorted: TableRow, _ draft: RowDraft<F>?) {
    (self.sorted, self.draft) = (sorted, draft)
  }

  /// Reads some rows at a time and makes drafts of them, for another thread.
  static func reading(
    _ table: sending TableReader, _ header: TableHeader, _ defaults: [String: String]
  ) -> sending () throws -> [ReadRow]? {
    var drafting = F.drafting()
    return {
      var rows: [ReadRow] = []
      while rows.count < 256, let row = try table.next() {
        var draft: RowDraft<F>?
        if case .data(let record) = row, (try? header.check(record)) != nil {
          draft = RowDraft(FormRow(record, header, defaults), &drafting)
        }
        rows.append(ReadRow(row, draft))
      }
      return rows.isEmpty ? nil : rows
    }
  }
}

/// A usual data row, as far as it is known before its turn.
final class RowDraft<F: Form>: Sendable {
  let row: FormRow
  let draft: F.Draft
  let doubts: [Phrase]

  init?(_ row: FormRow, _ drafting: inout F.Drafting) {
    guard let draft = F.draft(row, &drafting), let doubts = try? F.doubts(row) else { return nil }
    (self.row, self.draft, self.doubts) = (row, draft, doubts)
  }
}
