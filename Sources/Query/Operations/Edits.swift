import Storage

/// A record that is kept by hand and can be shown in full.
public protocol Viewed: Kept {
  var detail: RecordView { get }
  /// Heads what is shown.
  var title: String { get }
}

extension Viewed {
  /// Its name, else its code.
  public var title: String { names.first { !$0.isEmpty } ?? code }
}

extension Committee: Viewed {
  /// The record and what belongs to it.
  public var detail: RecordView { .committee(self) }
}

extension Directive: Viewed {
  /// The record and what belongs to it.
  public var detail: RecordView { .directive(self) }
  /// Its code: it has no shorter name.
  public var title: String { code }
}

extension Figure: Viewed {
  /// The record and what belongs to it.
  public var detail: RecordView { .figure(self) }
  /// Its code: it has no shorter name.
  public var title: String { code }
}

extension Fund: Viewed {
  /// The record and what belongs to it.
  public var detail: RecordView { .fund(self) }
}

extension FundEntry: Viewed {
  /// The record and what belongs to it.
  public var detail: RecordView { .fundEntry(self) }
  /// The amount as it was said.
  public var title: String { verbatim }
}

extension Measure: Viewed {
  /// The record and what belongs to it.
  public var detail: RecordView { .measure(self) }
}

extension Model: Viewed {
  /// The record and what belongs to it.
  public var detail: RecordView { .model(self) }
}

extension Profile: Viewed {
  /// The record, and what each header means.
  public var detail: RecordView { .profile(self) }
}

extension ProgrammeTask: Viewed {
  /// The record and what belongs to it.
  public var detail: RecordView { .task(self) }
}

extension Source: Viewed {
  /// The record and what belongs to it.
  public var detail: RecordView { .source(self) }
}

extension TaskProgramme: Viewed {
  /// The record and what belongs to it.
  public var detail: RecordView { .programme(self) }
}

extension Writer {
  /// Changes the record that goes by that code or name: what is typed of it, and columns that are
  /// emptied.
  ///
  /// - Throws: `NeededColumn`; `DomainError` naming the column.
  public func edit<R: Viewed>(
    _: R.Type, _ name: String, _ typed: [Typed], clearing columns: [String],
    complete: (inout R) throws -> Void
  ) throws -> (R, Differences) {
    var record = try R.find(reader, name)
    let changes = try Differences(in: [record.detail.sheet], reader) {
      record = try edit(record, typed, clearing: columns, complete: complete)
    }
    return (record, changes)
  }

  /// Changes a model or one of its registrations.
  ///
  /// - Returns: what changed, and how many registrations kept what the model had.
  /// - Throws: as ``edit(_:_:_:clearing:complete:)``.
  public func edit(
    model name: String, _ edit: ModelEdit
  ) throws -> (changes: Differences, leftAlone: Int) {
    let model = try reader.named(Model.self, name)
    let registration = try reader.registration(of: model, for: edit)
    let tables = [Table.model(model)] + (registration.map { [Table.registration($0)] } ?? [])
    let changes = try Differences(in: tables, reader) {
      try self.edit(model, registration, edit)
    }
    guard registration == nil, edit.changesWhatRegistrationsHave else { return (changes, 0) }
    let kept = try reader.list(Registration.self, where: "model = \(model.id)").count
    return (changes, kept)
  }

  /// Corrects a decision that is recorded.
  ///
  /// - Throws: as ``edit(_:_:_:clearing:complete:)``.
  public func correct(
    _ which: WhichDecision, _ typed: [Typed], clearing columns: [String]
  ) throws -> Differences {
    if case .selection(let outcome) = which.outcome {
      let decided = try reader.selection(which, outcome)
      return try correct(
        decided, in: .selections(on: decided.model, decided.decision.id), typed, columns)
    }
    let decided = try reader.recognition(which)
    return try correct(
      decided, in: .decisions(on: decided.model, decided.decision.id), typed, columns)
  }

  private func correct(
    _ decided: Decided<some RegistrationDecision>, in table: Table, _ typed: [Typed],
    _ columns: [String]
  ) throws -> Differences {
    try Differences(in: [table], reader) { try correct(decided, typed, clearing: columns) }
  }
}

/// A unit that goes on under another name or type.
public struct AlteredUnit: Sendable {
  /// As it is called from the day on.
  public let unit: UnitVersion
  /// What differs from the version before.
  public let changes: Differences
}

extension UnitReform {
  /// The unit stays what it is under another name.
  ///
  /// - Throws: `DomainError` naming what is wrong.
  public func renamed(
    _ name: String, to newName: String, _ writer: borrowing Writer
  ) throws -> AlteredUnit {
    try AlteredUnit(rename(name, to: newName, writer), writer.reader)
  }

  /// The unit stays what it is, as a phường instead of a xã.
  ///
  /// - Throws: `DomainError` naming what is wrong.
  public func retyped(
    _ name: String, to type: String, _ writer: borrowing Writer
  ) throws -> AlteredUnit {
    try AlteredUnit(retype(name, to: type, writer), writer.reader)
  }
}

extension AlteredUnit {
  /// Compares the last two versions.
  fileprivate init(_ unit: UnitVersion, _ reader: Reader) throws {
    let table = Table.versions(of: unit.unit)
    let versions = try table.rows(reader).suffix(2)
    self.init(
      unit: unit,
      changes: Differences(
        table, before: Array(versions.prefix(1)), after: Array(versions.suffix(1))))
  }
}
