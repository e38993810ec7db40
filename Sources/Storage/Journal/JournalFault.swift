/// What the journal forbids.
public enum JournalFault: Fault {
  case noSuchEntry(Int64)
  /// The very same command was the last that was run, at that moment.
  case repeated(Int64, at: String)
  /// The very same undo was the last that was run, and would go on to what is older.
  case undoneBefore([Int64], by: Int64, at: String, next: [Int64])
  case published(Int64)
  case undone(Int64, by: Int64)
  /// Written when the tables were others.
  case ofOtherTables(Int64)
}
