import Storage

/// Why nothing is opened: no row or rate is named, or not one alone.
public enum WhyFault: Fault {
  /// The report has none.
  case noRows
  case noRow(String, near: [LocalizedText])
  /// - Parameter first: what the table begins with.
  case notAmong(String, first: [LocalizedText])
  /// - Parameters:
  ///   - of: what was typed; `nil` for nothing.
  ///   - some: not all of them, where they are many.
  ///   - column: the column that tells them apart.
  case severalRows(of: String?, count: Int, some: [LocalizedText], column: LocalizedText?)
  case noRate(String, first: [LocalizedText])
}
