import ArgumentParser
import Messages
import Storage

/// Runs what one option is for; trouble with it names the option.
func option<T>(_ name: String, _ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch var error as DomainError {
    error.field = .given(name)
    throw error
  } catch var message as Message {
    message.field = name
    throw message
  }
}

extension Message {
  /// The words for an error, with a column told by the option it is typed with; `nil` for one that
  /// has none: of the parser, or that the command was stopped.
  init?(of error: any Error) {
    switch error {
    case let message as Message: self = message
    case let error as DomainError:
      self.init(error)
      if case .column(let name) = error.field { field = Message.option(for: name) }
    default: return nil
    }
  }

  /// Columns that are typed under another name.
  private static let options = [
    "registered_on": "--on", "decided_on": "--on", "owner_name": "--owner", "name_vi": "--name",
    "valid_from": "--from", "unit": "--province", "published_on": "--on", "valid_to": "--to",
    "published_from": "--not-before", "published_to": "--not-after", "event_on": "--event",
    "lower": "--value", "upper": "--value", "done_on": "--on",
    "issued_on": "--issued", "type_vi": "--type-name", "title_vi": "--title",
    "target_beneficiaries": "--of", "target": "<directive>", "name": "<name>",
    // Which decision is meant, beside what it is to become.
    "decision.level": "--level", "decision.outcome": "--outcome",
  ]

  /// The option that a column is typed with.
  static func option(for column: String) -> String {
    options[column] ?? "--" + column.replacing("_", with: "-")
  }
}

extension Error {
  /// The same trouble as a matter of how the command was typed.
  var asUsage: any Error {
    guard let message = Message(of: self) else { return self }
    let lines = [message.description, message.advice].compactMap { $0?[language] }
    return ValidationError(lines.joined(separator: "\n→ "))
  }
}
