/// A file and this program do not share one history of the tables.
public enum MigrationFault: Fault {
  case changed(String)
  case missing(String)
  case outOfOrder([String])
}
