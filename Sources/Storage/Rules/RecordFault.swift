/// A record that breaks a rule of its table.
public enum RecordFault: Fault {
  /// The last day of a span is not after its first, or lies before it.
  case endsTooEarly(Day, start: Day)
  case endsBefore(Day, start: Day)
  /// The unit has a fund of that name, with that code.
  case fundNamed(String, code: String)
  case committeeNamed(String)
  /// A figure is of a unit or a committee.
  case figureOfNobody
  /// What is counted one by one was given as a share or a fraction.
  case noCount(String, Measure)
  /// More than there can be of what the measure counts.
  case beyond(String, most: Int, Measure)
  /// The kind of document that was stated is not that of the code.
  case otherKind(String, code: String)
  /// A bound beside a number that does not lie within it.
  case bound(Decimal, BoundSide, of: Quantity)
  case linkedToItself(String)
  case linkedAlready(String)
  /// The body gave the number to another document.
  case numberTaken(String, code: String)
  /// A task that is not done has a day on which it was.
  case notDone(Day)
}
