/// What is wrong with a unit that was named, or stands in the way of a change of units.
public enum UnitFault: Fault {
  /// Not on that day; what it is part of by then.
  case gone(UnitVersion, on: Day, heirs: [String])
  /// What was in it is not known to be in one of these by that day.
  case unsettled(UnitVersion, on: Day, among: [String])
  case provinceMissing
  case noProvince(UnitVersion)
  /// The name meant two units in that period, and no day tells which.
  case twoUnits(String, in: String)
  case mergesAlone(UnitVersion)
  case splitsIntoOne(UnitVersion)
  /// No new unit is left that needs the code.
  case codeLeft(String)
  /// So many units stand below it.
  case hasChildren(UnitVersion, Int)
  /// Another change ends it, on that day.
  case endsAnyway(UnitVersion, Day)
  case namedTwice(UnitVersion)
  case otherLevel(UnitVersion, UnitVersion)
  /// A name or a type is what it is already.
  case isSo(String)
  /// A new name that begins with another type than the unit's.
  case otherType(String, type: String)
  /// The new unit needs that column; its name, or what may be chosen.
  case missing(column: String, String)
  case codeTaken(String, by: UnitVersion)
  /// A name alone, of a unit outside the file's own province: told with all above it.
  case elsewhere(String, own: UnitVersion)
}
