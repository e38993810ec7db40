import SQLite
import Storage

extension Check {
  /// Rows that are not as the journal has them.
  static let outside = Check(
    "outside",
    Phrase(
      vi: "Thay đổi không qua danvan, không có trong nhật ký",
      en: "Changes that were not made by danvan and are not in its journal"),
    .doubt,
    advice: Phrase(
      vi: "Đúng là mình sửa: danvan check outside --repair --reason \"…\" ghi chúng vào nhật ký.",
      en:
        "If they are yours: danvan check outside --repair --reason \"…\" enters them in the journal."
    )
  ) { reader in
    var words = RecordWords(reader)
    return try Replay(reader).differences(from: reader).map { one in
      let label = try words.label(one.row, one.after ?? one.before ?? [:])
      let what = Phrase.outside(one)
      return Finding(.file, [label], one.isText ? what : what.withBadBytes)
    }
  } repair: { writer in
    let replay = try Replay(writer.reader)
    let differences = try replay.differences(from: writer.reader).filter(\.isText)
    try writer.adopt(try replay.changeset(to: differences))
  }
}

extension Phrase {
  fileprivate var withBadBytes: Phrase {
    Phrase(
      vi: "\(vietnamese); có byte hỏng, sửa trước: danvan check utf-8",
      en: "\(english); it has bad bytes, mend those first: danvan check utf-8")
  }

  fileprivate static func outside(_ one: Replay.Difference) -> Phrase {
    let noun = Noun.rows(of: one.row.table)
    guard let before = one.before, let after = one.after else {
      return one.after == nil
        ? Phrase(vi: "đã bị xóa (\(noun.vietnamese))", en: "was removed (\(noun.english))")
        : Phrase(vi: "đã được thêm (\(noun.vietnamese))", en: "was added (\(noun.english))")
    }
    let fields = after.keys.filter { before[$0] != after[$0] }.sorted()
      .map { FieldNames.name(one.row.table, $0) }
    func list(_ language: Language) -> String {
      fields.map { $0[language] }.joined(separator: ", ")
    }
    return Phrase(
      vi: "đã bị sửa (\(noun.vietnamese)): \(list(.vietnamese))",
      en: "was changed (\(noun.english)): \(list(.english))")
  }
}
