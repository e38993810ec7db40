import SQLite
import Storage

extension Check {
  /// Rows that are not as the journal has them.
  static let outside = Check(
    .outside,
    LocalizedText(
      vi: "Thay đổi không qua danvan, không có trong nhật ký",
      en: "Changes that were not made by danvan and are not in its journal"),
    .doubt
  ) { reader in
    var words = RecordWords(reader)
    return try Replay(reader).differences(from: reader).map { one in
      let label = try words.label(one.row, one.after ?? one.before ?? [:])
      return Finding(.file, [label], .outside(OutsideFlaw(one)))
    }
  } repair: { writer in
    let replay = try Replay(writer.reader)
    let differences = try replay.differences(from: writer.reader).filter(\.isText)
    try writer.adopt(try replay.changeset(to: differences))
  }
}

extension OutsideFlaw {
  fileprivate init(_ one: Replay.Difference) {
    rows = EntityKind.rows(of: one.row.table)
    isText = one.isText
    guard let before = one.before, let after = one.after else {
      kind = one.after == nil ? .removed : .added
      return
    }
    kind = .changed(
      fields: after.keys.filter { before[$0] != after[$0] }.sorted()
        .map { ColumnWords.name(one.row.table, $0) })
  }
}
