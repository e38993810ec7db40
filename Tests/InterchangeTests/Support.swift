import Query
import Storage

extension Cell {
  /// So many thousandths of one, exact or qualified.
  static func share(_ thousandths: Int64, _ comparator: Comparator = .equal) -> Cell {
    Cell.share(
      of: Ratio(Interval(Decimal(thousandths), comparator), of: Interval(1000)))[0]
  }
}
