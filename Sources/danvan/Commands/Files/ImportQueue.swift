import Interchange
import Messages
import Storage

/// Takes in one file after the other, each in a transaction of its own.
struct ImportQueue<F: ImportSpec> {
  private var run: ImportRun<F>
  private let files: InputFiles
  private var rejects: RejectsFolder?
  /// Files that are in, and those that are not come to their end.
  private var stored: [String] = []
  private var left: [String]
  private let stopping: Stopping
  private(set) var outcomes: FileOutcomes
  /// Of what was read, by digest.
  private var seen: [String: String] = [:]
  private var count = 0

  /// - Parameter rejects: the folder for refused rows.
  init(_ run: ImportRun<F>, _ files: InputFiles, rejects: String?) throws {
    (self.run, self.files) = (run, files)
    self.rejects = try rejects.map { try RejectsFolder($0) }
    left = files.paths.map(\.visible)
    stopping = Stopping(.brokenOff(stored: [], left: left))
    outcomes = FileOutcomes(isTrial: run.writing.dryRun)
  }

  /// - Throws: what is wrong with the database, and would be for every file.
  mutating func takeAll() throws {
    defer { rejects?.finish() }
    try run.checkHeaders(of: files.paths)
    if !run.writing.dryRun { stopping.watch() }
    for named in files.all {
      switch named {
      case .other(let outcome): outcomes.add(outcome)
      case .file(let path): try take(path)
      }
    }
    if run.writing.dryRun, !files.paths.isEmpty { Console.note(.nothingWritten) }
  }

  private mutating func take(_ path: String) throws {
    count += 1
    let place = rejects?.place(for: path)
    let what = try outcome(of: path, place)
    outcomes.add(FileOutcome(path, what, rejects: place))
    pass(what)
  }

  private mutating func pass(_ what: FileOutcome.What) {
    guard !left.isEmpty else { return }
    let file = left.removeFirst()
    if case .taken = what { stored.append(file) }
    stopping.tell(told)
  }

  /// What is in and what is not.
  private var told: LocalizedText { .brokenOff(stored: stored, left: left) }

  private mutating func outcome(of path: String, _ place: String?) throws -> FileOutcome.What {
    do {
      return try InputFile.read(path) { file in
        if let other = seen[file.sha256] { return .same(as: other) }
        seen[file.sha256] = path
        let progress = "\(count)/\(files.paths.count) \(path.visible): "
        let report = try run.take(file, path, rejects: place, progress)
        if run.writing.dryRun, report.keepsProfile { run.keepNoMore() }
        return .taken(report)
      }
    } catch let refused as Refused {
      return .refused(refused.report)
    } catch {
      guard let message = Message(of: error), !isOfDatabase(error) else {
        throw run.writing.dryRun || outcomes.stored.isEmpty ? error : error.after(told)
      }
      return .unread(message)
    }
  }

  private func isOfDatabase(_ error: any Error) -> Bool {
    (error as? DomainError)?.fault is DatabaseFault
  }
}
