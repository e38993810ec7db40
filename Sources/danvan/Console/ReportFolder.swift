import ArgumentParser
import Glibc
import Messages
import Query
import Storage

/// Where reports are looked for: a user's folder, and those that come with danvan.
struct ReportFolder: ParsableArguments {
  @Option(
    help: help(
      "Thư mục báo cáo của mình, *.sql (mặc định: $DANVAN_REPORTS).",
      "A folder with your own reports, *.sql (default: $DANVAN_REPORTS).", name: "folder"))
  var reports: String?

  /// All, one's own after the shipped ones and in place of one of the same name.
  func files() throws -> [ReportFile] {
    let own = try names().map { try file($0) }
    let taken = Set(own.map(\.name))
    return ReportFile.shipped.filter { !taken.contains($0.name) } + own
  }

  /// The list of reports, with what is wrong with one's own: each is held against the file that it
  /// would ask, where there is one.
  func rows(_ globals: Globals) throws -> [[Cell]] {
    let own = try names()
    let shipped = ReportFile.shipped.filter { !own.contains($0.name) }.map { $0.row(nil, problem) }
    let rows = { (reader: Reader?) in own.map { row($0, reader) } }
    do {
      return shipped + (own.isEmpty ? [] : try globals.read { rows($0) })
    } catch let error as DomainError where error.fault is DatabaseFault {
      return shipped + rows(nil)
    }
  }

  private func row(_ name: String, _ reader: Reader?) -> [Cell] {
    do {
      return try file(name).row(reader, problem)
    } catch {
      return ReportFile.row(name: name, file: path(of: name), problem: problem(error))
    }
  }

  /// On one line: the place of a mistake is marked where the report is run.
  private func problem(_ error: any Error) -> LocalizedText {
    let text = Message(of: error)?.description ?? LocalizedText("\(error)")
    return LocalizedText(in: { String(text[$0].prefix { $0 != "\n" }) })
  }

  func report(_ name: String) throws -> Report {
    let found = try names().contains(name) ? file(name) : shipped(name)
    return try Report(found)
  }

  /// The report of that name, if there is one.
  func find(_ name: String) throws -> Report? {
    let isKnown = try names().contains(name) || ReportFile.shipped.contains { $0.name == name }
    return isKnown ? try report(name) : nil
  }

  private func shipped(_ name: String) throws -> ReportFile {
    if let found = ReportFile.shipped.first(where: { $0.name == name }) { return found }
    let all = try names() + ReportFile.shipped.map(\.name)
    let begun = name.searchKey.prefix { $0 != "-" }
    let like = begun.isEmpty ? [] : all.filter { $0.contains(begun) }.sorted()
    throw DomainError.notFound(.report, name, like: like)
  }

  private var path: String? { reports ?? environment("DANVAN_REPORTS") }

  private func file(_ name: String) throws -> ReportFile {
    let path = path(of: name)
    return ReportFile(name: name, file: path, text: try SQLText.read(file: path) ?? "")
  }

  private func path(of name: String) -> String { "\(path ?? ".")/\(name).sql" }

  /// Of the user's reports, in order.
  private func names() throws -> [String] {
    guard let path else { return [] }
    guard let names = Files.names(in: path) else { throw Message.noFolder(path, errno) }
    return names.filter { $0.hasSuffix(".sql") && !$0.hasPrefix(".") }.map {
      String($0.dropLast(4))
    }
    .sorted()
  }
}

extension Message {
  fileprivate static func noFolder(_ path: String, _ code: Int32) -> Message {
    let reason = LocalizedText(systemError: code)
    let shown = path.shownInMessage
    return Message(
      code == EACCES ? .notPermitted : .noInput, field: "--reports",
      LocalizedText(
        vi: "Không mở được thư mục «\(shown)»: \(reason.vietnamese)",
        en: "Cannot open the folder “\(shown)”: \(reason.english)"),
      advice: LocalizedText(
        vi: "Ghi thư mục có các tệp .sql, hoặc bỏ --reports và $DANVAN_REPORTS.",
        en: "Name the folder with your .sql files, or leave --reports and $DANVAN_REPORTS out."))
  }
}
