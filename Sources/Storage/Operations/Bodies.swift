extension Writer {
  /// Gives a committee another name.
  ///
  /// - Parameter typed: `name`, `language`, `source` and `locator`.
  /// - Throws: `DomainError` naming the column.
  public func addAlias(
    of committee: String, _ typed: [Typed]
  ) throws -> (Committee, CommitteeAlias) {
    let committee = try reader.committee(committee)
    var alias = CommitteeAlias()
    alias.committee = committee.id
    try alias.enter(typed, LookupContext(reader))
    return (committee, try insert(alias))
  }

  /// Takes another name of a committee away; accents count only where two names differ in them.
  ///
  /// - Throws: `DomainError` naming `name`.
  public func removeAlias(
    of committee: String, _ name: String
  ) throws -> (Committee, CommitteeAlias) {
    let committee = try reader.committee(committee)
    let aliases = try reader.list(
      CommitteeAlias.self, where: "committee = \(committee.id) ORDER BY id")
    let found =
      aliases.first { $0.name == name.tidied }
      ?? aliases.first { $0.name.searchKey == name.searchKey }
    guard let found else { throw DomainError.notOneOf("name", name, aliases.map(\.name)) }
    try delete(found)
    return (committee, found)
  }

  /// Sets the state of tasks by their codes.
  ///
  /// - Parameter typed: `state`, and `done_on` where the day is known.
  /// - Returns: each task as it is now, and its state before.
  /// - Throws: `MissingColumn`; `DomainError` naming the column.
  public func setState(
    of codes: [String], _ typed: [Typed]
  ) throws -> [(task: ProgrammeTask, before: TaskState)] {
    let state = try TaskState.parse(try typed.needed("state"), field: "state")
    let day = try typed.text("done_on").map { try Day.parse($0, field: "done_on") }
    return try codes.map { code in
      var task = try reader.named(ProgrammeTask.self, code)
      let before = task.state
      task.state = state
      // A day of completion goes with being done.
      task.doneOn = day ?? (state == .done ? task.doneOn : nil)
      try update(task)
      return (task, before)
    }
  }
}
