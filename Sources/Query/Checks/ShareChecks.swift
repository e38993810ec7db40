import SQLite
import Storage

/// What a reader of the numbers should know: nothing is wrong, something is left open.
extension Check {
  static let shares = [unaccounted, overlapping, noRate]

  /// Completed 8 of 33, under way 9 of 33: nothing is said of 16.
  private static let unaccounted = Check(
    .sharesLeftOver,
    LocalizedText(
      vi: "Các phần của một số chung còn thiếu", en: "Shares of one whole leave some of it open"),
    .note, missing: .told
  ) { reader in
    try reader.shares().compactMap { whole, shares, sum in
      guard sum < whole.value else { return nil }
      return Finding(
        .figure, [whole.code] + shares.map(\.code),
        .figures(.sharesLeft(shares: shares, sum: sum, whole: whole)))
    }
  }

  /// 119, 30 and 14 of 119 communes: some contain others.
  private static let overlapping = Check(
    .sharesOverlap,
    LocalizedText(
      vi: "Các phần của một số chung lồng vào nhau", en: "Shares of one whole contain one another"),
    .note, missing: .told
  ) { reader in
    try reader.shares().compactMap { whole, shares, sum in
      guard sum > whole.value else { return nil }
      return Finding(
        .figure, [whole.code] + shares.map(\.code),
        .figures(.sharesOverlap(shares: shares, sum: sum, whole: whole)))
    }
  }

  /// Built or carried out is neither registered nor recognized.
  private static let noRate = Check(
    .rateNotComputable,
    LocalizedText(
      vi: "Có số mô hình nhưng không tính được tỷ lệ công nhận",
      en: "Models are reported, but not so that a rate follows"),
    .note, missing: .told
  ) { reader in
    var question = RateQuestion()
    question.basis = .reported
    return try reader.rates(question).filter { $0.registered == nil && $0.recognized == nil }.map {
      rate in
      Finding(
        .province, rate.keys.compactMap(\.code),
        .figures(
          .noRate(
            unit: rate.keys[0].name ?? "", sources: rate.sources,
            reason: rate.reason ?? LocalizedText(""))))
    }
  }
}

extension Reader {
  /// Exact counts out of one exact count at one time, where there are several, and their sum.
  fileprivate func shares() throws -> [(whole: Said, shares: [Said], sum: Int64)] {
    var groups: [(key: String, whole: Said, shares: [Said])] = []
    try connection.forEach(
      """
      SELECT \(Said.columns("w", "mw")), \(Said.columns("f", "mf")),
             w.code || char(10) || f.period || char(10) || coalesce(f.as_of, '')
        FROM figure AS f JOIN measure AS mf ON mf.id = f.measure
        JOIN figure AS w ON w.id = f.out_of JOIN measure AS mw ON mw.id = w.measure
       WHERE mf.kind = 'count' AND mw.kind = 'count' AND f.breakdown = '' AND f.role = 'result'
         AND f.comparator = '=' AND w.comparator = '=' AND f.scale = 0 AND w.scale = 0
         AND f.status <> 'M' AND w.status <> 'M'
       ORDER BY 15, f.code
      """
    ) { row throws(SQLiteError) in
      let key: String = try row[14]
      if groups.last?.key != key { groups.append((key, try Said(row), [])) }
      groups[groups.count - 1].shares.append(try Said(row, from: 7))
    }
    return groups.filter { $0.shares.count > 1 }.compactMap { group in
      var sum: Int64 = 0
      for share in group.shares {
        let (next, isTooMuch) = sum.addingReportingOverflow(share.value)
        if isTooMuch || share.value < 0 { return nil }
        sum = next
      }
      return (group.whole, group.shares, sum)
    }
  }
}
