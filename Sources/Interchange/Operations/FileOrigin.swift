import Storage

/// A file as a source.
extension FileImport {
  /// Of the file and what was set for it, which is part of what it says.
  private var sha256: String {
    guard let set else { return file.sha256 }
    return Storage.sha256(Array((file.sha256 + "\n" + set).utf8))
  }

  private var set: String? {
    let lines = settings.defaults.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// The one as which it was stored before, or a new one.
  func findOrigin(_ writer: borrowing Writer) throws -> (source: Source, isNew: Bool) {
    let sha256 = sha256
    if let known = try writer.reader.first(Source.self, where: "sha256 = \(sha256)") {
      return (known, false)
    }
    var source = Source()
    source.code = try writer.nextCode(Source.self, after: "\(Source.fileSeries)-\(Day.today.year)")
    source.title = file.name.tidied.isEmpty ? "?" : file.name
    source.file = file.name
    source.sha256 = sha256
    (source.fileSha256, source.fileSet) = (file.sha256, set)
    return (try writer.insert(source), true)
  }

  /// The very bytes that were stored for another place or time are asked about: two communes do not
  /// send the same, and rows of another place look like none that are there.
  ///
  /// - Throws: `Refused` with what was asked.
  func askOfSameFile(_ reader: Reader) throws {
    guard !settings.takesAgain else { return }
    let all = try reader.list(Source.self, where: "file_sha256 = \(file.sha256) ORDER BY id")
    let own = placed(set)
    // That it is of this place, too, was answered before.
    guard !all.isEmpty, !all.contains(where: { placed($0.fileSet) == own }) else { return }
    var report = report
    let fault = AmbiguityFault.sameFile(
      all.map { StoredFile(code: $0.code, set: $0.fileSet ?? "") })
    report.remark(.asked, nil, fault.error)
    throw Refused(report: report)
  }
}

/// What was set of where and when.
private func placed(_ set: String?) -> [Substring] {
  let columns = ["province=", "unit=", "year=", "period=", "as_of="]
  return (set ?? "").split(separator: "\n").filter { line in
    columns.contains(where: line.hasPrefix)
  }
}
