import SQLite
import Storage

extension SQLiteError {
  /// What the one who asked is told.
  func asked(_ sql: String) -> any Error {
    if isOfTheFile { return self }
    if let name = message.parts(matching: "not authorized to use function: *")?.first {
      return SQLFault.function(String(name)).error
    }
    if case .outOfMemory = code { return SQLFault.tooMuchMemory.error }
    guard isOfWriting else { return wrong(sql).error }
    return (ReadOnlySQL.refusedPragma(in: sql) ?? .writes).error
  }

  /// With a mark under the place.
  private func wrong(_ sql: String) -> SQLFault {
    let place = offset ?? place(in: sql)
    return .wrong(SQLMistake(self), place.map { StatementMark(sql, at: $0) })
  }

  /// What wants to write is told so by code or, within a virtual table, by words alone.
  private var isOfWriting: Bool {
    switch code {
    case .authorization, .readOnly: true
    default:
      message == "not authorized" || message.parts(matching: "table * may not be modified") != nil
    }
  }

  /// The file's trouble rather than the statement's.
  private var isOfTheFile: Bool {
    switch code {
    case .busy, .notADatabase, .corrupt, .inputOutput, .cannotOpen: true
    default: false
    }
  }
}

extension SQLiteError {
  /// The byte of the statement where stands what the message names, when SQLite does not say.
  private func place(in text: String) -> Int? {
    if message == "incomplete input" { return text.utf8.count }
    guard let name = message.parts(matching: "no such table: *")?.first, !name.isEmpty else {
      return nil
    }
    let bytes = Array(text.lowercased().utf8)
    let wanted = Array((name.split(separator: ".").last ?? name).lowercased().utf8)
    guard bytes.count == text.utf8.count, bytes.count >= wanted.count else { return nil }
    return (0...bytes.count - wanted.count).first { start in
      let end = start + wanted.count
      return bytes[start..<end].elementsEqual(wanted)
        && (start == 0 || !bytes[start - 1].isOfWord)
        && (end == bytes.count || !bytes[end].isOfWord)
    }
  }
}

extension UInt8 {
  /// Part of a name.
  fileprivate var isOfWord: Bool {
    self >= 0x80 || self == UInt8(ascii: "_") || (0x30...0x39).contains(self)
      || (0x61...0x7A).contains(self | 0x20)
  }
}
