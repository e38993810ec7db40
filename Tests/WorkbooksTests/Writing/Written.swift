import WrittenBook

@testable import Workbooks

extension WrittenBook {
  /// What the writer gives, collected.
  static func bytes(_ body: (BookWriter) throws -> Void) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let writer = try BookWriter { bytes += $0 }
    try body(writer)
    return bytes
  }

  init(_ body: (BookWriter) throws -> Void) throws { try self.init(Self.bytes(body)) }

  /// What the writer gives, with its only sheet.
  init(sheet: BookSheet = BookSheet("A"), _ rows: [[BookValue]]) throws {
    try self.init { writer in
      try writer.begin(sheet)
      for row in rows { try writer.row(row.map { BookCell($0) }) }
      try writer.end()
      try writer.close()
    }
  }
}
