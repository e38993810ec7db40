import CZip

/// A part of an archive, unpacked as it is read. What really comes out is counted, whatever the
/// archive says; at the end size and checksum must be those that it says.
final class ArchivePart {
  let name: String
  private let zip: ZipFile
  private let entry: Archive.Entry
  private var count = 0
  private var isAtEnd = false

  init(_ entry: Archive.Entry, of zip: ZipFile) throws(WorkbookFault) {
    name = entry.name
    self.zip = zip
    self.entry = entry
    if entry.isEncrypted { throw .encrypted }
    guard [0, 8].contains(entry.method) else { throw .damaged(part: name, .method(entry.method)) }
    guard entry.unpacked <= Bounds.partBytes else { throw .tooBig(part: name, .part) }
    var position = unz64_file_pos(
      pos_in_zip_directory: entry.position.offset, num_of_file: entry.position.number)
    guard unzGoToFilePos64(zip.handle, &position) == UNZ_OK,
      unzOpenCurrentFile(zip.handle) == UNZ_OK
    else { throw zip.fault ?? .damaged(part: name, .directory) }
  }

  /// Fills the buffer; 0 only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookFault) -> Int {
    if isAtEnd { return 0 }
    let got = Int(unzReadCurrentFile(zip.handle, buffer.baseAddress, UInt32(buffer.count)))
    if let fault = zip.fault { throw fault }
    guard got >= 0 else { throw .damaged(part: name, .compression) }
    count += got
    let isBomb = count > Bounds.ratioBytes && count / Bounds.ratio > entry.packed
    guard count <= Bounds.partBytes, !isBomb else { throw .tooBig(part: name, .part) }
    if got == 0 { try end() }
    return got
  }

  /// The same, into an array.
  func read(into bytes: inout [UInt8]) throws(WorkbookFault) -> Int {
    let (got, fault) = bytes.withUnsafeMutableBytes { buffer -> (Int, WorkbookFault?) in
      do throws(WorkbookFault) {
        return (try read(into: buffer), nil)
      } catch {
        return (0, error)
      }
    }
    if let fault { throw fault }
    return got
  }

  /// minizip compares the checksum only where as many bytes came as the archive says.
  private func end() throws(WorkbookFault) {
    isAtEnd = true
    guard unzCloseCurrentFile(zip.handle) == UNZ_OK, count == entry.unpacked else {
      throw .damaged(part: name, .checksum)
    }
  }
}
