import Query
import Storage

/// A release that is to be made.
public struct NewRelease: Sendable {
  /// A new one, without spaces.
  public let name: String
  /// Who publishes.
  public let madeBy: String
  /// As `TerritoryTime.kept` has it; `nil` = of the time.
  public var territory: String?
  /// The release it corrects, and why.
  public var corrects: String?
  /// Why, where it corrects one.
  public var reason: String?
  /// For people; each once.
  public var formats: [Format] = [.html]
  /// Of what people are given.
  public var language = Language.vietnamese
  /// What stands around a page.
  public var paper = Paper()

  /// A release in HTML that corrects none.
  public init(_ name: String, madeBy: String) { (self.name, self.madeBy) = (name, madeBy) }
}

/// A release that was made.
public struct MadeRelease: Sendable {
  /// Its head, as it is stored.
  public let release: Release
  /// The SHA-256 of it all.
  public let seal: String
  /// Without their content.
  public let outputs: [ReleaseOutput]
}

extension Writer {
  /// Publishes reports as they are now, and keeps them byte for byte.
  ///
  /// - Parameter reading: lends a connection that cannot write, as `report run` reads with; nobody
  ///   else writes meanwhile.
  /// - Throws: `DomainError` as a run of a report, or of a `ReleaseFault`.
  public func publish(
    _ new: NewRelease, _ questions: [ReleaseQuestion],
    reading: ((Reader, QueryLimits) throws -> Void) throws -> Void
  ) throws -> MadeRelease {
    // Before anything is written: an entry that does not exist yet is not rested on.
    var release = try new.head(reader)
    var outputs: [ReleaseOutput] = []
    try reading { other, limits in
      let runs = try questions.map { try $0.run(other) }
      release.asOf = ReleaseQuestion.day(of: runs)
      release = try insert(release)
      for run in runs { outputs += try keep(run, in: release, new, other, limits) }
    }
    return MadeRelease(
      release: release, seal: try reader.seal(of: release), outputs: outputs)
  }

  private func keep(
    _ run: ReportRun, in release: Release, _ new: NewRelease, _ other: Reader,
    _ limits: QueryLimits
  ) throws -> [ReleaseOutput] {
    let parameters = try run.parametersAsJSON()
    return try new.frozen(run, other, limits).map { format, bytes in
      var output = ReleaseOutput()
      (output.release, output.report) = (release.id, run.report.file.name)
      (output.parameters, output.format, output.content) = (parameters, format, bytes)
      output = try insert(output)
      // Each in a piece of its own: the changes of a session lie in memory.
      try cutJournal()
      output.content = []
      return output
    }
  }
}

extension NewRelease {
  fileprivate func head(_ reader: Reader) throws -> Release {
    var release = Release()
    (release.name, release.madeAt, release.madeBy) = (name, timestamp(), madeBy)
    release.territory = territory ?? release.territory
    release.journal = try reader.lastJournalEntry()
    if try reader.first(Release.self, where: "name = \(name.tidied)") != nil {
      throw ReleaseFault.exists(name).error(in: "name")
    }
    guard let corrects else { return release }
    let old: Release
    do { old = try reader.release(corrects) } catch var problem as DomainError {
      problem.field = "corrects"
      throw problem
    }
    if let later = try reader.first(Release.self, where: "corrects = \(old.id)") {
      throw ReleaseFault.correctedAlready(old, by: later).error(in: "corrects")
    }
    (release.corrects, release.reason) = (old.id, reason)
    return release
  }

  /// For machines, for later, and for people: nothing of it depends on where it is printed.
  fileprivate func frozen(
    _ run: ReportRun, _ reader: Reader, _ limits: QueryLimits
  ) throws -> [(format: String, bytes: [UInt8])] {
    // The bound on memory was for the question alone.
    defer { ProcessMemory.limit(bytes: 0) }
    let wanted = [.json] + formats.filter { $0 != .json }
    let printed = try wanted.map { format in
      var style = Style(format, language)
      style.title = run.report.title[language]
      style.asked = try run.asked(in: language)
      try style.makePage(paper, reader)
      var bytes: [UInt8] = []
      try run.print(style, limits, to: Sink { bytes += $0 })
      return (format.rawValue, bytes)
    }
    return printed + [("sql", Array(run.report.file.text.utf8))]
  }
}
