import Storage

/// Why the units of no day are meant.
public enum TerritoryFault: Fault {
  case notTime(String)
}
