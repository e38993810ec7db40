import SQLite
import Storage

extension Check {
  /// Rows that are not as the journal has them.
  static let outside = Check(
    "outside",
    LocalizedText(
      vi: "Thay đổi không qua danvan, không có trong nhật ký",
      en: "Changes that were not made by danvan and are not in its journal"),
    .doubt,
    advice: LocalizedText(
      vi: "Đúng là mình sửa: danvan check outside --repair --reason \"…\" ghi chúng vào nhật ký.",
      en:
        "If they are yours: danvan check outside --repair --reason \"…\" enters them in the journal."
    )
  ) { reader in
    var words = RecordWords(reader)
    return try Replay(reader).differences(from: reader).map { one in
      let label = try words.label(one.row, one.after ?? one.before ?? [:])
      let what = LocalizedText.outside(one)
      return Finding(.file, [label], one.isText ? what : what.withBadBytes)
    }
  } repair: { writer in
    let replay = try Replay(writer.reader)
    let differences = try replay.differences(from: writer.reader).filter(\.isText)
    try writer.adopt(try replay.changeset(to: differences))
  }
}

extension LocalizedText {
  fileprivate var withBadBytes: LocalizedText {
    LocalizedText(
      vi: "\(vietnamese); có byte hỏng, sửa trước: danvan check utf-8",
      en: "\(english); it has bad bytes, mend those first: danvan check utf-8")
  }

  fileprivate static func outside(_ one: Replay.Difference) -> LocalizedText {
    let entityKind = EntityKind.rows(of: one.row.table)
    guard let before = one.before, let after = one.after else {
      return one.after == nil
        ? LocalizedText(vi: "đã bị xóa (\(entityKind.vietnamese))", en: "was removed (\(entityKind.english))")
        : LocalizedText(vi: "đã được thêm (\(entityKind.vietnamese))", en: "was added (\(entityKind.english))")
    }
    let fields = after.keys.filter { before[$0] != after[$0] }.sorted()
      .map { ColumnWords.name(one.row.table, $0) }
    func list(_ language: Language) -> String {
      fields.map { $0[language] }.joined(separator: ", ")
    }
    return LocalizedText(
      vi: "đã bị sửa (\(entityKind.vietnamese)): \(list(.vietnamese))",
      en: "was changed (\(entityKind.english)): \(list(.english))")
  }
}
