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
    let path = "\(path ?? ".")/\(name).sql"
    return ReportFile(name: name, file: path, text: try SQLText.read(file: path) ?? "")
  }

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
