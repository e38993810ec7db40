import Storage

extension TableHeader {
  /// Refuses what would be lost: text that is none, and cells beside the table.
  func check(_ record: FileRecord) throws(DomainError) {
    guard record.isText else { throw RowFault.notText.error(in: nil, .encoding) }
    for (index, cell) in record.cells.enumerated() {
      if index >= labels.count || meanings[index] == .blank {
        let text = cell.tidied
        guard text.isEmpty else {
          throw RowFault.extraCell(text).error(in: .given("\(index + 1)"), .extraCell)
        }
      } else if case .column = meanings[index], let font = LegacyFont(of: cell) {
        throw RowFault.legacy(cell, font).error(in: .given(labels[index]), .encoding)
      }
    }
  }
}
