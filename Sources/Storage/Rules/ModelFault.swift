/// What keeps a model from going its way: registered, then decided on.
public enum ModelFault: Fault {
  case codeTaken(String)
  case registeredAlready(Model, year: Int)
  /// Not at all, or not for that year.
  case notRegistered(Model, year: Int?)
  /// For several years, and none was named.
  case whichYear(Model, [Int])
  /// A registration is named by its model's code and its year.
  case noRegistration(String)
  case notInYear(Day, Int)
  case afterDecision(Day, Day)
  case beforeRegistration(Day, Day)
  case beforeDecision(Day, Day)
  case decidedAlready(Model, RecognitionLevel, Outcome, DecisionDay)
  case noDecision(Model, RecognitionLevel)
  case nothingToWithdraw(Model, RecognitionLevel)
  case selectedAlready(Model, RecognitionLevel, SelectionOutcome, DecisionDay)
  case nothingToUnselect(Model, RecognitionLevel)
  /// A selection, that day, of what no recognition stands of.
  case notRecognized(Model, Day)
  /// What would be left could not have been typed: that outcome after the one before it, if any.
  case outOfOrder(
    Model, year: Int, RecognitionLevel, before: LocalizedText?, LocalizedText)
  /// What would be left is a selection, of that day, without a recognition.
  case leftUnrecognized(Model, year: Int, RecognitionLevel, Day)
  /// What would be left is a decision before the registration, on that day or for the year alone.
  case leftEarly(Model, year: Int, Day?, decided: Day)
}
