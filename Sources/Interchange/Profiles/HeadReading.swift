import Storage
import Workbooks

/// The tables of a file, their heads read by what was said of columns.
struct HeadReading {
  /// With what a profile says.
  let settings: ImportSettings
  let form: ImportHeaders
  let tables: [FileTable]
  /// Sheets without a table.
  let without: [Sheet]

  /// - Throws: `DomainError` where no table has a head of the form.
  init(
    _ content: FileContent, _ form: ImportHeaders, of kind: EntityKind, _ settings: ImportSettings
  ) throws {
    self.settings = settings
    self.form = form.settled(
      settings.meant, ignored: settings.ignoredHeaders, within: settings.defaults["province"])
    (tables, without) = try content.tables(self.form, of: kind, in: settings.sheets)
  }

  /// How the file writes what is said.
  func written(_ meanings: ProfileMeanings) -> [ProfileFault.Meaning] {
    meanings.columns.sorted { $0.key < $1.key }.map { key, column in
      let label = tables.lazy.compactMap { $0.header.label(of: key) }.first
      return ProfileFault.Meaning(header: label ?? key, column: column)
    }
  }
}

/// A file read by a profile.
struct ProfiledReading {
  let profile: Profile
  /// What holds of it.
  let meanings: ProfileMeanings
  /// What was said otherwise.
  let overruled: ProfileMeanings
  let reading: HeadReading
  /// Tables with another head than the profile's.
  let others: [FileTable]

  init(
    _ profile: Profile, _ said: ProfileMeanings, _ content: FileContent, _ form: ImportHeaders,
    of kind: EntityKind, _ settings: ImportSettings
  ) throws {
    self.profile = profile
    let all = ProfileMeanings(profile)
    meanings = all.besides(said)
    overruled = all.overruled(by: said)
    do {
      reading = try HeadReading(content, form, of: kind, settings.adding(meanings))
    } catch let problem as DomainError {
      guard case .noHeader? = problem.fault as? FileFault else { throw problem }
      throw ProfileFault.otherHead(
        profile.code, sheet: nil, lacks: profile.headers.sorted(), has: []
      ).error
    }
    others = reading.tables.filter { $0.header.keys != profile.headers }
  }

  var fits: Bool { others.isEmpty }

  /// Whether it is for one sheet of several.
  var fitsPartly: Bool { !fits && others.count < reading.tables.count }

  /// Refuses a head that is not the profile's, and a profile that another tool wrote or that names
  /// what is gone.
  func check(_ form: ImportHeaders) throws(DomainError) {
    if let other = others.first {
      let keys = other.header.keys
      throw ProfileFault.otherHead(
        profile.code, sheet: reading.tables.count > 1 ? other.sheet : nil,
        lacks: profile.headers.subtracting(keys).sorted(),
        has: keys.subtracting(profile.headers).sorted().map { other.header.label(of: $0) ?? $0 }
      ).error
    }
    let all = ProfileMeanings(profile)
    if let line = all.unread.first { throw ProfileFault.unread(profile.code, line: line).error }
    if all.isEmpty { throw ProfileFault.empty(profile.code).error }
    for meaning in reading.written(all) {
      guard reading.tables.allSatisfy({ $0.header.has(header: meaning.header) }) else {
        throw ProfileFault.strangeHeader(profile.code, header: meaning.header).error
      }
      guard meaning.column.isEmpty || form.columns.contains(where: { $0.name == meaning.column })
      else { throw ProfileFault.noColumn(profile.code, meaning, profile.record).error }
    }
  }
}

extension Profile {
  /// Every header of a file that it is for.
  var headers: Set<String> {
    Set(head.split(separator: "\n").map { String($0).labelKey }).subtracting([""])
  }

  /// Whether all its headers are among these, or each is made of two of them, one below the other.
  func mayFit(_ cells: Set<String>) -> Bool {
    headers.allSatisfy { header in
      cells.contains(header)
        || header.indices.contains { index in
          header[index] == " " && cells.contains(String(header[..<index]))
            && cells.contains(String(header[index...].dropFirst()))
        }
    }
  }
}
