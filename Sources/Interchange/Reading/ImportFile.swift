import Storage
import Workbooks

/// A file as it is taken in.
public struct ImportFile: Sendable {
  /// Without its folder: the title of the source it becomes.
  let name: String
  /// Of its bytes, in hexadecimal.
  public let sha256: String
  /// For those that look where they want, as in a workbook.
  let bytes: any WorkbookBytes
  /// Begins at its first byte: gives the next piece, an empty one at the end.
  let open: @Sendable () throws -> Reading

  /// What the names of files end in that are taken for tables, without the dot.
  public static let endings = ["csv", "tsv", "txt", "json", "ndjson", "xlsx", "xlsm", "ods"]

  /// Gives the next piece of a file, an empty one at the end.
  public typealias Reading = @Sendable () throws -> [UInt8]

  /// - Parameters:
  ///   - name: without its folder.
  ///   - sha256: of all its bytes, in hexadecimal.
  ///   - bytes: the same bytes, to be read from anywhere.
  ///   - open: begins at its first byte, and again when it is called again.
  public init(
    _ name: String, sha256: String, bytes: any WorkbookBytes,
    _ open: @escaping @Sendable () throws -> Reading
  ) {
    (self.name, self.sha256, self.bytes, self.open) = (name, sha256, bytes, open)
  }
}

/// Where refused and held rows go, to be corrected and imported alone.
public struct Refusals {
  private let sink: Sink
  private let isBook: Bool
  /// Puts the reason into words.
  let say: (DomainError) -> String

  /// - Parameters:
  ///   - isBook: whether they are written as a workbook, else as text like the file they came from.
  ///   - say: puts the reason into words.
  public init(_ sink: Sink, isBook: Bool = false, _ say: @escaping (DomainError) -> String) {
    (self.sink, self.isBook, self.say) = (sink, isBook, say)
  }

  /// - Parameter delimiter: between the cells of text.
  func file(_ delimiter: UInt8) throws -> any RejectedFile {
    isBook ? try RejectedBook(sink) : RejectedText(sink: sink, delimiter: delimiter)
  }
}

/// A file of which some rows were refused; nothing of it is stored.
public struct Refused: Error {
  /// Of the whole file; what it counts as added is not stored either.
  public let report: ImportReport
}

extension ImportReport {
  /// Goes on where nothing has to be answered first.
  func requireAnswers() throws(Refused) {
    if isAsking { throw Refused(report: self) }
  }
}

/// A file that says nothing new: its transaction is given up, so that it leaves no trace.
struct NothingNew: Error {
  let report: ImportReport
}
