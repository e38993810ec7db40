/// Cells of a sheet, counted from 1.
public struct BookRange: Hashable, Sendable {
  /// From its first to its last.
  public let rows: ClosedRange<Int>
  /// From its first to its last.
  public let columns: ClosedRange<Int>

  /// Both ends belong to it.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    (self.rows, self.columns) = (rows, columns)
  }

  /// `A1:B2`, and `A1` where it is one cell.
  var reference: String {
    let first = "\(columns.lowerBound.asColumn)\(rows.lowerBound)"
    let last = "\(columns.upperBound.asColumn)\(rows.upperBound)"
    return first == last ? first : "\(first):\(last)"
  }

  /// `'Tên'!$A$1:$B$2`.
  func absolute(in sheet: String) -> String {
    let (left, right) = (columns.lowerBound.asColumn, columns.upperBound.asColumn)
    return sheet.quotedAsSheet + "!$\(left)$\(rows.lowerBound):$\(right)$\(rows.upperBound)"
  }
}

extension Int {
  /// `A` for 1, `AA` for 27.
  public var asColumn: String {
    var (left, letters) = (self, "")
    while left > 0 {
      left -= 1
      letters = String(UnicodeScalar(UInt8(65 + left % 26))) + letters
      left /= 26
    }
    return letters
  }
}

extension String {
  /// As it stands in references.
  var quotedAsSheet: String {
    "'" + reduce(into: "") { $0 += $1 == "'" ? "''" : String($1) } + "'"
  }
}
