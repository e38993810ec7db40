import ArgumentParser
import Query
import Storage

/// What may stand where the cursor is, worked out from the commands themselves: an option's help
/// says what its value is.
struct Completion {
  /// A candidate, and what shells that can show beside it.
  struct Candidate: Equatable {
    let text: String
    var about = ""
  }

  enum Answer: Equatable {
    case candidates([Candidate])
    /// The shell completes names of files itself.
    case files
  }

  /// - Parameters:
  ///   - words: what was typed after the program's name, plain; the last is being typed.
  ///   - keepsTyped: whether a candidate must begin with what was typed.
  static func answer(_ words: [String], keepsTyped: Bool) -> Answer {
    var position = Position()
    for word in words.dropLast() { position.pass(word) }
    let typed = words.last ?? ""
    if let value = position.value { return values(value, typed, position, keepsTyped) }
    if typed.hasPrefix("-"), let equals = typed.firstIndex(of: "=") {
      guard let value = position.options[String(typed[..<equals])] else { return .candidates([]) }
      let start = String(typed[...equals])
      let answer = values(value, String(typed.dropFirst(start.count)), position, keepsTyped)
      guard case .candidates(let found) = answer else { return answer }
      return .candidates(found.map { Candidate(text: start + $0.text, about: $0.about) })
    }
    if typed.hasPrefix("-") {
      return .candidates(begun(position.names, typed))
    }
    if !position.subcommands.isEmpty { return .candidates(begun(position.subcommands, typed)) }
    guard let argument = position.argument else { return .candidates([]) }
    return values(argument, typed, position, keepsTyped)
  }

  private static func values(
    _ value: Value, _ typed: String, _ position: Position, _ keepsTyped: Bool
  ) -> Answer {
    if let choices = value.choices(position.path) {
      // After a comma the next of a list.
      let start = typed.lastIndex(of: ",").map { String(typed[...$0]) } ?? ""
      return .candidates(begun(choices.map { start + $0 }, typed))
    }
    guard let entityKind = value.entityKind else {
      return value.name == "file" ? .files : .candidates([])
    }
    let found = position.read { try $0.completions(of: entityKind, typed) }.named(typed, keepsTyped)
    // A record that goes by several names has one code.
    var seen: Set<String> = []
    return .candidates(found.filter { seen.insert($0.text).inserted })
  }

  private static func begun(_ words: [String], _ typed: String) -> [Candidate] {
    words.filter { $0.hasPrefix(typed) }.map { Candidate(text: $0) }
  }
}

extension [(code: String, name: String)] {
  /// The code where that was begun, else the name: as it is written where it goes on from what was
  /// typed or stands alone; else from what was typed on without accents.
  fileprivate func named(_ typed: String, _ keepsTyped: Bool) -> [Completion.Candidate] {
    let begun = typed.tidied.lowercased()
    let exact = filter { $0.name.lowercased().hasPrefix(begun) }
    let hasAccents = begun != typed.searchKey
    return (hasAccents && !exact.isEmpty ? exact : self).map { code, name in
      if code.lowercased().hasPrefix(begun) {
        return Completion.Candidate(text: code, about: name)
      }
      if name.lowercased().hasPrefix(begun) || (count == 1 && !keepsTyped) {
        return Completion.Candidate(text: name, about: code)
      }
      let rest = name.searchKey.dropFirst(typed.searchKey.count)
      return Completion.Candidate(text: typed.tidied + rest, about: "\(name), \(code)")
    }
  }
}
