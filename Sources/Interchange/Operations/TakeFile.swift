import Storage

extension Store {
  /// Takes a file in, in one transaction; a file that says nothing new leaves no trace.
  ///
  /// - Parameters:
  ///   - refusals: where refused rows go; `nil` = one refused row refuses the whole file.
  ///   - progress: told the number of rows now and then.
  /// - Throws: `Refused` where rows were refused and nobody asked to skip them; `DomainError` for a
  ///   file that cannot be read at all.
  public func take<F: ImportSpec>(
    _ file: ImportFile, as _: F.Type, _ settings: ImportSettings, _ entry: JournalEntry,
    dryRun: Bool, refusals: Refusals?, progress: @escaping (Int) -> Void
  ) throws -> ImportReport {
    let (labels, profiles) = try read { reader in
      (try F.labels(reader), try reader.profiles(of: F.entityKind, for: settings.profile))
    }
    // Looked through before the database is locked.
    var taking = try FileImport(
      F.self, file, settings, labels, profiles, refusals: refusals, progress: progress)
    do {
      return try write(entry, dryRun: dryRun) { writer in
        try taking.run(writer, isTrial: dryRun)
      }
    } catch let nothing as NothingNew {
      return nothing.report
    }
  }
}

/// What a file of units says.
public enum UnitFile: Sendable {
  /// Which units there were on a day, from when until when.
  case list(on: Day, from: Day?, until: Day?)
  /// Which unit went over into which, on a day and by an act where the rows do not say.
  case successions(on: Day?, act: String?)
}

/// A day that does not go with the day of a list.
public struct NotInOrder: Fault {
  /// The day that was typed.
  public let day: Day
  /// The day the list is of.
  public let listed: Day
}

extension UnitFile {
  /// Reads the file to its end, and answers what stores what it says.
  ///
  /// - Throws: `DomainError` for a file that cannot be read at all, or of `NotInOrder`.
  public func read(
    _ file: ImportFile
  ) throws -> (borrowing Writer) throws -> UnitImport {
    switch self {
    case .successions(let day, let act):
      let list = try SuccessionList(file, on: day, act: act)
      return { try list.load($0) }
    case .list(let day, let from, let until):
      if let from, day < from { throw NotInOrder(day: from, listed: day).error(in: "from") }
      if let until, until <= day {
        throw NotInOrder(day: until, listed: day).error(in: "until")
      }
      let list = try UnitList(file, on: day, from: from, until: until)
      return { try list.load($0) }
    }
  }
}
