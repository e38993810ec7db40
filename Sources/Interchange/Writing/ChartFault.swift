import Storage

/// Why there is no chart.
public enum ChartFault: Fault {
  case noNumbers
  /// - Parameter most: the rows that can be read.
  case tooManyRows(most: Int)
}
