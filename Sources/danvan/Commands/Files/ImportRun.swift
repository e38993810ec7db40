import Glibc
import Interchange
import Messages
import Storage

/// Takes files in, one at a time, as the options say and as answers on a terminal do.
struct ImportRun<F: ImportSpec> {
  let globals: Globals
  let writing: WriteOptions
  private(set) var settings: ImportSettings
  private let answers = Answers()

  init(globals: Globals, writing: WriteOptions, settings: ImportSettings) {
    (self.globals, self.writing, self.settings) = (globals, writing, settings)
  }

  /// - Parameter rejects: where refused rows go; `nil` = one refused row refuses the whole file.
  func take(_ path: String, rejects: String?) throws -> ImportReport {
    let report = try InputFile.read(path) { try take($0, path, rejects: rejects) }
    if writing.dryRun { Console.note(.nothingWritten) }
    return report
  }

  /// As above, of a file that is open.
  ///
  /// - Parameter progress: stands before the count of rows on a terminal.
  func take(
    _ file: ImportFile, _ path: String, rejects: String?, _ progress: String = ""
  ) throws -> ImportReport {
    let asks = path != "-" && Terminal.canAsk
    return try rejects.map { try storeGood(of: file, $0, asks: asks, progress) }
      ?? store(file, nil, asks: asks, progress)
  }

  /// What would be kept is kept by the first of several files: the others are read by it.
  mutating func keepNoMore() { settings.profile = .none }

  /// Refuses what is said of a header that none of the files has.
  func checkHeaders(of paths: [String]) throws {
    guard !settings.saidHeaders.isEmpty, !paths.contains("-") else { return }
    var (missing, known): (Set<String>?, [String]) = (nil, [])
    for path in paths {
      // What cannot be read is told in its turn.
      guard
        let heads = try? InputFile.read(path, { file in
          try globals.read { try $0.headers(missingIn: file, as: F.self, settings) }
        })
      else { continue }
      missing = missing?.intersection(heads.missing) ?? Set(heads.missing)
      known += heads.known.filter { !known.contains($0) }
      if missing?.isEmpty ?? false { return }
    }
    if let header = missing?.min() { throw ProfileFault.noHeader(header, known: known).error }
  }

  func isStored(_ report: ImportReport) -> Bool { !writing.dryRun && report.added > 0 }

  /// Says what would have spared the questions.
  func tellAnswers() {
    if !answers.all.isEmpty { Console.note(.toAskNoMore(answers.all)) }
  }

  /// What is asked is answered and the file taken again, until nothing is left to ask.
  private func store(
    _ file: ImportFile, _ refusals: Refusals?, asks: Bool, _ progress: String
  ) throws -> ImportReport {
    var settings = settings
    var given: [ColumnAnswer] = []
    var isKept = false
    // What is kept is asked no more anyway.
    defer { answers.add(given.filter { !isKept || !$0.isKept }) }
    while true {
      do {
        let report = try store(file, settings, refusals, progress)
        isKept = settings.profile.isNamed && !writing.dryRun
        return report
      } catch let refused as Refused {
        guard asks,
          let chosen = ColumnChoice.ask(refused.report, of: progress, besides: Set(given))
        else { throw refused }
        for answer in chosen { settings.settle(answer) }
        given += chosen
        try offer(chosen, refused.report, &settings)
      }
    }
  }

  /// To keep what columns were said to mean, where nothing is kept for them yet.
  private func offer(
    _ chosen: [ColumnAnswer], _ report: ImportReport, _ settings: inout ImportSettings
  ) throws {
    guard settings.profile == .fitting, report.profile == nil, chosen.contains(where: \.isKept)
    else { return }
    settings.profile = try ProfileOffer.ask(globals).map { .named($0) } ?? .none
  }

  private func store(
    _ file: ImportFile, _ settings: ImportSettings, _ refusals: Refusals?, _ progress: String
  ) throws -> ImportReport {
    let status = StatusLine()
    defer { status.clear() }
    // The same file adds nothing, and stdin or a changed file of that name is another one.
    let command = "\(F.entityKind.command) import"
    let entry = writing.entry(globals, command, isRepeatable: true)
    return try writing.onStore(globals, command) { store in
      try store.take(
        file, as: F.self, settings, entry, dryRun: writing.dryRun, refusals: refusals
      ) { status.show(progress + text(vi: "Đã đọc \($0) dòng", en: "\($0) rows read")) }
    }
  }

  /// A file of refused rows appears only where there are some.
  private func storeGood(
    of file: ImportFile, _ path: String, asks: Bool, _ progress: String
  ) throws -> ImportReport {
    var done: ImportReport?
    do {
      // Somebody may have corrected half of the rows that another import refused.
      try OutputFile.write(path, replaces: false) { sink in
        let refusals = Refusals(sink, isBook: Format(fileName: path) == .xlsx) {
          Message($0).description[language]
        }
        let report = try store(file, refusals, asks: asks, progress)
        done = report
        if report.isComplete || writing.dryRun { throw NothingRefused() }
      }
    } catch is NothingRefused {
    } catch {
      guard let done, isStored(done) else { throw error }
      throw error.after(.goodRowsStored)
    }
    guard let done else { throw NothingRefused() }
    return done
  }
}

/// Ends the writing of a file that would be empty.
private struct NothingRefused: Error {}

/// What was answered, each once.
private final class Answers {
  private(set) var all: [ColumnAnswer] = []

  func add(_ more: [ColumnAnswer]) { all += more.filter { !all.contains($0) } }
}
