import Interchange
import Messages
import Storage

/// Asks on a terminal how columns are to be read that can be read in two ways.
enum ColumnChoice {
  /// Each question of a report once: what settles it for one column may do so for others.
  ///
  /// - Parameters:
  ///   - file: stands before each question.
  ///   - given: answers that were given and did not help.
  /// - Returns: `nil` where nothing is asked, or somebody would rather leave.
  static func ask(
    _ report: ImportReport, of file: String, besides given: Set<ColumnAnswer>
  ) -> [ColumnAnswer]? {
    var (asked, chosen): ([[ColumnAnswer]], [ColumnAnswer]) = ([], [])
    for (question, answers) in report.questions where !asked.contains(answers) {
      guard given.isDisjoint(with: answers),
        let answer = pick(file + question[language], answers)
      else { return nil }
      asked.append(answers)
      chosen.append(answer)
    }
    return chosen.isEmpty ? nil : chosen
  }

  private static func pick(
    _ question: String, _ answers: [ColumnAnswer]
  ) -> ColumnAnswer? {
    Console.ask(question + "\n")
    for (index, answer) in answers.enumerated() {
      Console.ask("  \(index + 1). \(answer.words[language].visible)\n")
    }
    while true {
      Console.ask(
        text(
          vi: "Gõ số để chọn cho cả cột (q: thôi, không nhập): ",
          en: "Type a number, for the whole column (q: leave, nothing is stored): "))
      guard let typed = Console.readLine()?.tidied else {
        Console.ask("\n")
        return nil
      }
      if ["q", "Q"].contains(typed) { return nil }
      if let number = Int(typed), answers.indices.contains(number - 1) {
        return answers[number - 1]
      }
    }
  }
}
