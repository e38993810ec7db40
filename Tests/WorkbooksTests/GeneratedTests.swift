import Glibc
import Testing

@testable import Workbooks

/// Workbooks of other programs, made by scripts/soak.sh in the folder `DANVAN_WORKBOOKS`, each with
/// a file of what is in it.
@Suite("Generated workbooks", .enabled(if: folder != nil)) struct GeneratedTests {
  @Test func `Each is read as what it was made from`() throws {
    var count = 0
    for part in ["", "/xlsx", "/ods"] {
      let place = (folder ?? "") + part
      for name in try names(place) where name.hasSuffix(".lines") {
        try compare("\(place)/\(name.dropLast(6))")
        count += 1
      }
    }
    #expect(count > 0)
  }

  private func compare(_ path: String) throws {
    let expected = try text(path + ".lines").split(separator: "\u{1E}").map(String.init)
    let workbook = try Workbook(path: path)
    let reader = try workbook.rows(of: workbook.sheets[0])
    let hidden = reader.hiddenColumns.flatMap { Array($0) }.map(String.init).joined(separator: ",")
    var lines = try ["hidden \(hidden)"] + allRows(reader).map(line)
    // LibreOffice writes most truth values as numbers there, but not all.
    if path.hasSuffix(".ods") {
      lines = lines.map {
        $0.replacing("+true", with: "#1").replacing("+false", with: "#0")
      }
    }
    if lines.count != expected.count {
      Issue.record("\(path): \(lines.count) rows, \(expected.count)")
    }
    for (one, other) in zip(lines, expected) where one != other {
      Issue.record("\(path)\n\(one)\n\(other)")
      break
    }
  }

  private func names(_ folder: String) throws -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: entry.pointee.d_name) {
          String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
        })
    }
    return names.sorted()
  }

  private func text(_ path: String) throws -> String {
    let file = try WorkbookFile(path: path)
    return try String(decoding: file.bytes(at: 0, count: file.count), as: UTF8.self)
  }
}

private let folder = getenv("DANVAN_WORKBOOKS").map { String(cString: $0) }
