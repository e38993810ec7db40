/// What the number of a document leaves open; its codes are kept all the same.
public enum NumberDoubt: Fault {
  /// The code of its kind is not in the list.
  case unknownType(String)
  /// The code of the body is not.
  case unknownIssuer(String)
  /// Read otherwise than it was typed.
  case read(String, as: String)
  /// The day behind the number is not the day that was stated beside it, which is kept.
  case day(Day, stated: Day)
}
