/// The merges that a row lies under, as rows go by.
struct MergedRows {
  private let merges: [Merge]
  private var next = 0
  private(set) var active: [Active] = []

  /// A merge and what its first cell has.
  struct Active {
    let merge: Merge
    var cell = SheetCell.empty
  }

  /// `merges`: in the order in which they begin.
  init(_ merges: [Merge]) {
    self.merges = merges
  }

  /// Goes on to a row; `more` are merges that begin in it. Throws where merges overlap.
  mutating func advance(
    to row: Int, _ more: [Merge], in part: String
  ) throws(WorkbookFault) {
    let row = Int32(row)
    if active.isEmpty, more.isEmpty, next == merges.count || merges[next].top > row { return }
    active.removeAll { $0.merge.bottom < row }
    var begun = more.map { Active(merge: $0) }
    while next < merges.count, merges[next].top <= row {
      if merges[next].bottom >= row { begun.append(Active(merge: merges[next])) }
      next += 1
    }
    guard !begun.isEmpty else { return }
    active = (active + begun).sorted { $0.merge.left < $1.merge.left }
    for (one, other) in zip(active, active.dropFirst()) where one.merge.right >= other.merge.left {
      throw .damaged(part: part, .merges)
    }
  }

  /// Gives the first cell of each merge to the others. Returns how many cells are the row's own.
  mutating func fill(_ cells: inout [SheetCell], row: Int) -> Int {
    for index in active.indices where active[index].merge.top == row {
      let left = Int(active[index].merge.left)
      if left < cells.count { active[index].cell = cells[left] }
    }
    // Empty ones last, when it is known how far the row goes.
    for isEmpty in [false, true] {
      for one in active where one.cell.value.isEmpty == isEmpty {
        let (left, right) = (Int(one.merge.left), Int(one.merge.right))
        fill(
          &cells, from: one.merge.top == row ? left + 1 : left, to: right, with: one.cell,
          left: left)
      }
    }
    return cells.count { !$0.isMergedOver && !$0.value.isEmpty }
  }

  private func fill(
    _ cells: inout [SheetCell], from first: Int, to last: Int, with cell: SheetCell, left: Int
  ) {
    let end = cell.value.isEmpty ? min(last, cells.count - 1) : last
    guard first <= end else { return }
    var cell = cell
    cell.isMergedOver = true
    if cells.count < first { cells += repeatElement(.empty, count: first - cells.count) }
    for column in first..<end + 1 {
      cell.isMergedAcross = column > left
      if column < cells.count { cells[column] = cell } else { cells.append(cell) }
    }
  }
}
