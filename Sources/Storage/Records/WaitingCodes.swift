import SQLite

/// The codes of models that wait to be written, as far as they are known.
struct WaitingCodes {
  /// Those that rows say.
  private var said: Set<String> = []
  /// What those begin with, up to the last hyphen.
  private var beginnings: Set<Substring> = []
  /// What those begin with that are given out.
  private var series: Set<Substring> = []

  /// Whether they surely leave a code to be taken, or a series to be gone on with.
  ///
  /// - Parameter series: of a model that says no code.
  func leave(_ code: String, _ series: String?) -> Bool {
    if let series { return !beginnings.contains(series[...]) }
    return !said.contains(code) && !self.series.contains(code.beginning)
  }

  mutating func insert(_ code: String, _ series: String?) {
    if let series {
      self.series.insert(series[...])
    } else {
      said.insert(code)
      beginnings.insert(code.beginning)
    }
  }
}

/// Codes that no stored model has: all from one that was looked for to the next that is stored, for
/// the rows of a file are often in the order of their codes. True until something is stored.
struct FreeCodes {
  /// From the first on and before the second; `nil` = nothing comes after.
  private var gap: (first: String, end: String?)?

  mutating func contains(_ code: String, _ reader: Reader) throws(SQLiteError) -> Bool {
    if let gap, !code.isBefore(gap.first), gap.end.map(code.isBefore) ?? true { return true }
    let next = try reader.connection.value(
      "SELECT min(code) FROM model WHERE code >= \(code)", as: String?.self)
    if next == code { return false }
    gap = (code, next ?? nil)
    return true
  }
}

extension String {
  /// Whether SQLite sorts it before another: by bytes.
  public func isBefore(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

  /// Up to the last hyphen.
  fileprivate var beginning: Substring {
    utf8.lastIndex(of: UInt8(ascii: "-")).map { self[..<$0] } ?? self[...]
  }
}
