import Storage

/// Runs what one option is for; trouble with it names the option.
func option<T>(_ name: String, _ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch var problem as DomainError {
    problem.field = .given(name)
    throw problem
  }
}

extension DomainError {
  /// The same trouble with a column told by the option the user typed.
  var inOptions: DomainError {
    guard case .column(let name) = field else { return self }
    var problem = self
    problem.field = .given(DomainError.option(for: name))
    return problem
  }

  /// Columns that are typed under another name.
  private static let options = [
    "registered_on": "--on", "decided_on": "--on", "owner_name": "--owner", "name_vi": "--name",
    "valid_from": "--from", "unit": "--province", "published_on": "--on", "valid_to": "--to",
    "published_from": "--not-before", "published_to": "--not-after", "event_on": "--event",
    "done_on": "--on", "issued_on": "--issued", "type_vi": "--type-name", "title_vi": "--title",
    "target_beneficiaries": "--of", "target": "<directive>", "name": "<name>",
  ]

  /// The option that a column is typed with.
  static func option(for column: String) -> String {
    options[column] ?? "--" + column.replacing("_", with: "-")
  }
}

/// What was typed for a column, if anything.
typealias Typed = (column: String, text: String?)

extension [Typed] {
  /// Those that were typed.
  var given: [Typed] { filter { $0.text != nil } }

  /// For references and days: a blank one is a slip, in a script most likely, and does not mean
  /// "none".
  func notBlank() throws(DomainError) -> [Typed] {
    for case (let column, let text?) in self where text.tidied.isEmpty {
      throw .invalid(column, text, vi: "không được để trống", en: "must not be empty")
    }
    return self
  }
}

extension Record {
  /// Sets the fields that were typed.
  mutating func enter(_ fields: [Typed], _ scope: LookupContext) throws {
    for case (let column, let text?) in fields { try enter(column, text, scope) }
  }
}
