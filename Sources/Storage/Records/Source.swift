import SQLite

/// Where a fact was read.
public struct Source: Coded {
  /// Begins the codes of imported files.
  public static let fileSeries = "TEP"

  /// What messages and commands call it.
  public static let entityKind = EntityKind.source
  /// Where its rows stand.
  public static let table = "source"
  /// Its columns with their rules; the search key is made from `names`.
  public static let fields: [Column<Source>] = [
    .init("code", \.code, .code),
    .init("publisher", \.publisher, .optionalLine),
    .init("title", \.title, .line),
    .init("url", \.url, .optionalLine),
    .init("file", \.file, .optionalLine),
    .init("language", \.language, .optionalLine),
    .init("published_on", \.publishedOn),
    .init("published_from", \.publishedFrom),
    .init("published_to", \.publishedTo),
    .init("dating", \.dating),
    .init("dating_note", \.datingNote, .note),
    .init("event_on", \.eventOn),
    .init("note", \.note, .note),
    .init("sha256", \.sha256, .optionalLine),
    .init("file_sha256", \.fileSha256, .optionalLine),
    .init("file_set", \.fileSet, .note),
    .searchKey,
  ]

  /// Given out when it is stored.
  public var id = Id<Source>.unassigned
  /// Unique, without spaces, e.g. `S2`; of an imported file `TEP-2026-0001`.
  public var code = ""
  /// Who published it; empty = not stated.
  public var publisher = ""
  /// Headline, or name of the file; one line, required.
  public var title = ""
  /// Address of the article; `nil` = none.
  public var url: String?
  /// Name of the file or paper it stands in; `nil` = none.
  public var file: String?
  /// Of the text that was read, e.g. `vi`, `en`; `nil` = not stated.
  public var language: String?
  /// The day it appeared; `nil` = not known.
  public var publishedOn: Day?
  /// Not before, when only a range is known.
  public var publishedFrom: Day?
  /// Not after.
  public var publishedTo: Day?
  /// How that day, or the range, is known.
  public var dating = Dating.unknown
  /// Why it is that day; `nil` = none.
  public var datingNote: String?
  /// The day of the event it reports; `nil` = not stated.
  public var eventOn: Day?
  /// Free text, several lines; `nil` = none.
  public var note: String?
  /// Of the imported file, and of what was set for it, in hexadecimal; `nil` = none was.
  public var sha256: String?
  /// Of the imported file alone; `nil` = none was, or by a version that kept `sha256` only.
  public var fileSha256: String?
  /// What was set for the file, `column=value`, a line each; `nil` = nothing.
  public var fileSet: String?

  /// Nothing filled in; no day is known.
  public init() {}

  /// The title alone.
  public var names: [String] { [title] }

  /// Refuses a range that ends before it begins: `RecordFault.endsBefore`.
  public func checked() throws(DomainError) -> Source {
    if let from = publishedFrom, let to = publishedTo, to < from {
      throw RecordFault.endsBefore(to, start: from).error(in: "published_to")
    }
    return self
  }
}
