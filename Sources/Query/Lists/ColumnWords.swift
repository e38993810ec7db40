import Columns
import Storage
import Threads

/// The dictionary of columns, read when it is first asked. What its lines mean is said in
/// Dictionary/ColumnFiles.swift.
public enum ColumnWords {
  /// Short, for a line before a value of a record; the column's own name where it has no words.
  public static func name(_ table: String, _ column: String) -> LocalizedText {
    text([table, ""], column, ["name"]) ?? LocalizedText(column)
  }

  /// Explains a table, or a column of it, to those who write SQL.
  static func about(_ table: String, _ column: String?) -> LocalizedText? {
    guard let column else { return text([table], "", ["about"]) }
    return text([table, ""], column, ["about"])
  }

  /// What heads a column in the files that offices send.
  ///
  /// - Parameter form: what the file is of: a table.
  public static func header(_ form: String, _ column: String) -> LocalizedText {
    text([form, ""], column, ["header"]) ?? text([form, ""], column, ["list", "name"])
      ?? LocalizedText(column)
  }

  /// What else heads it there.
  public static func synonyms(_ form: String, _ column: String) -> [String] {
    find([form, ""], column, ["also"]).map { list($0.text) } ?? []
  }

  /// What heads a column that is ticked for a value.
  public static func ticks(_ form: String, _ column: String, _ value: String) -> [String] {
    find([form], column, ["tick \(value)"]).map { list($0.text) } ?? []
  }

  /// Where the columns of a list are looked up.
  struct Scope {
    let list: String
    let table: String?

    func title(of column: String) -> LocalizedText {
      text(scopes, column, ["list", "name"]) ?? LocalizedText(column)
    }

    var scopes: [String] { ["list \(list)"] + (table.map { [$0] } ?? []) + [""] }
  }

  /// One text of the dictionary and its key, for instance `model.kind/header`.
  struct Entry {
    let key: String
    let bytes: ArraySlice<UInt8>

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// The text of the first of these scopes that has one, in each of the first of these slots.
  static func find(_ scopes: [String], _ column: String, _ slots: [String]) -> Entry? {
    for scope in scopes {
      let texts = texts(of: scope)
      for slot in slots {
        let key = column + "/" + slot
        if let bytes = texts[key] { return Entry(key: "\(scope).\(key)", bytes: bytes) }
      }
    }
    return nil
  }

  private static func text(
    _ scopes: [String], _ column: String, _ slots: [String]
  ) -> LocalizedText? {
    guard let entry = find(scopes, column, slots) else { return nil }
    let words = entry.text.split(separator: "|", maxSplits: 1)
    guard words.count == 2 else { return nil }
    return LocalizedText(vi: String(words[0].dropLast()), en: String(words[1].dropFirst()))
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ";").map { String($0.drop { $0 == " " }) }
  }

  /// The lines of each scope. Few scopes are asked for, so that only these are read.
  static let scopes = columnFiles.reduce(into: [String: ArraySlice<UInt8>]()) { scopes, file in
    var (scope, start) = ("", file.startIndex)
    for index in file.indices where file[index] == UInt8(ascii: "[") {
      if start < index { scopes[scope] = file[start..<index] }
      let name = file[(index + 1)...].prefix { $0 != UInt8(ascii: "]") }
      (scope, start) = (String(decoding: name, as: UTF8.self), name.endIndex + 1)
    }
    scopes[scope] = file[start...]
  }

  private static let read = Lock<[String: [String: ArraySlice<UInt8>]]>([:])

  /// By column and slot, `kind/header`; what explains the scope itself has no column.
  static func texts(of scope: String) -> [String: ArraySlice<UInt8>] {
    read.withLock { read in
      if let known = read[scope] { return known }
      let texts = scopes[scope].map(texts(in:)) ?? [:]
      read[scope] = texts
      return texts
    }
  }

  private static func texts(in lines: ArraySlice<UInt8>) -> [String: ArraySlice<UInt8>] {
    var texts: [String: ArraySlice<UInt8>] = [:]
    var column = "/"
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      let isSlot = line.first == UInt8(ascii: " ")
      let name = (isSlot ? line.dropFirst(2) : line).prefix { $0 != UInt8(ascii: ":") }
      let rest = line[name.endIndex...].dropFirst(2)
      if !isSlot { column = String(decoding: name, as: UTF8.self) + "/" }
      if !rest.isEmpty {
        texts[column + (isSlot ? String(decoding: name, as: UTF8.self) : "name")] = rest
      }
    }
    return texts
  }
}
