import CLoops
import Samples

/// A database that only C touches.
final class CDatabase {
  private let pointer: OpaquePointer

  init(path: String = ":memory:") throws {
    guard let opened = loops_open(path) else { throw Failure("C cannot open \(path)") }
    pointer = opened
    try run(Statements.settings)
  }

  deinit { loops_close(pointer) }

  func run(_ sql: String) throws { try check(loops_run(pointer, sql), sql) }

  func checksum(_ sql: String) throws -> Checksum {
    var result: Int64 = 0
    try check(loops_integer(pointer, sql, &result), sql)
    return Checksum(UInt64(bitPattern: result))
  }

  /// - Parameter copied: whether each text is copied into memory of its own.
  func read(_ sql: String, _ layout: loops_layout, copied: Bool) throws -> Checksum {
    var result: UInt64 = 0
    try check(loops_read(pointer, sql, layout, copied ? 1 : 0, &result), sql)
    return Checksum(result)
  }

  func insert(_ items: CItems) throws {
    let code = items.withRows {
      loops_insert(pointer, Statements.insertItem, $0.baseAddress, $0.count)
    }
    try check(code, Statements.insertItem)
  }

  private func check(_ code: Int32, _ sql: String) throws {
    if code != 0 { throw Failure("C: SQLite's error \(code) for \(sql)") }
  }
}

/// The items as C has them: the bytes of all texts one after the other, and pointers into them.
final class CItems {
  private let bytes: UnsafeMutableBufferPointer<CChar>
  private var rows: [loops_item] = []

  init(_ items: [Item]) {
    let length = items.reduce(0) { total, item in
      total + item.texts.reduce(0) { $0 + ($1?.utf8.count ?? 0) }
    }
    bytes = .allocate(capacity: length + 1)
    var used = 0
    for item in items {
      let texts = item.texts.map { text -> loops_text in
        guard let text else { return loops_text(start: nil, length: 0) }
        let place = bytes.extracting(used...)
        let end = place.update(fromContentsOf: text.utf8.map { CChar(bitPattern: $0) })
        used += end
        return loops_text(start: place.baseAddress, length: end)
      }
      rows.append(
        loops_item(
          id: item.id, year: item.year, share: item.share,
          texts: (texts[0], texts[1], texts[2], texts[3], texts[4])))
    }
  }

  deinit { bytes.deallocate() }

  func withRows<T>(_ body: (UnsafeBufferPointer<loops_item>) -> T) -> T {
    rows.withUnsafeBufferPointer(body)
  }
}

extension Item {
  fileprivate var texts: [String?] { [code, title, registeredOn, decidedOn, note] }
}
