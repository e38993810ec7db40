import Storage

extension TableHeader {
  /// With the second line of a header whose cells were merged: "Kết quả" above "Số QĐ" and "Ngày".
  func joined(with record: FileRecord, _ form: ImportHeaders) -> TableHeader? {
    let keys = Set(form.columns.filter { $0.need == .key }.map(\.name))
    var meanings = meanings
    var labels = labels
    // One cell alone is a heading of rows.
    guard record.cells.count(where: { !$0.tidied.isEmpty }) > 1 else { return nil }
    let parents = parents(record.cells.count, form)
    let isSecond =
      isSecondLine(record, below: parents, form) || isMostlyKnown(record, below: parents, form)
    for (index, cell) in record.cells.enumerated() {
      if index == meanings.count {
        meanings.append(.blank)
        labels.append("")
      }
      let (below, parent) = (cell.tidied, parents[index])
      if below.isEmpty { continue }
      // "Kết quả" above "Đăng ký" is no column of values.
      let isOver = isSecond && form.isMeasured(below)
      if let column = meanings[index].column, keys.contains(column), !isOver { return nil }
      if meanings[index] == .serial { return nil }
      let meaning = form.meaning(of: below, below: parent)
      guard meaning != .unknown || isSecond, meaning != .serial else { return nil }
      meanings[index] = meaning
      labels[index] = parent == below ? below : parent.isEmpty ? below : "\(parent) – \(below)"
    }
    return TableHeader(
      meanings, labels, rows.lowerBound...record.number, lines + [record.cells.map(\.tidied)])
  }

  /// What stands above each column: its own header, or the one of columns that were merged. "Trong
  /// đó" beside a measure divides that.
  private func parents(_ count: Int, _ form: ImportHeaders) -> [String] {
    var parent = ""
    return (0..<count).map { index in
      let own = label(index)
      let divides = form.measured.divides(own) && form.isMeasured(parent)
      if !own.isEmpty, !divides { parent = own }
      return parent
    }
  }

  /// Words and no number, some of them of a measure: one that is not understood is unknown, and no
  /// row of data.
  private func isSecondLine(
    _ record: FileRecord, below parents: [String], _ form: ImportHeaders
  ) -> Bool {
    let filled = record.cells.indices.filter { !record.cells[$0].tidied.isEmpty }
    let keys = form.columns.filter { $0.need == .key }.map(\.name)
    let mayHead = { (index: Int) in
      guard !record.cells[index].isNumeral else { return false }
      // A measure in the column of measures is data.
      guard let column = form.meaning(of: self.label(index)).column else { return true }
      return form.measured.columns.contains(column) || keys.contains(column)
    }
    return !form.measured.isEmpty && filled.allSatisfy(mayHead)
      && filled.contains { form.isMeasured(parents[$0]) || form.isMeasured(record.cells[$0]) }
  }

  /// Words below merged cells, most of which complete those: the others are unknown columns.
  private func isMostlyKnown(
    _ record: FileRecord, below parents: [String], _ form: ImportHeaders
  ) -> Bool {
    let filled = record.cells.indices.filter { !record.cells[$0].tidied.isEmpty }
    let known = filled.count { index in
      form.meaning(of: record.cells[index], below: parents[index]) != .unknown
    }
    return known > 2 && known * 2 > filled.count
      && filled.allSatisfy { !record.cells[$0].isNumeral }
  }

  private func label(_ index: Int) -> String { index < labels.count ? labels[index] : "" }
}

extension TableHeader {
  /// The years that head columns of one measure each, which no one period has: alone in a line, or
  /// behind the measure.
  static func yearsAcross(_ record: FileRecord, _ form: ImportHeaders) -> Set<Int> {
    if form.measured.isEmpty { return [] }
    var years: Set<Int> = []
    for cell in record.cells.map(\.tidied) where !cell.isEmpty {
      let words = HeadingWords(cell)
      let isOfNumbers = words.isWhole || form.isMeasured(words.rest)
      if words.years.count == 1, isOfNumbers, form.meaning(of: cell) == .unknown {
        years.insert(words.years[0])
      } else if cell.isNumeral {
        // A row of data.
        return []
      }
    }
    return years.count > 1 ? years : []
  }
}
