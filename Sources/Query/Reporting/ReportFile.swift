import Reports
import Storage

/// The text of a report, not yet read: shipped, or from a user's folder.
public struct ReportFile: Sendable {
  /// What it is asked by.
  public let name: String
  /// As messages call it.
  public let file: String
  /// UTF-8 without a mark before it; lines end with a line feed.
  public let text: String
  /// Whether it comes with danvan.
  let isShipped: Bool

  /// A user's own; the name is the file's without its ending.
  public init(name: String, file: String, text: String) {
    (self.name, self.file, self.isShipped) = (name, file, false)
    // Whatever editor wrote it: no mark before it, and lines that end with one character.
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    self.text = String(text.unicodeScalars.dropFirst(hasMark ? 1 : 0))
      .replacing("\r\n", with: "\n")
  }

  private init(shipped name: String, _ text: String) {
    (self.name, file, isShipped) = (name, name + ".sql", true)
    self.text = text
  }

  /// Those that come with danvan.
  public static let shipped =
    (listedFirst + Set(reportFiles.keys).subtracting(listedFirst).sorted()).compactMap { name in
      reportFiles[name].map { ReportFile(shipped: name, $0) }
    }

  /// Something is wrong in a line of it.
  func trouble(_ line: Int, _ mistake: ReportHeadMistake) -> DomainError {
    ReportFault(file: file, line: line, mistake: .head(mistake)).error
  }

  /// Something is wrong with a SELECT, in a line of it.
  func trouble(_ line: Int, select mistake: ReportSelectMistake) -> DomainError {
    ReportFault(file: file, line: line, mistake: .select(mistake)).error
  }
}
