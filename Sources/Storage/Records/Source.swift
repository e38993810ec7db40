import SQLite

/// Where a fact was read.
public struct Source: Coded {
  /// Begins the codes of imported files.
  public static let fileSeries = "TEP"

  public static let entityKind = EntityKind.source
  public static let table = "source"
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
    .searchKey,
  ]

  public var id = Id<Source>.unassigned
  public var code = ""
  public var publisher = ""
  public var title = ""
  public var url: String?
  public var file: String?
  public var language: String?
  public var publishedOn: Day?
  /// Not before, when only a range is known.
  public var publishedFrom: Day?
  /// Not after.
  public var publishedTo: Day?
  public var dating = Dating.unknown
  public var datingNote: String?
  public var eventOn: Day?
  public var note: String?
  /// Of the imported file, in hexadecimal.
  public var sha256: String?

  public init() {}

  public var names: [String] { [title] }

  public func checked() throws(DomainError) -> Source {
    if let from = publishedFrom, let to = publishedTo, to < from {
      throw RecordFault.endsBefore(to, start: from).error(in: "published_to")
    }
    return self
  }
}
