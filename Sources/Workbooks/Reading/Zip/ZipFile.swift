import CZip
import Glibc

/// minizip over bytes of ours. Each has a place of its own in them.
final class ZipFile {
  private let place: UnsafeMutablePointer<ZipPlace>
  let handle: unzFile

  init(_ bytes: any WorkbookBytes) throws(WorkbookFault) {
    place = .allocate(capacity: 1)
    place.initialize(to: ZipPlace(bytes))
    var functions = ZipPlace.functions(place)
    guard let handle = unzOpen2_64("", &functions) else {
      let fault = place.pointee.fault
      place.deinitialize(count: 1)
      place.deallocate()
      throw fault ?? .damaged(part: nil, .directory)
    }
    self.handle = handle
  }

  deinit {
    unzClose(handle)
    place.deinitialize(count: 1)
    place.deallocate()
  }

  /// What went wrong while bytes were read, which minizip only knows as a failure.
  var fault: WorkbookFault? { place.pointee.fault }

  /// The parts by their key.
  func entries() throws(WorkbookFault) -> [String: Archive.Entry] {
    var entries: [String: Archive.Entry] = [:]
    var code = unzGoToFirstFile(handle)
    while code == UNZ_OK {
      guard entries.count < Bounds.parts else { throw .tooBig(part: nil, .parts) }
      let entry = try entry()
      guard entries.updateValue(entry, forKey: Archive.key(entry.name)) == nil else {
        throw .damaged(part: entry.name, .twice)
      }
      code = unzGoToNextFile(handle)
    }
    guard code == UNZ_END_OF_LIST_OF_FILE else {
      throw fault ?? .damaged(part: nil, .directory)
    }
    return entries
  }

  /// The entry where minizip stands. A name is as long as the format lets it be.
  private func entry() throws(WorkbookFault) -> Archive.Entry {
    var info = unz_file_info64()
    var position = unz64_file_pos()
    var name = [CChar](repeating: 0, count: Int(UInt16.max) + 1)
    guard
      unzGetCurrentFileInfo64(handle, &info, &name, UInt(name.count), nil, 0, nil, 0) == UNZ_OK,
      unzGetFilePos64(handle, &position) == UNZ_OK
    else { throw fault ?? .damaged(part: nil, .directory) }
    return Archive.Entry(
      name: name.withUnsafeBytes {
        String(decoding: $0.prefix(Int(info.size_filename)), as: UTF8.self)
      },
      position: Archive.Position(
        offset: position.pos_in_zip_directory, number: position.num_of_file),
      packed: Int(clamping: info.compressed_size), unpacked: Int(clamping: info.uncompressed_size),
      method: Int(info.compression_method), isEncrypted: info.flag & 1 != 0)
  }
}

/// Where minizip stands in the bytes.
struct ZipPlace {
  let bytes: any WorkbookBytes
  var offset = 0
  var fault: WorkbookFault?

  init(_ bytes: any WorkbookBytes) {
    self.bytes = bytes
  }

  mutating func read(_ buffer: UnsafeMutableRawPointer?, _ count: UInt) -> UInt {
    do throws(WorkbookFault) {
      let buffer = UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))
      let done = try bytes.read(into: buffer, at: offset)
      offset += done
      return UInt(done)
    } catch {
      fault = error
      return 0
    }
  }

  mutating func seek(_ distance: UInt64, _ origin: Int32) -> Int {
    let start = [ZLIB_FILEFUNC_SEEK_CUR: offset, ZLIB_FILEFUNC_SEEK_END: bytes.count]
    guard let distance = Int(exactly: distance) else { return -1 }
    let (target, overflow) = start[origin, default: 0].addingReportingOverflow(distance)
    guard !overflow, target <= bytes.count else { return -1 }
    offset = target
    return 0
  }

  /// minizip's calls, each of which comes here.
  static func functions(_ place: UnsafeMutablePointer<ZipPlace>) -> zlib_filefunc64_def {
    zlib_filefunc64_def(
      zopen64_file: { opaque, _, _ in opaque },
      zread_file: { _, stream, buffer, count in
        stream?.assumingMemoryBound(to: ZipPlace.self).pointee.read(buffer, count) ?? 0
      },
      zwrite_file: { _, _, _, _ in 0 },
      ztell64_file: { _, stream in
        UInt64(stream?.assumingMemoryBound(to: ZipPlace.self).pointee.offset ?? 0)
      },
      zseek64_file: { _, stream, distance, origin in
        stream?.assumingMemoryBound(to: ZipPlace.self).pointee.seek(distance, origin) ?? -1
      },
      zclose_file: { _, _ in 0 },
      zerror_file: { _, stream in
        stream?.assumingMemoryBound(to: ZipPlace.self).pointee.fault == nil ? 0 : 1
      },
      opaque: UnsafeMutableRawPointer(place))
  }
}
