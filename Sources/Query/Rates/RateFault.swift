import Storage

/// Why rates cannot be asked for so.
public enum RateFault: Fault {
  /// Not one dimension, nor two that differ.
  case dimensions([Dimension])
  /// Two times, one within the other.
  case nestedTimes([Dimension])
  /// Sums from below, by what has nothing below it.
  case nothingBelow
  /// What only records can be asked for, by that column.
  case ofRecords(column: String)
}
