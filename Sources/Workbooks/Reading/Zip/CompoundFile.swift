/// The kind of file that Office 97 to 2003 wrote, [MS-CFB]: only the names of what is in it are
/// read. A workbook locked with a password is one too, with the zip archive encrypted inside.
struct CompoundFile {
  private let bytes: any WorkbookBytes
  private let header: [UInt8]
  private let sectorSize: Int

  init?(_ bytes: any WorkbookBytes) throws(WorkbookFault) {
    self.bytes = bytes
    header = try bytes.bytes(at: 0, count: 512)
    guard header.count == 512, [9, 12].contains(header[30]) else { return nil }
    sectorSize = 1 << Int(header[30])
  }

  /// Throws what it holds, by the names of its streams.
  func refuse() throws(WorkbookFault) {
    let names = try names()
    if names.contains("EncryptedPackage") { throw .encrypted }
    if names.contains("Workbook") || names.contains("Book") { throw .notAWorkbook(.xls) }
    throw .notAWorkbook(names.contains("WordDocument") ? .doc : .ole)
  }

  /// The names in the directory, of which at most 64 sectors are read.
  private func names() throws(WorkbookFault) -> Set<String> {
    var names: Set<String> = []
    var sector = word(header, 48)
    for _ in 0..<64 where sector < 0xFFFF_FFFA {
      let directory = try bytes.bytes(at: (Int(sector) + 1) * sectorSize, count: sectorSize)
      for entry in stride(from: 0, to: directory.count - 127, by: 128) {
        names.insert(name(directory[entry..<entry + 64]))
      }
      sector = try next(sector)
    }
    return names
  }

  private func name(_ bytes: ArraySlice<UInt8>) -> String {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map {
      UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
    }
    return String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
  }

  /// The sector that follows, by the table whose first 109 sectors the header names.
  private func next(_ sector: UInt32) throws(WorkbookFault) -> UInt32 {
    let perTable = sectorSize / 4
    let table = Int(sector) / perTable
    guard table < 109 else { return .max }
    let offset = (Int(word(header, 76 + 4 * table)) + 1) * sectorSize
    return word(try bytes.bytes(at: offset + Int(sector) % perTable * 4, count: 4), 0)
  }

  private func word(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    guard offset + 4 <= bytes.count else { return .max }
    return (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << (8 * UInt32($1)) }
  }
}
