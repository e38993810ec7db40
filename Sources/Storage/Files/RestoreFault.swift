/// What keeps a backup from being made or brought back.
public enum RestoreFault: Fault {
  /// The backup cannot be read.
  case unreadable(DatabaseFault)
  /// The backup is the database.
  case ofItself(String)
  /// It is in place, and a power cut may bring back what was there.
  case mayComeBack(String, kept: String)
  case ofOtherFile(String, backup: String)
  /// The present file cannot be read, so nothing tells whether it is its backup.
  case ofUnknownFile(String, backup: String)
  /// An old copy, for that error number, though the new one is complete.
  case notRemoved(String, Int32, new: String)
}
