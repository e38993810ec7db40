import Interchange
import Query
import Storage

/// What became of one of several files.
public struct FileOutcome: Sendable {
  /// What was done with it.
  public enum What: Sendable {
    /// It was taken in, all of it or what could be.
    case taken(ImportReport)
    /// Nothing of it was stored, because of some of its rows.
    case refused(ImportReport)
    /// Nothing of it was stored, as it is no table or cannot be read.
    case unread(Message)
    /// It has the same bytes as one before it.
    case same(as: String)
    /// It is no file of a table.
    case passedOver(PassedOver)
  }

  /// Why a name in a folder is none of a table's.
  public enum PassedOver: Sendable {
    case lock, hidden, folder, empty, notFile, ending
  }

  /// As it was typed, or the folder was and its name.
  public let file: String
  /// What was done with it.
  public let what: What
  /// Where the rows that were left out of it are.
  public let rejects: String?

  /// - Parameter rejects: where the rows that were left out of it are.
  public init(_ file: String, _ what: What, rejects: String? = nil) {
    (self.file, self.what, self.rejects) = (file, what, rejects)
  }
}

/// What became of several files, in the order they were come to.
public struct FileOutcomes: Sendable {
  private let isTrial: Bool
  private var all: [FileOutcome] = []

  /// - Parameter isTrial: whether nothing is stored in the end.
  public init(isTrial: Bool) { self.isTrial = isTrial }

  /// The next file.
  public mutating func add(_ outcome: FileOutcome) { all.append(outcome) }

  /// Whether there is more to say than that a folder is empty.
  public var says: Bool {
    all.contains { if case .passedOver(.empty) = $0.what { false } else { true } }
  }

  /// The files of which something is stored, or all was.
  public var stored: [String] {
    all.filter { if case .taken = $0.what { true } else { false } }.map(\.file.visible)
  }

  /// A row a file.
  public var table: Table { Table(FileOutcome.headings, all.map { $0.cells(isTrial) }) }

  /// The sums, what needs a look in any of them, and the table of files at the end.
  public var detail: RecordView {
    RecordView(
      sheet: Table(FileOutcomes.headings, [sums]),
      sections: [
        (
          "remarks", LocalizedText(vi: "Cần xem", en: "To look at"),
          Table([FileOutcome.fileHeading] + ImportReport.remarkHeadings, remarks)
        ),
        (
          "columns", LocalizedText(vi: "Cách đọc các cột", en: "How the columns are read"),
          Table([FileOutcomes.filesHeading] + ImportReport.columnHeadings, columns)
        ),
        ("outcomes", LocalizedText(vi: "Từng tệp", en: "Each file"), table),
      ])
  }

  /// The rows that were not stored, in words.
  public var complaints: [LocalizedText] {
    all.flatMap { outcome in
      (outcome.report?.complaints ?? []).map { complaint in
        LocalizedText(in: { "\(outcome.file.visible): \(complaint[$0])" })
      }
    }
  }

  /// What is left to be done, where not all is in.
  public var end: Message? {
    let files = all.filter(\.isFile)
    if files.isEmpty { return .noFiles(all.map(\.file)) }
    let out = files.filter(\.isOut)
    if !out.isEmpty { return .notIn(out.count, of: files.count, isTrial: isTrial) }
    return reports.contains { !$0.isComplete } ? .incomplete(reports, isTrial: isTrial) : nil
  }

  private var reports: [ImportReport] { all.compactMap(\.report) }

  private var sums: [Cell] {
    let files = all.filter(\.isFile)
    let counts = files.map(\.counts)
    return [Cell(files.count), Cell(files.filter { $0.isWhole }.count)]
      + ImportReport.countHeadings.indices.map { index in
        Cell(counts.reduce(0) { $0 + ($1?[index] ?? 0) })
      }
  }

  private var remarks: [[Cell]] {
    all.flatMap { outcome in
      (outcome.report?.remarkRows ?? []).map { [Cell(outcome.file)] + $0 }
    }
  }

  /// Files that are read alike share their rows: offices fill in one form.
  private var columns: [[Cell]] {
    var groups: [(columns: [ColumnReading], files: [String])] = []
    for outcome in all {
      guard let columns = outcome.report?.columns, !columns.isEmpty else { continue }
      if let place = groups.firstIndex(where: { $0.columns == columns }) {
        groups[place].files.append(outcome.file)
      } else {
        groups.append((columns, [outcome.file]))
      }
    }
    return groups.flatMap { group in group.columns.map { [.list(group.files)] + $0.cells } }
  }

  private static let filesHeading = Heading("files", vi: "Tệp", en: "Files")

  private static let headings =
    [
      Heading("files", vi: "Số tệp", en: "Files"),
      Heading("whole", vi: "Số tệp vào đủ", en: "Files that are in whole"),
    ] + ImportReport.countHeadings
}

extension FileOutcome {
  static let fileHeading = Heading("file", vi: "Tệp", en: "File")

  static let headings =
    [fileHeading] + ImportReport.countHeadings + [
      Heading("outcome", vi: "Kết quả", en: "Outcome"),
      Heading("reason", vi: "Lý do", en: "Reason"), ImportReport.profileHeading,
    ]

  /// Nothing is stored of one that was refused, whatever its report counts.
  var counts: [Int]? {
    guard let report else { return nil }
    let added = if case .refused = what { 0 } else { report.added }
    return [report.rows, added, report.present, report.held, report.refused, report.skipped]
  }

  func cells(_ isTrial: Bool) -> [Cell] {
    let counts = counts?.map { Cell($0) } ?? ImportReport.countHeadings.map { _ in .null }
    let (name, label) = label(isTrial)
    return [Cell(file)] + counts
      + [
        .choice(name, label), reason(isTrial).map(Cell.phrase) ?? .null, Cell(report?.profile),
      ]
  }

  var report: ImportReport? {
    switch what {
    case .taken(let report), .refused(let report): report
    case .unread, .same, .passedOver: nil
    }
  }

  /// Whether it is a file that somebody wants to have in.
  var isFile: Bool { if case .passedOver = what { false } else { true } }

  /// Whether nothing of it is in.
  var isOut: Bool {
    switch what {
    case .refused, .unread: true
    case .taken, .same, .passedOver: false
    }
  }

  /// Whether all of it is in.
  var isWhole: Bool {
    switch what {
    case .taken(let report): report.isComplete
    case .same: true
    case .refused, .unread, .passedOver: false
    }
  }

  private func label(_ isTrial: Bool) -> (String, LocalizedText) {
    switch what {
    case .taken(let report) where !report.isComplete:
      ("partial", LocalizedText(vi: "vào một phần", en: "in, but not whole"))
    case .taken(let report) where report.rows == 0:
      ("empty", LocalizedText(vi: "không có dòng nào", en: "no rows"))
    case .taken(let report) where report.added == 0:
      ("present", LocalizedText(vi: "đã có", en: "already there"))
    case .taken:
      (
        "added",
        isTrial
          ? LocalizedText(vi: "sẽ nhập", en: "to be stored")
          : LocalizedText(vi: "đã nhập", en: "stored")
      )
    case .refused: ("refused", LocalizedText(vi: "từ chối", en: "refused"))
    case .unread: ("unread", LocalizedText(vi: "không đọc được", en: "not read"))
    case .same: ("same", LocalizedText(vi: "trùng tệp", en: "the same file"))
    case .passedOver: ("passed-over", LocalizedText(vi: "bỏ qua", en: "passed over"))
    }
  }

  private func reason(_ isTrial: Bool) -> LocalizedText? {
    switch what {
    case .taken(let report):
      report.isComplete ? nil : .left(report.left, in: isTrial ? nil : rejects)
    case .refused(let report):
      LocalizedText(in: { language in
        let first = report.cause.map { ". \($0[language])" } ?? ""
        return Message.refused(report).what[language] + first
      })
    case .unread(let message):
      LocalizedText(in: { language in
        message.description[language] + (message.advice.map { " → \($0[language])" } ?? "")
      })
    case .same(let other):
      LocalizedText(
        vi: "giống hệt «\(other.visible)», không thêm gì",
        en: "every byte as in “\(other.visible)”; it adds nothing")
    case .passedOver(let why): why.words
    }
  }
}

extension FileOutcome.PassedOver {
  fileprivate var words: LocalizedText {
    switch self {
    case .lock:
      LocalizedText(
        vi: "tệp khóa của chương trình đang mở sổ tính: đóng sổ tính ấy nếu chưa lưu",
        en: "kept by the program that has the workbook open: save and close it there")
    case .hidden: LocalizedText(vi: "tệp ẩn", en: "hidden")
    case .folder:
      LocalizedText(vi: "thư mục con: nêu riêng nếu cần", en: "a folder: name it if it is wanted")
    case .empty: LocalizedText(vi: "thư mục trống", en: "an empty folder")
    case .notFile: LocalizedText(vi: "không phải tệp thường", en: "no regular file")
    case .ending:
      LocalizedText(vi: "không phải \(Self.endings)", en: "none of \(Self.endings)")
    }
  }

  fileprivate static let endings = ImportFile.endings.map { "." + $0 }
    .joined(separator: " ")
}

extension LocalizedText {
  fileprivate static func left(_ left: LocalizedText, in rejects: String?) -> LocalizedText {
    let (vi, en) =
      rejects.map { (": ở «\($0.visible)»", ": in “\($0.visible)”") } ?? ("", "")
    return LocalizedText(
      vi: "còn lại \(left.vietnamese)\(vi)", en: "\(left.english) left\(en)")
  }
}

extension Message {
  fileprivate static func notIn(_ count: Int, of all: Int, isTrial: Bool) -> Message {
    Message(
      .badData,
      LocalizedText(
        vi: "\(count) trong \(all) tệp \(isTrial ? "sẽ không vào" : "không nhập được")",
        en: "Of \(all) files \(count) \(isTrial ? "would not go in" : "did not go in")"),
      advice: LocalizedText(
        vi: """
          Sửa theo lý do nêu ở từng tệp rồi chạy lại đúng lệnh này: không dòng nào bị lưu hai lần.
          """,
        en: """
          Correct each by the reason that is told, then run the same again: no row is stored twice.
          """))
  }

  fileprivate static func noFiles(_ names: [String]) -> Message {
    let shown = names.first?.visible ?? ""
    let endings = FileOutcome.PassedOver.endings
    return Message(
      .noInput,
      LocalizedText(
        vi: "Không có tệp nào nhập được trong thư mục «\(shown)»",
        en: "There is no file to import in the folder “\(shown)”"),
      advice: LocalizedText(
        vi: "Nêu tệp, hoặc thư mục có tệp \(endings).",
        en: "Name a file, or a folder with files that end in \(endings)."))
  }
}
