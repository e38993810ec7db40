import SQLite
import Storage

extension Check {
  static let releases = [releaseHash, releaseJournal]

  private static let releaseHash = Check(
    .releaseHash,
    LocalizedText(
      vi: "Nội dung đã công bố khác mã SHA-256 của nó",
      en: "Released bytes that do not have their SHA-256")
  ) { reader in
    try reader.connection.all(
      """
      SELECT r.name || '/' || o.report || '.' || o.format, o.content, o.sha256
        FROM release_output AS o JOIN release AS r ON r.id = o.release ORDER BY o.id
      """
    ) { row throws(SQLiteError) -> Finding? in
      let (found, stored): (String, String) = (sha256(try row[1]), try row[2])
      guard found != stored else { return nil }
      return Finding(
        .release, [try row[0]], .release(.hash(found: found, stored: stored)))
    }.compactMap(\.self)
  }

  /// Who changes bytes and hash together has not changed what the journal recorded of both.
  private static let releaseJournal = Check(
    .releaseJournal,
    LocalizedText(
      vi: "Bản công bố khác với lúc công bố, theo nhật ký",
      en: "A release that is not what the journal says was released")
  ) { reader in
    let (stored, recorded) = (
      try ReleaseRecord.stored(reader), try ReleaseRecord.journalled(reader)
    )
    let columns = (Release.fields.map(\.name), ReleaseOutput.fields.map(\.name))
    return differences(stored.releases, recorded.releases, columns.0) { id in
      ((stored.releases[id] ?? recorded.releases[id])?[1].shown) ?? "release:\(id)"
    }
      + differences(stored.outputs, recorded.outputs, columns.1) { id in
        stored.outputs[id] == nil
          ? recorded.code(ofOutput: id, stored) : stored.code(ofOutput: id, recorded)
      }
  }

  private static func differences(
    _ stored: ReleaseRecord.Rows, _ recorded: ReleaseRecord.Rows, _ columns: [String],
    code: (Int64) -> String
  ) -> [Finding] {
    Set(stored.keys).union(recorded.keys).sorted().compactMap { id in
      let what: ReleaseFlaw
      switch (stored[id], recorded[id]) {
      case (let row?, let was?) where row != was:
        let names = zip(["id"] + columns, zip(row, was)).filter { $1.0 != $1.1 }.map(\.0)
        what = .changed(columns: names)
      case (_?, nil): what = .unrecorded
      case (nil, _?): what = .removed
      default: return nil
      }
      return Finding(.release, [code(id)], .release(what))
    }
  }

  /// That a hash on paper is not that of the release.
  public static let releaseSeal = Check(
    .releaseSeal,
    LocalizedText(vi: "Khác mã SHA-256 đã in", en: "Not the SHA-256 that was printed")
  ) { _ in [] }

  /// That a file is not what was released.
  public static let releaseFile = Check(
    .releaseFile,
    LocalizedText(vi: "Tệp không phải bản đã công bố", en: "A file that was not released")
  ) { _ in [] }
}

extension Finding {
  /// About a release.
  public init(release name: String, _ what: ReleaseFlaw) {
    self.init(.release, [name], .release(what))
  }
}

extension Reader {
  /// What is wrong with a release, by the rules that bear on one.
  public func findings(on release: Release) throws -> [(check: Check, finding: Finding)] {
    let entry = try ReleaseRecord.journalled(self).entries[release.id.rawValue]
    let last = entry ?? release.journal + 1
    let names: Set<Check.Name> = [
      .schema, .journal, .journalChanges, .releaseHash, .releaseJournal,
    ]
    return try Check.all.filter { names.contains($0.id) }.flatMap { check in
      try check.findings(self).filter { $0.isAbout(release, upTo: last) }.map { (check, $0) }
    }
  }
}

extension Finding {
  /// What could not be checked is about every release.
  fileprivate func isAbout(_ release: Release, upTo last: Int64) -> Bool {
    guard let code = codes.first else { return true }
    if entityKind == .release { return code == release.name || code.hasPrefix(release.name + "/") }
    if code.hasPrefix("journal:"), let id = Int64(code.dropFirst("journal:".count)) {
      return id >> 36 == last >> 36 && id <= last
    }
    return code.hasPrefix("release") || code.hasPrefix("journal")
  }
}
