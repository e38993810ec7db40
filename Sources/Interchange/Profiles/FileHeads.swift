import Storage
import Workbooks

/// How a file is read by what was said of its columns, by the profile that is kept for its head,
/// and what of both is to be kept.
struct FileHeads {
  let content: FileContent
  /// The one that holds.
  let reading: HeadReading
  /// What is told of it.
  private(set) var remarks: [ProfileFault] = []
  private let kind: EntityKind
  private let said: ProfileMeanings
  private let chosen: ProfiledReading?
  /// Under which name what was said is kept; `nil` = it is not.
  private var name: String?

  /// - Parameter profiles: those that the settings ask for.
  /// - Throws: `Refused` where several profiles fit; `DomainError` for a file that cannot be read,
  ///   or not by the profile that was named.
  init(
    _ file: ImportFile, _ form: ImportHeaders, of kind: EntityKind, _ settings: ImportSettings,
    _ profiles: [Profile]
  ) throws {
    (content, said) = (try FileContent(file), ProfileMeanings(said: settings))
    self.kind = kind
    let choosing = Choosing(
      content: content, form: form, kind: kind, settings: settings, said: said)
    let (chosen, remarks) = try choosing.choose(among: profiles, file.name)
    try chosen?.check(form)
    self.chosen = chosen
    do {
      reading = try chosen?.reading ?? HeadReading(content, form, of: kind, settings)
    } catch let problem as DomainError {
      // By a profile that nearly fits it would have one.
      guard case .noHeader? = problem.fault as? FileFault, let near = remarks.first else {
        throw problem
      }
      throw near.error
    }
    self.remarks = remarks
    tell()
    try checkSaid(settings)
    guard case .named(let name) = settings.profile, !said.isEmpty else { return }
    self.name = name
    try checkKept(settings.saidHeaders)
  }

  /// The profile it is read by.
  var profile: String? { chosen?.profile.code }

  private mutating func tell() {
    guard let chosen else { return }
    let code = chosen.profile.code
    let used = reading.written(chosen.meanings)
    if !used.isEmpty { remarks.append(.used(code, used)) }
    let overruled = reading.written(chosen.overruled)
    if !overruled.isEmpty { remarks.append(.overruled(code, overruled)) }
  }

  /// By what a column is read as it is, where that was said.
  func origin(of column: ColumnReading) -> ColumnReading.Origin? {
    if said.says(column) { return .option }
    return chosen?.meanings.says(column) ?? false ? .profile : nil
  }
}

extension FileHeads {
  /// The headers of its tables.
  var known: [String] {
    reading.tables.flatMap(\.header.labels).filter { !$0.labelKey.isEmpty }
      .reduce(into: []) { all, label in if !all.contains(label) { all.append(label) } }
  }

  /// Of these headers those that none of its tables has.
  func lacking(_ headers: [String]) -> [String] {
    headers.filter { header in !reading.tables.contains { $0.header.has(header: header) } }
  }

  /// One of several columns that are headed alike has its number.
  private func checkIgnored(_ table: FileTable) throws(DomainError) {
    for label in reading.settings.ignored where label.numberedHead == nil {
      let count = table.header.labels.count { ImportHeaders.areAlike($0, label) }
      if count > 1 { throw FileFault.likeHeads(label, count).error(in: "ignore") }
    }
  }

  /// Refuses what is said of a header that is not there, or tells it of one file of several.
  private mutating func checkSaid(_ settings: ImportSettings) throws(DomainError) {
    let lacking = lacking(settings.saidHeaders)
    if let header = lacking.first, !settings.mayLackHeaders {
      throw ProfileFault.noHeader(header, known: known).error
    }
    remarks += lacking.map(ProfileFault.absent)
    for table in reading.tables { try checkIgnored(table) }
  }

  /// Refuses to keep what a table does not have, or for several heads at once.
  private func checkKept(_ headers: [String]) throws(DomainError) {
    let tables = reading.tables
    for header in headers
    where !tables.allSatisfy({ table in table.header.has(header: header) }) {
      throw ProfileFault.noHeader(header, known: known).error
    }
    if Set(tables.map(\.header.keys)).count > 1 {
      throw ProfileFault.severalHeads(tables.compactMap(\.sheet)).error
    }
  }

  /// Keeps what was said, with what the profile of that name said already.
  ///
  /// - Returns: what is told of it; `nil` where nothing is new.
  func keep(_ writer: borrowing Writer, isTrial: Bool) throws -> ProfileFault? {
    guard let name else { return nil }
    let meanings = chosen?.meanings.adding(said) ?? said
    var profile = try writer.reader.find(Profile.self, code: name) ?? Profile()
    let isNew = profile.id == .unassigned
    // Somebody else may have given the name meanwhile.
    if isNew != (chosen == nil) { throw ReferenceFault.exists(.profile, name).error }
    profile.code = name
    profile.record = kind
    profile.head = reading.tables[0].header.keys.sorted().joined(separator: "\n")
    profile.meanings = meanings.text
    if isNew { try writer.insert(profile) } else if try !writer.update(profile) { return nil }
    let others = try writer.reader.list(
      Profile.self,
      where: """
        record = \(kind) AND head = \(profile.head) AND code <> \(profile.code) ORDER BY code
        """)
    return .kept(
      name, reading.written(meanings), .init(isNew: isNew, isTrial: isTrial),
      besides: others.map(\.code))
  }
}

/// Which of the profiles a file is read by.
private struct Choosing {
  let content: FileContent
  let form: ImportHeaders
  let kind: EntityKind
  let settings: ImportSettings
  let said: ProfileMeanings

  func choose(
    among profiles: [Profile], _ file: String
  ) throws -> (ProfiledReading?, [ProfileFault]) {
    switch settings.profile {
    case .none: (nil, [])
    case .fitting: try fitting(profiles, file)
    case .named(let name), .answered(let name): (try named(name, profiles.first), [])
    }
  }

  private func named(_ name: String, _ profile: Profile?) throws -> ProfiledReading? {
    guard let profile else {
      if said.isEmpty { throw ProfileFault.nothingToKeep(name).error }
      return nil
    }
    guard profile.record == kind else {
      throw ProfileFault.otherRecord(name, profile.record).error
    }
    return try reading(by: profile)
  }

  /// Of a file that another profile cannot read nothing is told.
  private func fitting(
    _ profiles: [Profile], _ file: String
  ) throws -> (ProfiledReading?, [ProfileFault]) {
    // A look at what heads can be made of spares reading the file once for each profile.
    let cells = profiles.isEmpty ? [] : try content.firstCells(in: settings.sheets)
    let readings = profiles.filter { $0.mayFit(cells) }.compactMap { try? reading(by: $0) }
    let fitting = readings.filter(\.fits)
    if fitting.count > 1 {
      var report = ImportReport(file)
      let fault = AmbiguityFault.profiles(fitting.map(\.profile.code))
      report.remark(.asked, nil, fault.error)
      throw Refused(report: report)
    }
    if let one = fitting.first { return (one, []) }
    let partly = readings.first(where: \.fitsPartly).map { reading in
      ProfileFault.partly(reading.profile.code, others: reading.others.compactMap(\.sheet))
    }
    return (nil, partly.map { [$0] } ?? near(profiles, cells))
  }

  /// Profiles that would be for the head, but for a header or two.
  private func near(_ profiles: [Profile], _ cells: Set<String>) -> [ProfileFault] {
    let alone = try? HeadReading(content, form, of: kind, settings)
    return profiles.compactMap { profile in
      let reading = (try? self.reading(by: profile))?.reading ?? alone
      let keys = reading?.tables.first?.header.keys
      let lacks = profile.headers.subtracting(keys ?? cells)
      let has = keys?.subtracting(profile.headers) ?? []
      guard lacks.count < 3, has.count < 3, profile.headers.count > 2 * lacks.count else {
        return nil
      }
      let written = { (key: String) in
        reading?.tables.lazy.compactMap { $0.header.label(of: key) }.first ?? key
      }
      let meanings = ProfileMeanings(profile).columns.filter { !lacks.contains($0.key) }
      return .near(
        profile.code, lacks: lacks.sorted(), has: has.sorted().map(written),
        meanings.sorted { $0.key < $1.key }.map { .init(header: written($0.key), column: $0.value) }
      )
    }
  }

  private func reading(by profile: Profile) throws -> ProfiledReading {
    try ProfiledReading(profile, said, content, form, of: kind, settings)
  }
}

extension Reader {
  /// Which of the headers that somebody said something of a file has not, and all that it has.
  public func headers<F: ImportSpec>(
    missingIn file: ImportFile, as _: F.Type, _ settings: ImportSettings
  ) throws -> (missing: [String], known: [String]) {
    let profiles = try profiles(of: F.entityKind, for: settings.profile)
    let heads = try FileHeads(file, F.labels(self), of: F.entityKind, settings, profiles)
    return (heads.lacking(settings.saidHeaders), heads.known)
  }

  /// The profiles that an import of such records may be read by.
  func profiles(of kind: EntityKind, for choice: ProfileChoice) throws -> [Profile] {
    switch choice {
    case .none: []
    case .fitting: try list(Profile.self, where: "record = \(kind) ORDER BY code")
    case .named(let name), .answered(let name):
      try find(Profile.self, code: name).map { [$0] } ?? []
    }
  }
}

/// By which profile a file is read.
public enum ProfileChoice: Sendable, Equatable {
  /// By the one that is kept for its head, if one is.
  case fitting
  /// By none.
  case none
  /// By that one; what is said of columns besides is kept under its name.
  case named(String)
  /// By that one, as it is.
  case answered(String)

  /// Whether what is said besides is kept.
  public var isNamed: Bool {
    if case .named = self { true } else { false }
  }
}
